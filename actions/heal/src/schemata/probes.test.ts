import { createContext, runInContext } from 'node:vm';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { createMetamutant } from './metamutant';
import { isSelfContained, listProbes } from './probes';
import { listStatements } from './statements';

function list(code: string, marked: string): string[] {
  const source = ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, true);
  return [...listProbes(ts, source, [code.indexOf(marked)]).values()].map(
    ({ callee, parameters }) => `${callee}(${parameters.join()})`,
  );
}

describe('listProbes', () => {
  it.each<[string, string, string[]]>([
    ['a function', 'function sum(a, b) { return a + b; }', ['sum(a,b)']],
    ['a method', 'class A { area(n) { return n + 1; } }', ['this.area(n)']],
    ['what is assigned to a name', 'exports.sum = (a) => { return a + 1; }', ['exports.sum(a)']],
    ['nothing without a name', 'list.map(function (a) { return a + 1; })', []],
    ['no generator', 'function* count(a) { yield a + 1; }', []],
    ['nothing that a directive begins', "function f(a) { 'use strict'; return a + 1; }", []],
  ])('finds %s', (_what, code, expected) => {
    expect(list(code, '+')).toEqual(expected);
  });
});

it('does not call code that reaches beyond the process', () => {
  expect(isSelfContained(['const fs = require("fs");'])).toBe(false);
  expect(isSelfContained(["import { rm } from 'node:fs/promises';"])).toBe(false);
  expect(isSelfContained(["import { sum } from './sum.js';"])).toBe(true);
});

it('offers a function to be called again, with each candidate', () => {
  const code = 'function twice(n) { return n * 2; }\ntwice(4);';
  const source = ts.createSourceFile('a.js', code, ts.ScriptTarget.Latest, true);
  const start = code.indexOf('n * 2');
  const change = { id: 1, start, end: start + 5, text: 'n + n + 1' };
  const { text } = createMetamutant(ts, 'a.js', code, listStatements(ts, source, 1), [change], { isProbing: true });
  const answers: unknown[] = [];
  const context = createContext({ $healActive: 0 });
  let isInside = false;
  Object.assign(context, {
    $healProbe: (_key: string, callee: (...args: unknown[]) => unknown, self: unknown, args: unknown[]) => {
      if (isInside) return;
      isInside = true;
      for (const active of [0, 1]) {
        Object.assign(context, { $healActive: active });
        answers.push(callee.apply(self, args));
      }
      Object.assign(context, { $healActive: 0 });
      isInside = false;
    },
  });
  expect(runInContext(text, context)).toBe(8);
  expect(answers).toEqual([8, 9]);
});
