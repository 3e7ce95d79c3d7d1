import { readFile } from 'node:fs/promises';

import type { RunFileFormat } from '@orchestrate/contracts/run-files';
import { RUN_FILE_FORMATS } from '@orchestrate/contracts/run-files';

import { describeError } from '../errors';
import { describeIssues } from '../files/json';
import type { RunDirectory } from '../run-directory/run-directory';

import type { Problem } from './problem';

const SHOWN_ISSUES = 10;

function checkValue(format: RunFileFormat, value: unknown, where: string): string[] {
  const result = format.schema.safeParse(value);
  return result.success ? [] : describeIssues(result.error).map((issue) => `${where}${issue}`);
}

function checkJson(format: RunFileFormat, text: string): string[] {
  try {
    return checkValue(format, JSON.parse(text), '');
  } catch (error) {
    return [`is not JSON: ${describeError(error)}`];
  }
}

// A line that is not JSON is what a killed writer leaves and readers pass over; a line that is must fit.
function checkLines(format: RunFileFormat, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    try {
      return line === '' ? [] : checkValue(format, JSON.parse(line), `line ${index + 1}: `);
    } catch {
      return [];
    }
  });
}

/** Checks the text of a file against its contract; a file without a contract has no problems. */
export function checkSchema(file: string, text: string): Problem[] {
  const format = RUN_FILE_FORMATS.find((candidate) => candidate.path.test(file));
  if (format === undefined) return [];
  const problems = format.shape === 'json' ? checkJson(format, text) : checkLines(format, text);
  return problems.slice(0, SHOWN_ISSUES).map((message) => ({ check: 'schema', file, message }));
}

/** Checks every file of a run directory that has a contract. */
export async function checkSchemas(run: Pick<RunDirectory, 'resolve'>, files: readonly string[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const file of files) {
    if (RUN_FILE_FORMATS.some((format) => format.path.test(file)))
      problems.push(...checkSchema(file, await readFile(run.resolve(file), 'utf8')));
  }
  return problems;
}
