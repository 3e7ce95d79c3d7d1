import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Bar } from './bar';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { parseOutputFile } from '@orchestrate/kit/action/run-bundle';
import { createLargeDocument } from '@orchestrate/testkit/large-document';

const RESOURCES = 100;
const MOST_SECONDS = 20;
const MOST_MEGABYTES = 1024;
const SAMPLE_MILLISECONDS = 250;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly megabytes: number;
}

function readProcess(pid: string): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (name: string): number => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid: Number(pid), parent: read('PPid'), megabytes: read('VmRSS') / 1024 }];
  } catch {
    // It has ended.
    return [];
  }
}

/** Megabytes that a process and all that it has started hold at this moment. */
function measureTree(root: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProcess);
  const members = new Set([root]);
  for (let before = 0; before !== members.size;) {
    before = members.size;
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid);
  }
  return all.reduce((sum, { pid, megabytes }) => sum + (members.has(pid) ? megabytes : 0), 0);
}

interface ActionRun {
  readonly outputs: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly megabytes: number;
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
  let megabytes = 0;
  const sampling = setInterval(() => {
    megabytes = Math.max(megabytes, measureTree(child.pid ?? 0));
  }, SAMPLE_MILLISECONDS);
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`${action} ended with ${String(code)}`);
  return {
    outputs: parseOutputFile(readFileSync(output, 'utf8')),
    seconds: (performance.now() - begin) / 1000,
    megabytes,
  };
}

/** Seconds that the compiler and the linter took, which run side by side, and the start of the service. */
function readGateSeconds(evidence: string): number {
  const text = readFileSync(path.join(evidence, 'proposals/01/proposal.json'), 'utf8');
  const { gates } = proposalRecordSchema.parse(JSON.parse(text));
  const secondsOf = (name: string): number =>
    Number(/([\d.]+) s$/.exec(gates.find(({ gate }) => gate === name)?.detail ?? '')?.[1] ?? 0);
  return Math.max(secondsOf('compiles'), secondsOf('lints')) + secondsOf('smoke');
}

/** Generates a service of 500 operations, and tells what writing it takes and what judging it takes. */
export async function measureLarge(root: string): Promise<Bar[]> {
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    writeFileSync(path.join(workspace, 'openapi.json'), JSON.stringify(createLargeDocument(RESOURCES)));
    const { outputs: planned } = await runBundle(root, 'plan', workspace, { spec: 'openapi.json' });
    const inputs = { 'run-directory': planned['run-directory'] ?? '' };
    const { outputs, seconds, megabytes } = await runBundle(root, 'generate', workspace, inputs);
    const written = seconds - readGateSeconds(outputs.evidence ?? '');
    const bar = { limit: MOST_SECONDS, unit: 's' };
    return [
      {
        ...bar,
        what: '500 operations: write, format and commit them, without the compiler, the linter and a start',
        measured: written,
      },
      { ...bar, what: '500 operations: with all gates', measured: seconds },
      {
        what: '500 operations: memory of all processes at once',
        measured: megabytes,
        limit: MOST_MEGABYTES,
        unit: 'MB',
      },
    ];
  } finally {
    rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  }
}
