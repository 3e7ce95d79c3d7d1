import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { tailOutput } from '@orchestrate/kit/exec/command';
import type { Code } from '@orchestrate/kit/source-code/code';
import { z } from 'zod';

import type { Mutant } from './mutants';
import { applyMutants } from './mutants';

const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), text: z.string() }),
  z.object({ kind: z.literal('error'), name: z.string(), message: z.string() }),
  z.object({ kind: z.literal('other') }),
]);
/** What a call gave; `other` is nothing that a test could write down. */
export type Answer = z.infer<typeof answerSchema>;

const resultSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), answers: z.record(z.string(), z.array(answerSchema)) }),
  z.object({ outcome: z.literal('hung') }),
  z.object({ outcome: z.literal('failed'), message: z.string() }),
]);
/** What became of one module. */
export type LabResult = z.infer<typeof resultSchema>;

/** A module to load, as it is or changed, and the calls to make, as source text of their arguments. */
export interface LabJob {
  readonly file: string;
  readonly mutant?: Mutant;
  readonly functions: Readonly<Record<string, readonly string[]>>;
  readonly isReversed?: boolean;
}

const TIMEOUT_SECONDS = 600;

function toModule(file: string, suffix = ''): string {
  return `${file.replace(/\.[cm]?[jt]sx?$/, '')}${suffix}.js`;
}

/** Modules as plain CommonJS, so that they load alike whatever they are written in. */
function translate({ ts }: Code, file: string, text: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    allowJs: true,
    rewriteRelativeImportExtensions: true,
  };
  return ts.transpileModule(text, { fileName: file, compilerOptions }).outputText;
}

async function writeModule(directory: string, file: string, text: string): Promise<void> {
  const target = path.join(directory, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

/**
 * Runs calls on modules of a service, and on mutants of them, apart from everything else: only modules that load by
 * themselves come here. What hangs is ended.
 */
export async function runLab(
  code: Code,
  jobs: readonly LabJob[],
  deps: Pick<Deps, 'exec' | 'scratch' | 'actionDirectory'>,
): Promise<LabResult[]> {
  const directory = await deps.scratch('lab');
  await writeFile(path.join(directory, 'package.json'), '{ "type": "commonjs" }');
  for (const [file, text] of code.texts) await writeModule(directory, toModule(file), translate(code, file, text));
  const listed = [];
  for (const [index, { file, mutant, functions, isReversed = false }] of jobs.entries()) {
    const module = toModule(file, mutant === undefined ? '' : `.mutant-${index}`);
    if (mutant !== undefined)
      await writeModule(directory, module, translate(code, file, applyMutants(code.texts.get(file) ?? '', [mutant])));
    listed.push({ module, functions, isReversed });
  }
  const [program, input, output] = ['lab.cjs', 'jobs.json', 'results.json'].map((name) => path.join(directory, name));
  await copyFile(path.join(deps.actionDirectory, 'templates', 'existing', 'lab.cjs.txt'), program ?? '');
  await writeFile(input ?? '', JSON.stringify(listed));
  const result = await deps.exec.run({
    tool: 'node',
    argv: ['node', program ?? '', input ?? '', output ?? ''],
    cwd: directory,
    why: 'See what functions answer at the boundaries, and which changes of them that would show',
    timeout: TIMEOUT_SECONDS,
  });
  const text = await readFile(output ?? '', 'utf8').catch(() => {
    throw new Error(`the functions could not be called: ${tailOutput(result, 10)}`);
  });
  return z.array(resultSchema).parse(JSON.parse(text));
}
