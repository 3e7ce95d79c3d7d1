import { expect, it } from 'vitest';

import { listSegments } from './segments';

const SCRIPTS = {
  test: 'npm run lint && npm run build && mocha test.js',
  pretest: 'eslint .',
  lint: 'standard',
  build: 'tsc -p .',
  unit: "tape 'test/**/*.js'",
  loop: 'npm run loop',
  pipe: 'tape test.js | tap-spec',
};

it.each([
  ['npm test', ['tsc -p .', 'mocha test.js']],
  ['npm run unit', ["tape 'test/**/*.js'"]],
  ['npm run -s unit -- --bail', ["tape 'test/**/*.js' --bail"]],
  ['npm ci --ignore-scripts && npm run unit', ["tape 'test/**/*.js'"]],
  ['yarn unit', ["tape 'test/**/*.js'"]],
  ['node --test; npx eslint .', ['node --test']],
  ['oxfmt --check && npx oxlint src && node --test', ['node --test']],
  ['npm run pipe', ['tape test.js | tap-spec']],
  ['npm run missing', ['npm run missing']],
  ['npm run loop', ['npm run loop']],
])('%s', (command, expected) => {
  expect(listSegments(command, SCRIPTS)).toEqual(expected);
});
