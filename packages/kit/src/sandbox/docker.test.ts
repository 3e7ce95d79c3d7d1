import { expect, it } from 'vitest';

import { EMPTY_IMAGE, enterContainer } from './docker';

it('runs a command in an empty image that shows what is mounted, without capability, network or the user’s settings', () => {
  const { argv, name } = enterContainer({
    ...{
      program: '/usr/bin/docker',
      version: '27',
      network: 'none',
      mayNest: false,
      cwd: '/srv/my "tree',
      user: '1000:1000',
    },
    argv: ['npm', 'test'],
    mounts: [
      { kind: 'link', path: '/bin', target: 'usr/bin' },
      { kind: 'read', path: '/usr' },
      { kind: 'read', path: '/etc/hosts' },
      { kind: 'fresh', path: '/tmp' },
      { kind: 'write', path: '/srv/my "tree' },
      { kind: 'cover', path: '/srv/my "tree/.env', isDirectory: false },
    ],
    environment: { GIVEN: 'yes' },
    timeout: 60,
    emptyFile: '/tmp/empty',
  });
  const words = argv.join(' ');
  expect(words).toContain(`run --rm --interactive --name ${name} `);
  expect(words).toContain('--network none --user 1000:1000 --read-only --workdir');
  expect(words).toContain('--cap-drop ALL --security-opt no-new-privileges');
  expect(words).toContain('type=bind,"source=/bin","target=/bin",readonly');
  expect(words).toContain('type=bind,"source=/srv/my ""tree","target=/srv/my ""tree" ');
  expect(words).toContain('"source=/tmp/empty","target=/srv/my ""tree/.env",readonly');
  expect(words).not.toContain('/etc/hosts');
  expect(words).toMatch(new RegExp(`--env GIVEN=yes ${EMPTY_IMAGE} timeout --signal=KILL 90 /bin/sh -c .* npm test$`));
});
