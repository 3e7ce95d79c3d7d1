import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { listBreaks, readEnd } from './breaks';
import type { Failure } from './failures';
import { listFailures } from './failures';

export const SCHEMATHESIS_VERSION = '4.32.0';

/** One pass over a running service. */
export interface Pass {
  readonly specification: string;
  readonly url: string;
  /** Credentials and the like, as `Name: value`. */
  readonly headers: readonly string[];
  readonly seed: number;
  /** For each operation. */
  readonly examples: number;
  /** Where reports go. */
  readonly directory: string;
}

/** Puts Schemathesis into a virtual environment in the cache; gives its program. */
export function installSchemathesis(cache: string): string {
  const directory = path.join(cache, `schemathesis-${SCHEMATHESIS_VERSION}`);
  const program = path.join(directory, 'bin/schemathesis');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['python3', ['-m', 'venv', directory]],
    [path.join(directory, 'bin/pip'), ['install', '--quiet', `schemathesis==${SCHEMATHESIS_VERSION}`]],
  ];
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
    if (status !== 0)
      throw new Error(
        `Schemathesis could not be installed; is Python 3.10 or newer there?\n${error?.message ?? stderr}`,
      );
  }
  return program;
}

async function readReport(file: string, credentials: readonly string[]): Promise<Failure[]> {
  const found: Failure[] = [];
  const told = new Set<string>();
  let end: string | undefined;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    found.push(...listFailures(line, credentials, told), ...listBreaks(line));
    end = readEnd(line);
  }
  // What was not asked could not fail.
  if (end !== 'completed' && !found.some(({ check }) => check === 'ServerUnavailable'))
    throw new Error(`Schemathesis did not ask everything: ${end ?? 'its report has no end'}`);
  return found;
}

/** Runs all default checks; gives every failure that was seen, equal ones too. */
export async function runSchemathesis(program: string, pass: Pass): Promise<Failure[]> {
  const report = path.join(pass.directory, `seed-${pass.seed}.ndjson`);
  const options = [
    ...['--url', pass.url, '--seed', String(pass.seed), '--max-examples', String(pass.examples)],
    ...['--continue-on-failure', '--no-color', '--generation-database', 'none'],
    ...['--report', 'ndjson', '--report-ndjson-path', report],
    // Proofs tell right credentials from wrong ones.
    ...['--output-sanitize', 'false'],
    ...pass.headers.flatMap((header) => ['--header', header]),
  ];
  const child = spawn(program, ['run', pass.specification, ...options], {
    cwd: pass.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  // 0: no failure; 1: failures; anything else: it did not do its work.
  if ((code !== 0 && code !== 1) || !existsSync(report))
    throw new Error(`Schemathesis ended with ${String(code)}:\n${output.slice(-2_000)}`);
  return readReport(report, pass.headers);
}
