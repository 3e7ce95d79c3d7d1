// Checks a sealed run directory: hashes, schemas, sequence of events, and that the summary follows from the evidence.
//   npm run verify-run -- artifacts/latest
import { parseArgs } from 'node:util';

import { ConfigurationError, describeError } from '@orchestrate/kit/errors';
import type { Verification } from '@orchestrate/kit/verification/verify-run';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

const HELP = `Usage: npm run verify-run -- <directory> [--json]

Checks the directory of a run that its report has sealed:
  - every file is there, unchanged, and none was added (manifest.json)
  - every file fits its schema
  - no event of any writer is missing, doubled or moved
  - what each phase says of itself is what its events and its ledger say
  - the summary follows from the evidence, and what it cites is there

Prints one line a problem: the file and what is wrong with it. With --json one object: run, directory, files, events,
problems[{check, file, message}].
Exit 0 when there is none, 1 when there are some, 2 when the directory cannot be read.

Example: npm run verify-run -- artifacts/latest
`;

/** What a person is told. */
export function renderVerification(directory: string, { run, files, events, problems }: Verification): string {
  const lines = problems.map(({ file, message }) => `${file}: ${message}\n`);
  const what = `${run ?? directory}: ${files} files, ${events} events`;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return problems.length === 0 ? `${what}, everything fits\n` : `${lines.join('')}${what}, ${count}\n`;
}

interface Asked {
  readonly directory: string;
  readonly json: boolean;
}

function parseArguments(args: readonly string[]): Asked | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean', default: false } },
  });
  if (values.help === true) return 'help';
  const [directory, ...others] = positionals;
  if (directory === undefined || others.length > 0)
    throw new ConfigurationError('usage', ['name one directory; see --help']);
  return { directory, json: values.json };
}

/** Runs the command; texts go to `print` and `complain`, and the exit code comes back. */
export async function main(
  args: readonly string[],
  print: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const asked = parseArguments(args);
    if (asked === 'help') {
      print(HELP);
      return 0;
    }
    const verification = await verifyRun(asked.directory);
    const { directory } = asked;
    print(
      asked.json
        ? `${JSON.stringify({ directory, ...verification }, null, 2)}\n`
        : renderVerification(directory, verification),
    );
    return verification.problems.length === 0 ? 0 : 1;
  } catch (error) {
    complain(`${describeError(error)}\n`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename)
  process.exitCode = await main(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
