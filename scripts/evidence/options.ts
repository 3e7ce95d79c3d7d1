import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';

/** A mistake in what was typed; the command ends with exit code 2. */
export class UsageError extends Error {
  readonly exitCode = 2;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was typed: each option as it was given, and the words without a name. */
export interface Typed {
  readonly words: readonly string[];
  text(name: string): string | undefined;
  has(name: string): boolean;
}

/**
 * Reads the command line of a command; `undefined` where it asks for help.
 * @throws {UsageError} naming the option and where the help is
 */
export function readCommandLine(command: string, args: readonly string[], options: Options): Typed | undefined {
  try {
    const known: Options = { ...options, help: { type: 'boolean', short: 'h' } };
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    if (values.help === true) return undefined;
    return {
      words: positionals,
      text: (name) => {
        const value = values[name];
        return typeof value === 'string' ? value : undefined;
      },
      has: (name) => values[name] === true,
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message}\nTry npm run ${command} -- --help`);
  }
}

/** The directory that has the runs: as given, from where npm was called, else that of the checkout. */
export function findRuns(given: string | undefined, root: string, resolve: (...parts: string[]) => string): string {
  const from = process.env.INIT_CWD ?? process.cwd();
  return given === undefined ? resolve(root, 'artifacts', 'runs') : resolve(from, given);
}

/** Runs a command: a mistake of the user is a line on the other stream and exit code 2. */
export async function guard(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
}
