import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { collectChanges } from './collect-changes';
import type { Site } from './template';

interface Setting {
  readonly hasTypeError?: boolean;
  readonly files?: readonly string[];
  readonly strings?: readonly string[];
}

/** What the single changes of a piece of code make of it, each with its template. */
function change(code: string, { hasTypeError = false, files = [], strings = [] }: Setting = {}): string[] {
  const source = ts.createSourceFile('src/a.ts', code, ts.ScriptTarget.Latest, true);
  const donors = { files, strings: new Set(strings) };
  const site: Site = { ts, source, file: 'src/a.ts', checker: undefined, donors, hasTypeError };
  const lines = new Map(code.split('\n').map((_, index) => [index + 1, 1]));
  return collectChanges(site, lines).map(
    ({ template, start, end, text }) => `${template}: ${code.slice(0, start)}${text}${code.slice(end)}`,
  );
}

describe('collectChanges', () => {
  it.each<[string, string]>([
    ['f(i <= n)', 'comparison-boundary: f(i < n)'],
    ['f(i > n)', 'comparison-boundary: f(i >= n)'],
    ['f(i < n)', 'comparison-direction: f(i > n)'],
    ['f(a === b)', 'equality-negation: f(a !== b)'],
    ['f((page + 1) * size)', 'remove-offset: f(page * size)'],
    ['f(items.length - 1)', 'remove-offset: f(items.length)'],
    ['f(page * size)', 'add-offset-operand: f((page - 1) * size)'],
    ['f(i < items.length)', 'add-offset-operand: f(i < items.length - 1)'],
    ['f(items[i])', 'add-offset: f(items[i - 1])'],
    ['f(items.slice(2))', 'integer-step: f(items.slice(1))'],
    ['f(a + b)', 'arithmetic-swap: f(a - b)'],
    ['i++', 'arithmetic-swap: i--'],
    ['f(a && b)', 'logical-swap: f(a || b)'],
    ['f(a || 1)', 'logical-swap: f(a ?? 1)'],
    ['f(true)', 'boolean-flip: f(false)'],
    ['if (!a) f()', 'negation-removed: if (a) f()'],
    ['if (a) f()', 'negation-added: if (!a) f()'],
    ['if (a.has(b)) f()', 'negation-added: if (!a.has(b)) f()'],
    ['f(Number(a))', 'call-unwrapped: f(a)'],
    ['f(a.trim())', 'call-unwrapped: f(a)'],
    ['async function g() { return h().x }', 'await-added: async function g() { return (await h()).x }'],
    ['async function g() { return await h() }', 'await-removed: async function g() { return h() }'],
    ['function g(total, count) { return total }', 'sibling-name: function g(total, count) { return count }'],
    ['const itemCount = 1; f(itemCont)', 'nearby-name: const itemCount = 1; f(itemCount)'],
  ])('%s', (code, expected) => {
    expect(change(code)).toContain(expected);
  });

  it('takes paths from the tree and texts from its sources', () => {
    expect(change("read('../data/book.json')", { files: ['data/books.json', 'src/a.ts'] })).toContain(
      "nearby-path: read('../data/books.json')",
    );
    expect(change("is('piublished')", { strings: ['published'] })).toContain("nearby-string: is('published')");
  });

  it('imports a module by the name that it has once it is built', () => {
    const changes = change("import { b } from './bb.js';", { files: ['src/a.ts', 'src/b.ts'] });
    expect(changes).toContain("nearby-path: import { b } from './b.js';");
  });

  it('converts only where the compiler complains', () => {
    expect(change("limit('20')")).not.toContain('type-conversion: limit(20)');
    expect(change("limit('20')", { hasTypeError: true })).toContain('type-conversion: limit(20)');
  });

  it.each([
    ['texts joined by +', "f('a' + b)", "arithmetic-swap: f('a' - b)"],
    ['names that are only types', "import type { Item } from 'x';\nf(item)", 'nearby-name'],
    ['types', 'type A = 1;', 'integer-step'],
  ])('leaves %s alone', (_what, code, unwanted) => {
    expect(change(code).filter((one) => one.startsWith(unwanted))).toEqual([]);
  });

  it('changes only suspect lines, and all of a statement that begins on one', () => {
    const code = 'f(1);\ng(\n  2,\n);';
    const source = ts.createSourceFile('a.ts', code, ts.ScriptTarget.Latest, true);
    const donors = { files: [], strings: new Set<string>() };
    const site: Site = { ts, source, file: 'a.ts', checker: undefined, donors, hasTypeError: false };
    const found = collectChanges(site, new Map([[2, 0.5]]));
    expect(found.map(({ text, suspicion }) => [text, suspicion])).toEqual(
      expect.arrayContaining([
        ['1', 0.5],
        ['3', 0.5],
      ]),
    );
    expect(found.every(({ line }) => line > 1)).toBe(true);
  });
});
