import { expect, it } from 'vitest';

import { readDockerfile } from './dockerfile';

it('reads the last stage: environment, ports, command and check with their lines', () => {
  const text = [
    'FROM node AS build',
    'EXPOSE 9999',
    'FROM node',
    '# PORT=1 is not said',
    'ENV HOST=0.0.0.0 \\',
    '    PORT=8080 NAME="a b"',
    'EXPOSE 8080/tcp 53/udp',
    'HEALTHCHECK --interval=1s CMD ["node", "check.mjs"]',
    'CMD ["node", "dist/main.js"]',
  ].join('\n');
  expect(readDockerfile(text)).toEqual({
    environment: new Map([
      ['HOST', '0.0.0.0'],
      ['PORT', '8080'],
      ['NAME', 'a b'],
    ]),
    exposed: [{ port: 8080, line: 7 }],
    command: ['node', 'dist/main.js'],
    healthcheck: { argv: ['node', 'check.mjs'], line: 8 },
  });
});

it('takes a command in words for a line of the shell, and no check for none', () => {
  const { command, healthcheck } = readDockerfile('FROM node\nHEALTHCHECK NONE\nCMD node main.js\n');
  expect(command).toEqual(['sh', '-c', 'node main.js']);
  expect(healthcheck).toBeUndefined();
});
