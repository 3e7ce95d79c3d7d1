// Checks a sealed run directory: hashes, schemas, sequence of events, and that the summary follows from the evidence.
//   npm run verify-run -- artifacts/latest
import { describeError } from '@orchestrate/kit/errors';
import type { Verification } from '@orchestrate/kit/verification/verify-run';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';

const HELP = `Usage: npm run verify-run -- <directory>

Checks the directory of a run that its report has sealed:
  - every file is there, unchanged, and none was added (manifest.json)
  - every file fits its schema
  - no event of any writer is missing
  - the summary follows from the evidence, and what it cites is there

Prints one line a problem: the file and what is wrong with it.
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

async function main(args: readonly string[]): Promise<number> {
  const [directory, ...others] = args;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  if (directory === undefined || others.length > 0 || directory.startsWith('-')) {
    process.stderr.write(HELP);
    return 2;
  }
  try {
    const verification = await verifyRun(directory);
    process.stdout.write(renderVerification(directory, verification));
    return verification.problems.length === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    return 2;
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
