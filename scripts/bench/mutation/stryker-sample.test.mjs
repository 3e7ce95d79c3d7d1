import { expect, it } from 'vitest';

import { NOT_SAMPLED as known } from './score';
import { NOT_SAMPLED, pickSample } from './stryker-sample.mjs';

const mutants = Array.from({ length: 50 }, (_, index) => ({
  id: String(index),
  fileName: `/somewhere/src/operations/get-${index % 5}.ts`,
  location: { start: { line: index, column: 1 }, end: { line: index, column: 9 } },
  mutatorName: 'BooleanLiteral',
  replacement: 'false',
}));
const elsewhere = mutants.map((mutant) => ({
  ...mutant,
  id: `x${mutant.id}`,
  fileName: mutant.fileName.replace('/somewhere', '/tmp/sandbox/src/copy'),
}));

it('picks as many as asked for, or all', () => {
  expect(new Set(pickSample(mutants, 1, 20)).size).toBe(20);
  expect(pickSample(mutants, 1, 100)).toHaveLength(50);
});

it('picks the same again, in any order and in any folder', () => {
  const sample = pickSample(mutants, 7, 10).sort();
  expect(pickSample([...mutants].reverse(), 7, 10).sort()).toEqual(sample);
  expect(pickSample(elsewhere, 7, 10).sort()).toEqual(sample.map((id) => `x${id}`));
});

it('picks others for another seed', () => {
  expect(pickSample(mutants, 7, 10).sort()).not.toEqual(pickSample(mutants, 8, 10).sort());
});

it('says of the others what the reader of the report knows', () => {
  expect(NOT_SAMPLED).toBe(known);
});
