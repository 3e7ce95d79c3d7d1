import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runInThisContext } from 'node:vm';

import fc from 'fast-check';
import ts from 'typescript';

const SUPPORT = path.resolve(import.meta.dirname, '../../templates/support');

async function readModule(name: string): Promise<string> {
  const text = await readFile(path.join(SUPPORT, `${name}.ts.txt`), 'utf8');
  const own = text
    .replace(/^import .*\n/gm, '')
    .replace(/^export /gm, '')
    .replace('{{seed}}', '1')
    .replace('{{examples}}', '25');
  return ts.transpileModule(own, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } })
    .outputText;
}

/** Runs code as it stands in a generated test, with the functions that come with the tests. */
export type Evaluate = (code: string) => unknown;

export async function openEvaluator(): Promise<Evaluate> {
  const modules = await Promise.all(['samples', 'arbitraries'].map(readModule));
  const open = runInThisContext(`(fc) => {\n${modules.join('\n')}\nreturn (code) => eval(\`(\${code})\`);\n}`) as (
    library: typeof fc,
  ) => Evaluate;
  return open(fc);
}
