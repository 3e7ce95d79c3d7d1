import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { build } from 'esbuild';

/** A process that writes events, after it has said that it is ready. */
export interface WriterProcess {
  readonly child: ChildProcess;
  /** Its next line; rejects where it ends before. */
  nextLine(): Promise<string>;
}

/** Bundles the program of the writers, because a compiler in each of them would be most of what is measured. */
export async function buildWriter(root: string, home: string): Promise<string> {
  const outfile = path.join(home, 'write-events.mjs');
  const entryPoints = [path.join(root, 'scripts/bench/evidence/write-events.ts')];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

export async function startWriter(program: string, args: readonly string[]): Promise<WriterProcess> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const next: IteratorResult<string, undefined> = await lines.next();
    if (next.done === true) throw new Error(`a writer of the bench ended: ${args.join(' ')}`);
    return next.value;
  };
  await nextLine();
  return { child, nextLine };
}

export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('close', () => resolve());
  });
}
