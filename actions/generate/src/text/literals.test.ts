import { runInThisContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import {
  toAccess,
  toCommentText,
  toLiteral,
  toMember,
  toOwnAccess,
  toPropertyKey,
  toTemplateText,
  wrapComment,
} from './literals';

const evaluate = (code: string): unknown => runInThisContext(`(${code})`) as unknown;

describe('toLiteral', () => {
  it.each([
    ['text', 'it\'s "quoted" `${x}` \\ \u2028\n*/ //'],
    ['numbers, nothing and lists', [1, -0.5, null, true, []]],
    ['keys that are no names', { 'a-b': 1, class: { '1': 2 }, "it's": '' }],
  ])('writes %s so that it reads back the same', (_, value) => {
    expect(evaluate(toLiteral(value))).toEqual(value);
  });

  it('sets no prototype', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(Object.keys(evaluate(toLiteral(value)) as object)).toEqual(['__proto__']);
  });
});

describe('toTemplateText', () => {
  it.each(['a`b', '${process.exit(1)}', '\\${x}', '$', '\\'])('reads back the same: %s', (text) => {
    expect(evaluate(`\`${toTemplateText(text)}\``)).toBe(text);
  });
});

describe('names', () => {
  it.each([
    ['total', 'total', '.total'],
    ['page-size', '"page-size"', '["page-size"]'],
    ['__proto__', "['__proto__']", '.__proto__'],
  ])('%s', (name, key, access) => {
    expect(toPropertyKey(name)).toBe(key);
    expect(toAccess(name)).toBe(access);
  });

  it.each([
    ['total', 'total', 'total'],
    ['total', 'count', 'total: count'],
    ['page-size', 'size', '"page-size": size'],
  ])('the member %s with the value %s', (name, value, member) => {
    expect(toMember(name, value)).toBe(member);
  });
});

describe('what an object itself has', () => {
  it.each([
    ['name', 'input.name'],
    ['toString', "(Object.hasOwn(input, 'toString') ? input.toString : undefined)"],
  ])('under %s', (name, code) => {
    expect(toOwnAccess('input', name).replaceAll('"', "'")).toBe(code);
  });

  it('is nothing that it inherits', () => {
    const read = evaluate(`(input) => ${toOwnAccess('input', 'constructor')}`) as (input: object) => unknown;
    expect([read({}), read({ constructor: 'Fiat' })]).toEqual([undefined, 'Fiat']);
  });
});

describe('comments', () => {
  it('cannot be ended by what they hold', () => {
    expect(toCommentText('a */ process.exit()\n  b')).toBe('a * / process.exit() b');
  });

  it('are broken between words', () => {
    const lines = wrapComment('word '.repeat(60));
    expect(lines.length).toBe(4);
    expect(lines.every((line) => line.length <= 96)).toBe(true);
    expect(lines.join(' ')).toBe('word '.repeat(60).trim());
  });
});
