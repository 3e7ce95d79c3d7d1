import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

import ts from 'typescript';
import { expect, it } from 'vitest';

type Check = (context: unknown, requirements: readonly object[]) => Promise<boolean>;

/** The function as services with accounts have it, among checks that note who was asked. */
async function readCheck(asked: string[], isKnown: boolean): Promise<Check> {
  const file = path.resolve(import.meta.dirname, '../../templates/src/http/authentication.ts.hbs');
  const text = await readFile(file, 'utf8');
  const [, code = ''] = /(async function satisfiesOne[^]*?\n\}\n)/.exec(text) ?? [];
  const isSatisfied = { token: () => Promise.resolve(asked.push('token') > 0 && isKnown) };
  const script = `${ts.transpile(code, { target: ts.ScriptTarget.ES2022 })}\nsatisfiesOne;`;
  return runInNewContext(script, { isSatisfied }) as Check;
}

it.each([
  ['somebody who is known', true, [{}, { token: [] }], true],
  ['somebody who is not', false, [{}, { token: [] }], true],
  ['nobody, where all must say who they are', false, [{ token: [] }], false],
])('who may call without a token is asked for it first: %s', async (_who, isKnown, requirements, passes) => {
  const asked: string[] = [];
  const check = await readCheck(asked, isKnown);
  expect(await check({ var: {} }, requirements)).toBe(passes);
  expect(asked).toEqual(['token']);
});
