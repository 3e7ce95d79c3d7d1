import { expect, it } from 'vitest';

import { readStartLine } from './start-line';

it.each([
  [{ start: 'node src/server.js' }, { argv: ['node', 'src/server.js'], sets: {}, program: 'node' }],
  [
    { start: 'cross-env NODE_ENV=production node -r dotenv/config "dist/main.js"' },
    {
      argv: ['node', '-r', 'dotenv/config', 'dist/main.js'],
      sets: { NODE_ENV: 'production' },
      program: 'node',
    },
  ],
  [{ start: 'tsx src/main.ts' }, { argv: ['sh', '-c', 'exec tsx src/main.ts'], sets: {}, program: 'tsx' }],
  [
    { start: 'node migrate.js && node main.js' },
    { argv: ['sh', '-c', 'node migrate.js && node main.js'], sets: {}, program: 'sh' },
  ],
  [
    { prestart: 'npm run build', start: 'node dist/main.js' },
    { argv: ['node', 'dist/main.js'], sets: {}, program: 'node' },
  ],
  [
    { prestart: 'node migrate.js', start: 'node dist/main.js' },
    { argv: ['npm', 'run', 'start'], sets: {}, program: 'npm' },
  ],
])('starts %j', (scripts, expected) => {
  expect(readStartLine(scripts)).toEqual(expected);
});
