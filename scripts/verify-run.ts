// Checks a sealed run directory: hashes, schemas, sequence of events, and that the summary follows from the evidence.
//   npm run verify-run -- artifacts/latest
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { PROVENANCE_FILES } from '@orchestrate/contracts/provenance';
import { ConfigurationError, describeError } from '@orchestrate/kit/errors';
import { findOwnKeyId, idOfKey, parsePublicKey } from '@orchestrate/kit/provenance/signing-key';
import type { Difference } from '@orchestrate/kit/verification/compare-runs';
import { compareRuns } from '@orchestrate/kit/verification/compare-runs';
import type { Verification } from '@orchestrate/kit/verification/verify-run';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';
import { describeBytes } from '@orchestrate/kit/words';

const HELP = `Usage: npm run verify-run -- <directory> [--key <file>] [--json]
       npm run verify-run -- --same <directory> <directory> [--json]

Checks the directory of a run that its report has sealed:
  - every file is there, unchanged, and none was added (manifest.json)
  - the signature holds, and its statement is about this run (provenance.dsse.json)
  - every file fits its schema
  - no event of any writer is missing, doubled or moved
  - what each phase says of itself is what its events and its ledger say
  - the summary follows from the evidence, and what it cites is there

Prints one line a problem: the file and what is wrong with it, and who signed the run. With --key the run must be
signed with the key of this file (public, PEM); without it your own key is known, and any other one is called unknown.
With --json one object: run, directory, files, events, problems[{check, file, message}], cut[{path, cut, bytes, sha256}], signature{state, keyId}.
Exit 0 when there is no problem, 1 when there are some, 2 when the directory or the key cannot be read.

With --same two runs on the same inputs are compared instead: exit 0 when they differ only in what
packages/contracts/src/volatile.ts lists, 1 when they differ in more, one line a file.

Examples: npm run verify-run -- artifacts/latest
          npm run verify-run -- downloaded-run --key team.pub
          npm run verify-run -- --same artifacts/runs/<one> artifacts/runs/<other>
`;

/** Who signed a run, as far as this machine knows. */
export interface Signature {
  readonly state: 'none' | 'unknown' | 'own' | 'given';
  readonly keyId: string | null;
}

/** A verification, and what whoever asked for it makes of the signature. */
export type Judged = Verification & { readonly signature: Signature };

const SIGNATURES: Readonly<Record<Signature['state'], string>> = {
  none: 'not signed',
  unknown: 'signed by an unknown key',
  own: 'signed by your own key',
  given: 'signed by the key that was given',
};

const CUT_WORDS = { middle: 'its middle was cut to fit the size budget', whole: 'was left out to fit the size budget' };

/** What a person is told. */
export function renderVerification(directory: string, judged: Judged): string {
  const { run, files, events, problems, signature, cut } = judged;
  const lines = problems.map(({ file, message }) => `${file}: ${message}\n`);
  const what = `${run ?? directory}: ${files} files, ${events} events`;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const signed = `${SIGNATURES[signature.state]}${signature.keyId === null ? '' : ` (${signature.keyId})`}`;
  const cuts = cut.map((file) => `${file.path}: ${CUT_WORDS[file.cut]}, of ${describeBytes(file.bytes)}\n`);
  return `${lines.join('')}${cuts.join('')}${what}, ${problems.length === 0 ? 'everything fits' : count}; ${signed}\n`;
}

interface Asked {
  readonly directory: string;
  /** A second run to compare with. */
  readonly other: string | undefined;
  readonly key: string | undefined;
  readonly json: boolean;
}

function parseArguments(args: readonly string[]): Asked | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      json: { type: 'boolean', default: false },
      key: { type: 'string' },
      same: { type: 'boolean', default: false },
    },
  });
  if (values.help === true) return 'help';
  const [directory, other, ...others] = positionals;
  const isFit = others.length === 0 && (other !== undefined) === values.same;
  if (directory === undefined || !isFit)
    throw new ConfigurationError('usage', [`name ${values.same ? 'two directories' : 'one directory'}; see --help`]);
  return { directory, other, key: values.key, json: values.json };
}

async function readKeyId(file: string): Promise<string> {
  return idOfKey(parsePublicKey(await readFile(file, 'utf8'), file));
}

/** Verifies a run and judges its signature by a key that was given, or by the user's own. */
async function judge({ directory, key }: Asked): Promise<Judged> {
  const expected = key === undefined ? undefined : await readKeyId(key);
  const verification = await verifyRun(directory);
  const { signedBy: keyId = null } = verification;
  if (expected === undefined) {
    const own = keyId === null ? undefined : await findOwnKeyId(process.env);
    return {
      ...verification,
      signature: { state: keyId === null ? 'none' : keyId === own ? 'own' : 'unknown', keyId },
    };
  }
  if (keyId === expected) return { ...verification, signature: { state: 'given', keyId } };
  const message = keyId === null ? 'is not signed, or not well' : `is signed by the key ${keyId}, not by ${expected}`;
  const problem = { check: 'provenance' as const, file: PROVENANCE_FILES.envelope, message };
  const signature = { state: keyId === null ? 'none' : 'unknown', keyId } as const;
  return { ...verification, problems: [...verification.problems, problem], signature };
}

/** What two runs differ in, as it is shown. */
function renderDifferences(differences: readonly Difference[], json: boolean): string {
  if (json) return `${JSON.stringify({ differences }, null, 2)}\n`;
  const lines = differences.map(({ file, message }) => `${file}: ${message}\n`);
  const count = differences.length === 1 ? '1 file differs' : `${differences.length} files differ`;
  return differences.length === 0 ? 'the same, but for what is volatile\n' : `${lines.join('')}${count}\n`;
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
    const { directory, other, json } = asked;
    if (other !== undefined) {
      const differences = await compareRuns(directory, other);
      print(renderDifferences(differences, json));
      return differences.length === 0 ? 0 : 1;
    }
    const judged = await judge(asked);
    const { signedBy: _told, ...told } = judged;
    print(json ? `${JSON.stringify({ directory, ...told }, null, 2)}\n` : renderVerification(directory, judged));
    return judged.problems.length === 0 ? 0 : 1;
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
