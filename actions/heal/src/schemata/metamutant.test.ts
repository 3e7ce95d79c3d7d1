import { createContext, runInContext } from 'node:vm';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { SEARCH_TEMPLATES } from '../templates/all-templates';
import { collectChanges } from '../templates/collect-changes';
import type { Site } from '../templates/template';

import type { Alternative } from './metamutant';
import { createMetamutant, findPieces } from './metamutant';
import { listStatements } from './statements';

const CODE = `'use strict';
var list = [3, 1, 2]
;(function () { list.push(4) })()
function sum(items, from) {
  let total = 0;
  for (let i = from || 0; i < items.length; i++) total += items[i];
  if (total > 5 && items.length) return total
  else if (total < 0) { return -total; } else total--;
  outer: for (const item of items) { if (item === 2) continue outer; if (!item) break; total += item }
  return total;
}
const shape = { name: 'box', sides: [4], area(n = 2) { return this.sides[0] * n; }, ...{ extra: true } };
function describe(value) {
  switch (typeof value) { case 'number': return \`n\${value + 1}\`; case 'string': value = value.trim(); break; default: }
  var { name, other = 'none' } = shape, copy;
  [copy] = [name];
  try { if (value === 'boom') throw new Error('no'); } catch (error) { return error.message }
  delete shape.extra; name += other?.length ?? 0;
  return /^a+/i.test(value) ? name.toUpperCase() : [copy, value].map((x) => x + '!').join('-');
}
function* count(n) { while (n--) yield n; }
;[sum([1, 2, 3]), sum([], 1), shape.area(), describe(1), describe(' abc '), describe('boom'), [...count(3)].join()].join('|')
`;

function run(code: string, active: number): string {
  try {
    const context = createContext({ $healActive: active, console: { log: () => undefined } });
    // The text of a function is not what it does.
    runInContext("Function.prototype.toString = () => 'a function'", context);
    return String(runInContext(code, context, { timeout: 1_000 }));
  } catch (error) {
    return `threw ${(error as Error).name}`;
  }
}

function listAlternatives(code: string): Alternative[] {
  const source = ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, true);
  const donors = { files: [], strings: new Set<string>() };
  const site: Site = { ts, source, file: 'a.js', checker: undefined, donors, hasTypeError: false };
  const lines = new Map(code.split('\n').map((_, index) => [index + 1, 1]));
  return collectChanges(site, lines, SEARCH_TEMPLATES).map(({ start, end, text }, index) => ({
    id: index + 1,
    start,
    end,
    text,
  }));
}

/** Every so many of a list. */
function sample<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0);
}

describe('createMetamutant', () => {
  const source = ts.createSourceFile('a.js', CODE, ts.ScriptTarget.Latest, true);
  const statements = listStatements(ts, source, 1);
  const chosen = sample(listAlternatives(CODE), 1_200);
  const { text, dropped } = createMetamutant(ts, 'a.js', CODE, statements, chosen);

  it('means what the file means while nothing is switched on', () => {
    expect(run(text, 0)).toBe(run(CODE, 0));
    expect(run(CODE, 0)).toBe('6|-1|8|n2|BOX4|no|2,1,0');
  });

  it('means what each edit means when it is switched on', () => {
    const lost = new Set(dropped);
    const tried = sample(
      chosen.filter(({ id }) => !lost.has(id)),
      400,
    );
    const different = tried.filter(({ id, start, end, text: own }) => {
      const edited = CODE.slice(0, start) + own + CODE.slice(end);
      const [switched, direct] = [run(text, id), run(edited, 0)];
      // How deep a recursion gets is up to the size of its frames.
      return switched !== direct && !switched.includes('RangeError') && !direct.includes('RangeError');
    });
    expect(different.map(({ start, end, text: own }) => [CODE.slice(start - 10, end + 10), own])).toEqual([]);
    expect(tried.length).toBeGreaterThan(300);
  });

  it('loses few', () => {
    expect(dropped.length / chosen.length).toBeLessThan(0.1);
  });

  it('leaves out what no engine takes, and keeps the others', () => {
    const at = CODE.indexOf('total += items[i]');
    const bad = { id: 1, start: at, end: at + 5, text: '1' };
    const good = { id: 2, start: at, end: at + 17, text: 'total -= items[i]' };
    expect(createMetamutant(ts, 'a.js', CODE, statements, [bad, good]).dropped).toEqual([1]);
  });

  it('tells every statement that runs', () => {
    const hits = new Set<number>();
    runInContext(text, createContext({ $healHit: (id: number) => hits.add(id) }));
    const missed = statements.filter(({ id }) => !hits.has(id)).map(({ line }) => line);
    expect(missed).toEqual([8, 9, 9, 9, 9, 9, 19]);
  });
});

describe('two choices at once', () => {
  const code = 'function sum(n) { let total = 0; for (let i = 1; i < n - 1; i++) total += i; return total; }\nsum(4);';
  const source = ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, true);
  const change = (id: number, before: string, text: string): Alternative => {
    const start = code.indexOf(before);
    return { id, start, end: start + before.length, text };
  };
  const both = [change(1, '1;', '0;'), change(2, 'n - 1', 'n')].map((one) =>
    one.id === 1 ? { ...one, end: one.end - 1, text: '0' } : one,
  );
  const read = (isPaired: boolean): string =>
    createMetamutant(ts, 'a.js', code, listStatements(ts, source, 1), both, { isPaired }).text;
  const sum = (text: string, $healActive: number, $healAlso: number): unknown =>
    runInContext(text, createContext({ $healActive, $healAlso }));

  it('are both on where they are offered, and each by itself', () => {
    const text = read(true);
    expect([sum(text, 0, 0), sum(text, 1, 0), sum(text, 2, 0), sum(text, 1, 2), sum(text, 2, 1)]).toEqual([
      3, 3, 6, 6, 6,
    ]);
    expect(sum(read(false), 0, 2)).toBe(3);
  });

  it('need pieces of their own; what is inserted takes none', () => {
    const inserted = { id: 4, start: 0, end: 0, text: 'f();' };
    const nowhere = { id: 5, start: 9, end: 12, text: 'other' };
    const pieces = findPieces(ts, 'a.js', code, [...both, change(3, 'i < n - 1', 'true'), inserted, nowhere]);
    expect([...pieces.keys()]).toEqual([1, 2, 3, 4]);
    expect(pieces.get(2)).toEqual({ start: code.indexOf('n - 1'), end: code.indexOf('n - 1') + 5 });
    expect(pieces.get(3)?.start).toBeLessThan(pieces.get(2)?.start ?? 0);
    expect(pieces.get(4)).toEqual({ start: 0, end: 0 });
  });
});
