import { expect, it } from 'vitest';

import { resolveStartCommand } from './start-command';

const THROUGH_NPM = ['npm', 'run', '--silent', 'start'];

it.each([
  { scripts: { start: 'node dist/main.js' }, expected: ['/bin/node', 'dist/main.js'] },
  {
    scripts: { start: 'node --enable-source-maps "dist/main file.js"' },
    expected: ['/bin/node', '--enable-source-maps', 'dist/main file.js'],
  },
  { scripts: { start: 'tsx src/main.ts' }, expected: THROUGH_NPM },
  { scripts: { start: 'NODE_ENV=production node dist/main.js' }, expected: THROUGH_NPM },
  { scripts: { start: 'node migrate.js && node dist/main.js' }, expected: THROUGH_NPM },
  { scripts: { start: 'node dist/main.js', prestart: 'node migrate.js' }, expected: THROUGH_NPM },
  { scripts: { 'start:prod': 'node dist/main.js' }, expected: ['/bin/node', 'dist/main.js'] },
  { scripts: { 'start:prod': 'tsx src/main.ts' }, expected: ['npm', 'run', '--silent', 'start:prod'] },
  { scripts: { start: 'node a.js', 'start:prod': 'node b.js' }, expected: ['/bin/node', 'a.js'] },
  { scripts: { build: 'tsc' }, expected: undefined },
  { scripts: { start: ' ' }, expected: undefined },
])('$scripts', ({ scripts, expected }) => {
  expect(resolveStartCommand({ ...scripts }, '/bin/node')).toEqual(expected);
});
