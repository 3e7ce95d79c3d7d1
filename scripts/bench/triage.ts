import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { build } from 'esbuild';
import { z } from 'zod';

import type { Bar } from './bar';
import { median } from './bar';

const ROUNDS = 3;
const MAXIMUM_SECONDS = 3;
const MAXIMUM_MEGABYTES = 200;
const PLANTED = ['src/first.ts', 'src/middle.ts', 'src/last.ts'];

const measuredSchema = z.object({
  seconds: z.number(),
  processorSeconds: z.number(),
  megabytes: z.number(),
  found: z.array(z.string()),
});

type Measured = z.infer<typeof measuredSchema>;

function readOnce(directory: string): Measured {
  const program = (name: string): string => path.join(directory, `${name}.js`);
  const { stdout, stderr } = spawnSync(process.execPath, [program('read-gate'), program('print-log')], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`a long log could not be read:\n${stderr}`);
  const measured = measuredSchema.parse(JSON.parse(stdout));
  if (measured.found.join() !== PLANTED.join())
    throw new Error(`of ${PLANTED.join(', ')} there were found: ${measured.found.join(', ')}`);
  return measured;
}

/** How heal reads a gate that prints 100 MB, while it prints them: seconds by the clock, and memory at most. */
export async function measureTriage(root: string): Promise<Bar[]> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    const entryPoints = ['read-gate', 'print-log'].map((name) => path.join(root, `scripts/bench/triage/${name}.ts`));
    await build({ entryPoints, outdir: directory, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
    const rounds = Array.from({ length: ROUNDS }, () => readOnce(directory));
    const processor = median(rounds.map(({ processorSeconds }) => processorSeconds));
    console.log(`reading 100 MB of a gate's log takes ${processor.toFixed(2)} s of a processor (median of ${ROUNDS})`);
    return [
      {
        what: 'reading 100 MB of log',
        measured: median(rounds.map(({ seconds }) => seconds)),
        limit: MAXIMUM_SECONDS,
        unit: 's',
      },
      {
        what: 'memory for it',
        measured: Math.max(...rounds.map(({ megabytes }) => megabytes)),
        limit: MAXIMUM_MEGABYTES,
        unit: 'MB',
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
