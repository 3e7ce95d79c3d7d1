import { describe, expect, it } from 'vitest';

import { joinWords, renderAccess, renderLiteral, renderObject, renderPattern, withArticle } from './code';
import { findMentions, listImports, pruneImports } from './imports';
import { shakeModules } from './shake';

describe('code', () => {
  it.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'null'],
    ['a"b', '"a\\"b"'],
    [[1, 'x'], '[1, "x"]'],
    [{ a: 1, 'b-c': { d: true } }, '{ a: 1, "b-c": { d: true } }'],
    [{}, '{}'],
  ])('writes %j as a literal', (value, code) => {
    expect(renderLiteral(value)).toBe(code);
  });

  it('shortens a property that is named like its value', () => {
    expect(
      renderObject([
        ['id', 'id'],
        ['name', '"x"'],
      ]),
    ).toBe('{ id, name: "x" }');
  });

  it.each([
    ['id', 'book.id'],
    ['e-mail', 'book["e-mail"]'],
  ])('reaches the property %s', (name, code) => {
    expect(renderAccess('book', name)).toBe(code);
  });

  it.each([
    ['^[a-z]+$', '/^[a-z]+$/u'],
    ['^\\-$', '/^\\-$/'],
  ])('writes the pattern %s', (pattern, code) => {
    expect(renderPattern(pattern)).toBe(code);
  });

  it('speaks English', () => {
    expect([withArticle('Author'), withArticle('Book')]).toEqual(['an Author', 'a Book']);
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});

describe('imports', () => {
  it.each([
    ['api.list()', ['api']],
    ['other.api', []],
    ['{ ...api }', ['api']],
    ['"api" + `b`', []],
    ["// api\n/* api */ 'api'", []],
    ['x.match(/api/)', []],
    ['const rapid = 1', []],
    ['const page: { api?: string } = {}', []],
  ])('finds names in %s', (code, names) => {
    expect([...findMentions(code, ['api'])]).toEqual(names);
  });

  it('leaves out what is not used, and sorts what is', () => {
    const text = [
      'import fc from "fast-check";',
      'import { z, b, a } from "./support.js";',
      'import type { T, U } from "./types.js";',
      '',
      'const x: T = b(a);',
      '',
    ].join('\n');
    const pruned = [
      'import { a, b } from "./support.js";',
      'import type { T } from "./types.js";',
      '',
      'const x: T = b(a);',
      '',
    ];
    expect(pruneImports(text)).toBe(pruned.join('\n'));
  });

  it('tells what is imported from a module', () => {
    const text = 'import { a, type B } from "../support/client.js";\nimport { c } from "./other.js";\n';
    expect(listImports(text, 'client')).toEqual(['a', 'B']);
  });
});

describe('shakeModules', () => {
  const modules = new Map([
    [
      'client',
      'import { base } from "./base.js";\n\n/** Sends. */\nexport function send() {\n  return base(help());\n}\n\nfunction help() {}\n\nexport function unused() {\n  return send();\n}\n',
    ],
    ['base', 'export const base = (value: unknown) => value;\n\nexport const other = 1;\n'],
    ['idle', 'export const idle = 1;\n'],
  ]);

  it('keeps what is used, with what that uses', () => {
    const kept = shakeModules(modules, ['import { send } from "../support/client.js";\nsend();\n']);
    expect([...kept.keys()]).toEqual(['client', 'base']);
    expect(kept.get('client')).toContain('function help()');
    expect(kept.get('client')).not.toContain('unused');
    expect(kept.get('base')).not.toContain('other');
  });

  it('keeps nothing where nothing is used', () => {
    expect(shakeModules(modules, ['expect(1).toBe(1);']).size).toBe(0);
  });
});
