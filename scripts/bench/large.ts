import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Bar } from './bar';
import type { Cost } from './large/cost';
import { costOf } from './large/cost';
import type { Sample } from './large/process-tree';
import { listProcesses, sampleTree } from './large/process-tree';

import { parseOutputFile } from '@orchestrate/kit/action/run-bundle';
import { createLargeDocument } from '@orchestrate/testkit/large-document';

const RESOURCES = 100;
const MOST_SECONDS = 20;
const MOST_MEGABYTES = 1024;
const SAMPLE_MILLISECONDS = 250;

interface ActionRun {
  readonly outputs: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

async function runBundle(
  root: string,
  action: string,
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const [output, rest] = [path.join(workspace, `${action}.out`), path.join(workspace, 'rest')];
  for (const file of [output, rest]) writeFileSync(file, '');
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const);
  const files = { GITHUB_OUTPUT: output, GITHUB_ENV: rest, GITHUB_STEP_SUMMARY: rest, GITHUB_WORKSPACE: workspace };
  const begin = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'actions', action, 'dist/index.js')], {
    cwd: workspace,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...Object.fromEntries(given), ...files },
  });
  const samples: Sample[] = [];
  const sampling = setInterval(() => {
    samples.push(sampleTree(listProcesses(), child.pid ?? 0, (performance.now() - begin) / 1000));
  }, SAMPLE_MILLISECONDS);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${action} ended with ${String(code)}`);
  return { outputs: parseOutputFile(readFileSync(output, 'utf8')), samples };
}

/** What a part is held to: two cores for the seconds that it may take. */
function barsOf(what: string, { seconds, processorSeconds, megabytes }: Cost): Bar[] {
  return [
    { what: `${what}: time`, measured: seconds, limit: MOST_SECONDS, unit: 's' },
    { what: `${what}: time of all cores`, measured: processorSeconds, limit: 2 * MOST_SECONDS, unit: 's' },
    { what: `${what}: memory of all processes at once`, measured: megabytes, limit: MOST_MEGABYTES, unit: 'MB' },
  ];
}

/** Generates a service of 500 operations, and tells what writing it takes and what it takes with all gates. */
export async function measureLarge(root: string): Promise<Bar[]> {
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    const { info, ...rest } = createLargeDocument(RESOURCES);
    // Equal work of an earlier run would come from the cache.
    const document = { ...rest, info: { ...info, description: `Measured at ${new Date().toISOString()}.` } };
    writeFileSync(path.join(workspace, 'openapi.json'), JSON.stringify(document));
    const { outputs: planned } = await runBundle(root, 'plan', workspace, { spec: 'openapi.json' });
    const inputs = { 'run-directory': planned['run-directory'] ?? '' };
    const { samples } = await runBundle(root, 'generate', workspace, inputs);
    return [
      ...barsOf(
        '500 operations, written, formatted and committed',
        costOf(samples, ({ isJudging }) => !isJudging),
      ),
      ...barsOf(
        '500 operations, with the compiler, the linter, a start and the comparison',
        costOf(samples, () => true),
      ),
    ];
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}
