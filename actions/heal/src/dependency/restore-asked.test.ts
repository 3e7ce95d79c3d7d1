import { expect, it } from 'vitest';

import { restoreAsked } from './restore-asked';

const lock = JSON.stringify({
  packages: { '': { dependencies: { a: '^2.0.0', b: '1.0.0' }, devDependencies: { c: '~3.1.0' } } },
});

it('asks again for what the lock file was made for', () => {
  const manifest =
    '{\n  "dependencies": { "a": "^1.0.0", "b": "1.0.0", "d": "1" },\n  "devDependencies": { "c": "3" }\n}\n';
  expect(restoreAsked(manifest, lock, '')).toEqual({
    text: '{\n  "dependencies": { "a": "^2.0.0", "b": "1.0.0", "d": "1" },\n  "devDependencies": { "c": "~3.1.0" }\n}\n',
    ranges: ['a@^2.0.0', 'c@~3.1.0'],
  });
});

it.each<[string, string, string]>([
  ['nothing differs', '{ "dependencies": { "a": "^2.0.0" } }', lock],
  ['only a package is new', '{ "dependencies": { "x": "1" } }', lock],
  ['the manifest cannot be read', '{', lock],
  ['the lock file cannot be read', '{ "dependencies": { "a": "1" } }', '{'],
])('has nothing to say where %s', (_what, manifest, text) => {
  expect(restoreAsked(manifest, text, '')).toBeUndefined();
});
