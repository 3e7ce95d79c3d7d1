import { expect, it } from 'vitest';

import { readCompose } from './compose-settings';

it.each([
  ['"8080:80"', 80],
  ['${PORT:-8080}:3000', 3000],
  ['127.0.0.1:8080:80/tcp', 80],
  ['{ target: 81, published: 8080 }', 81],
])('reads the port of the container from %s, with its line', (entry, port) => {
  const text = `services:\n  app:\n    build: .\n    ports:\n      - ${entry}\n  db:\n    image: postgres\n`;
  expect(readCompose(text)?.ports).toEqual([{ port, line: 5 }]);
});

it.each([
  ['[CMD, node, check.mjs]', ['node', 'check.mjs']],
  ['[CMD-SHELL, "node check.mjs"]', ['sh', '-c', 'node check.mjs']],
  ['node check.mjs', ['sh', '-c', 'node check.mjs']],
  ['[NONE]', undefined],
])('reads the check %s', (test, argv) => {
  const text = `services:\n  app:\n    build: .\n    healthcheck:\n      test: ${test}\n`;
  expect(readCompose(text)?.healthcheck?.argv).toEqual(argv);
});

it('says nothing of files that build none or several, or that it cannot read', () => {
  expect(readCompose('services:\n  db:\n    image: postgres\n')).toBeUndefined();
  expect(readCompose('services:\n  a: { build: . }\n  b: { build: . }\n')).toBeUndefined();
  expect(readCompose('services: [')).toBeUndefined();
});
