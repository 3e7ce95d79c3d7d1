import { parseCode } from '@orchestrate/kit/source-code/code';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { listArguments } from './arguments';
import { findCandidates } from './candidates';
import { chooseCases, judgeMutant, listSteady } from './cases';
import { applyMutants, listMutants, sample } from './mutants';

const SOURCE = `
export type Size = 'small' | 'large';
export function cost(size: Size, count = 1): number {
  if (count < 3) return size === 'large' ? 20 : 10;
  return 5;
}
export const today = (): number => Date.now();
export function load(path: URL): string { return path.href; }
`;

const code = parseCode(ts, new Map([['a.ts', SOURCE]]));
const { found, passedOver } = findCandidates(code);
const [cost] = found;

describe('the functions that can be characterised', () => {
  it('are those whose answers depend on their arguments', () => {
    expect(found.map(({ name }) => name)).toEqual(['cost', 'load']);
    expect(passedOver).toEqual([expect.stringMatching(/a\.ts:7: today is not characterised: .*Date/)]);
  });

  it.each([
    ['a package', "import pg from 'pg';\nexport const f = (a: number) => a + 1;", /it needs pg/],
    ['an effect', 'start();\nexport const f = (a: number) => a + 1;', /does something when it is loaded/],
    ['a promise', 'export async function f(a: number) { return a; }', /comes later/],
  ])('are none of a module with %s', (_what, text, reason) => {
    const judged = findCandidates(parseCode(ts, new Map([['b.ts', text]])));
    expect(judged.found).toEqual([]);
    expect(judged.passedOver).toEqual([expect.stringMatching(reason)]);
  });

  it('are found in what CommonJS exports', () => {
    const text = 'function f(a) { return a > 1; }\nmodule.exports = { f };';
    expect(findCandidates(parseCode(ts, new Map([['c.js', text]]))).found.map(({ name }) => name)).toEqual(['f']);
  });
});

describe('the arguments', () => {
  it('are the members of a union, and numbers around the literals', () => {
    const sources = cost === undefined ? [] : listArguments(code, cost);
    expect(sources).toEqual(expect.arrayContaining(["'small', 2", "'small', 3", "'large', 4", "'large'"]));
  });

  it('of a type that says nothing are told', () => {
    const [, load] = found;
    expect(load === undefined ? {} : listArguments(code, load)).toEqual({
      reason: 'the type of path says nothing of its values',
    });
  });

  it('come from JSDoc and from use where there are no types', () => {
    const text =
      'export function f(a) { return a > 7; }\n/** @param {boolean} b */\nexport function g(b) { return !b; }';
    const plain = parseCode(ts, new Map([['d.js', text]]));
    const lists = findCandidates(plain).found.map((one) => listArguments(plain, one));
    expect(lists[0]).toEqual(expect.arrayContaining(['6', '7', '8']));
    expect(lists[1]).toEqual(['false', 'true']);
  });
});

describe('mutants', () => {
  it('change one thing each', () => {
    const texts = (cost === undefined ? [] : listMutants(code, cost)).map(({ what }) => what);
    expect(texts).toEqual(expect.arrayContaining(['< becomes <=', '3 becomes 4', '=== becomes !==', '1 becomes 2']));
    const [first] = cost === undefined ? [] : listMutants(code, cost);
    expect(first === undefined ? '' : applyMutants(SOURCE, [first])).toContain('if (!(count < 3))');
  });

  it('are sampled evenly', () => {
    expect(sample([0, 1, 2, 3, 4, 5], 3)).toEqual([0, 2, 4]);
    expect(sample([0, 1], 3)).toEqual([0, 1]);
  });
});

describe('the cases that are kept', () => {
  const value = (text: string) => ({ kind: 'value' as const, text });
  const answered = (...texts: string[]) => ({ outcome: 'answered' as const, answers: { cost: texts.map(value) } });

  it('are those that answer alike whatever was called before', () => {
    if (cost === undefined) throw new Error('there is no function');
    const steady = listSteady(cost, ['1', '2'], [answered('10', '20'), answered('10', '21')]);
    expect(steady.map((one) => one.arguments)).toEqual(['1']);
  });

  it('are few that notice all, each with a mutant of its own', () => {
    if (cost === undefined) throw new Error('there is no function');
    const cases = listSteady(cost, ['1', '2', '3'], [answered('1', '2', '3'), answered('1', '2', '3')]);
    const mutants = listMutants(code, cost).slice(0, 3);
    const results = [answered('9', '9', '3'), answered('1', '9', '3'), answered('1', '2', '9')];
    const judged = mutants.map((mutant, index) => judgeMutant(mutant, cases, results[index]));
    expect(chooseCases(judged).map((one) => one.case.arguments)).toEqual(['2', '3']);
  });

  it('are none for a mutant that hangs', () => {
    if (cost === undefined) throw new Error('there is no function');
    const [mutant] = listMutants(code, cost);
    expect(mutant === undefined ? [] : judgeMutant(mutant, [], { outcome: 'hung' }).noticedBy).toEqual([]);
  });
});
