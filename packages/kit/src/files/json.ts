import { readFile } from 'node:fs/promises';

import type { z } from 'zod';

import { ConfigurationError, isNotFound } from '../errors';

import { writeFileAtomic } from './atomic';

/** One line a problem: `path.to.field: what is wrong`. */
export function describeIssues(error: z.ZodError): string[] {
  return error.issues.map((issue) => `${issue.path.map(String).join('.') || '(root)'}: ${issue.message}`);
}

/**
 * Reads JSON and checks it against its contract.
 * @throws {ConfigurationError} `file-not-found`, `not-json` or `wrong-format`, naming the file and every problem
 */
export async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) throw new ConfigurationError('file-not-found', [`${file}: there is no such file`]);
    throw error;
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError('not-json', [`${file}: not JSON (${String(error)})`]);
  }
  const result = schema.safeParse(value);
  if (!result.success)
    throw new ConfigurationError(
      'wrong-format',
      describeIssues(result.error).map((issue) => `${file}: ${issue}`),
    );
  return result.data;
}

/** As {@link readJson}, but `undefined` where the file does not exist. */
export async function readJsonIfPresent<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    return await readJson(file, schema);
  } catch (error) {
    if (error instanceof ConfigurationError && error.code === 'file-not-found') return undefined;
    throw error;
  }
}

/** Checks a value against its contract and writes it atomically, two spaces deep. A value that does not fit is a bug. */
export async function writeJson<T>(file: string, schema: z.ZodType<T>, value: T): Promise<void> {
  const checked = schema.parse(value);
  await writeFileAtomic(file, `${JSON.stringify(checked, null, 2)}\n`);
}
