import { expect, it } from 'vitest';

import { findOpenOperations } from './open-operations';

const OPERATIONS = [
  { id: 'greet', kind: 'custom' },
  { id: 'measure', kind: 'custom' },
  { id: 'list', kind: 'list' },
] as const;

it.each<[string, Record<string, string> | undefined, readonly string[]]>([
  ['one was written', { custom: 'measure' }, ['measure']],
  ['all were written', { custom: '' }, []],
  ['none was written', { custom: 'greet,measure' }, ['greet', 'measure']],
  ['one that was inferred could not be written', { custom: 'greet,list' }, ['greet', 'list']],
  ['generating said nothing of it', {}, ['greet', 'measure']],
  ['nothing was generated', undefined, ['greet', 'measure']],
])('finds what is left to be written where %s', (_where, outputs, expected) => {
  const isOpen = findOpenOperations(outputs && { outputs });
  expect(OPERATIONS.filter(isOpen).map(({ id }) => id)).toEqual(expected);
});
