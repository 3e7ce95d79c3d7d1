import { z } from 'zod';

import type { Flaw } from './flaw';

/** What the compiler or the linter has against a line of a file. */
export interface Complaint {
  /** Relative to the tree. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Which lines of a file which tests come from. */
export interface TestSource {
  readonly path: string;
  readonly text: string;
  /** Names of the tests that each `it` makes, in order. */
  readonly blocks: readonly (readonly string[])[];
}

/** Reads what `tsc --pretty false` prints. */
export function parseCompilerOutput(output: string): Complaint[] {
  return [...output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm)].map(
    ([, path = '', line = '0', message = '']) => ({ path, line: Number(line), message }),
  );
}

const lintSchema = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string().optional(),
      severity: z.string(),
      message: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number().int() }) })).default([]),
    }),
  ),
});

/**
 * Reads Oxlint's JSON; warnings are left out.
 * @throws when the text is no such report
 */
export function parseLintReport(text: string): Complaint[] {
  return lintSchema
    .parse(JSON.parse(text))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message, filename, labels }) => ({
      path: filename.replaceAll('\\', '/'),
      line: labels[0]?.span.line ?? 1,
      message: `${message} (${code ?? 'cannot be parsed'})`,
    }));
}

/** Tests of the last `it` that begins at or above a line. */
function findTests({ text, blocks }: TestSource, line: number): readonly string[] {
  const above = text.split('\n').slice(0, line);
  const begun = above.filter((code) => /^ {2}it(?:\.each)?\(/.test(code)).length;
  return blocks[begun - 1] ?? [];
}

/**
 * Blames tests for complaints about their lines.
 * @returns `undefined` where a complaint is about something else, so that leaving tests out would not help
 */
export function blameTests(complaints: readonly Complaint[], sources: readonly TestSource[]): Flaw[] | undefined {
  const flaws = new Map<string, Flaw>();
  for (const { path, line, message } of complaints) {
    const source = sources.find((file) => file.path === path);
    const tests = source === undefined ? [] : findTests(source, line);
    if (tests.length === 0) return undefined;
    for (const test of tests) flaws.set(test, { test, cause: 'unfit', reason: `line ${line}: ${message}` });
  }
  return [...flaws.values()];
}
