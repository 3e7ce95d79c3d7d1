import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';

import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { healingSchema } from '@orchestrate/contracts/triage';
import { readJson } from '@orchestrate/kit/files/json';

const run = promisify(execFile);

const SOURCE = `export function greet(name, count) {
  return { text: \`Hello \${name}\`, sum: count + 40 };
}
`;
const TEST = `import { expect, it } from 'vitest';
import { greet } from '../src/greet.js';
it('greets', () => expect(greet('Ann', 2)).toMatchSnapshot());
it('names', () => expect(greet('Bob', 2).text).toContain('Bob'));
`;
const SNAPSHOT = `// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html

exports[\`greets 1\`] = \`
{
  "sum": 42,
  "text": "Hello Ann",
}
\`;
`;
const RECORDED = 'tests/__snapshots__/greet.test.js.snap';

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

/** A repository whose last commit has changed what its source says, and not the snapshot of it. */
async function layOut(name: string, said: string, changed: string): Promise<string> {
  const directory = path.join(root, name);
  await mkdir(path.join(directory, 'src'), { recursive: true });
  await mkdir(path.join(directory, 'tests/__snapshots__'), { recursive: true });
  const manifest = { name, private: true, type: 'module', scripts: { test: 'vitest run' } };
  await writeFile(path.join(directory, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(directory, '.gitignore'), 'node_modules\n');
  await writeFile(path.join(directory, 'src/greet.js'), SOURCE);
  await writeFile(path.join(directory, 'tests/greet.test.js'), TEST);
  await writeFile(path.join(directory, RECORDED), SNAPSHOT);
  await symlink(path.join(ROOT, 'node_modules'), path.join(directory, 'node_modules'));
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
  const git = (...args: string[]): Promise<unknown> => run('git', [...identity, ...args], { cwd: directory });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Sound');
  expect(SOURCE).toContain(said);
  await writeFile(path.join(directory, 'src/greet.js'), SOURCE.replace(said, changed));
  await git('commit', '--quiet', '--all', '--message', 'Say it otherwise');
  return directory;
}

function heal(workspace: string, allow: string, env: Readonly<Record<string, string>> = {}): Promise<BundleRun> {
  // One round: what else heal would try of the sources is not of interest here.
  const inputs = { command: 'npm test', allow, 'max-iterations': '1', timeout: '60', 'fail-on': 'none' };
  return runActionBundle('heal', { workspace, inputs, cache: path.join(root, 'cache'), env });
}

async function readPatch({ outputs }: BundleRun): Promise<string> {
  return outputs.patch === '' ? '' : readFile(outputs.patch ?? '', 'utf8');
}

it('records a snapshot anew where that is allowed and proven, and labels it for review', async () => {
  const result = await heal(await layOut('proven', 'Hello ', 'Good morning, '), 'snapshots');
  expect(result.log).toContain('review: Record');
  expect(result.outputs).toMatchObject({ status: 'partial', changed: 'true' });
  const patch = await readPatch(result);
  expect(patch.match(/^[-+] .*$/gm)).toEqual(['-  "text": "Hello Ann",', '+  "text": "Good morning, Ann",']);
  const evidence = result.outputs.evidence ?? '';
  const record = await readJson(path.join(evidence, 'proposals/01/proposal.json'), proposalRecordSchema);
  expect(record).toMatchObject({ kind: 'snapshot', accepted: true, label: 'review' });
  expect(record.gates.find(({ gate }) => gate === 'snapshot-intended')?.detail).toContain('src/greet.js');
  const healing = await readJson(path.join(evidence, 'healing.json'), healingSchema);
  expect([healing.label, healing.allowed]).toEqual(['review', [{ allowance: 'snapshots', path: RECORDED }]]);
  expect(result.summary).toContain('Label: **review**');
});

it('changes none where nothing allows it, nor where only the tree of a pull request does', async () => {
  const workspace = await layOut('refused', 'Hello ', 'Good morning, ');
  const configuration = 'version: 1\nheal:\n  allow: [snapshots]\n';
  await writeFile(path.join(workspace, '.orchestrate.yml'), configuration);
  const result = await heal(workspace, '', { GITHUB_EVENT_NAME: 'pull_request' });
  expect(result.log).toContain('heal.allow hold as in the defaults');
  expect(result.log).toContain('no snapshot is changed: allow does not name snapshots');
  expect(await readPatch(result)).not.toContain('.snap');
});

it('changes none where the diff does not explain what would be recorded', async () => {
  const result = await heal(await layOut('computed', 'count + 40', 'count + 50'), 'snapshots');
  expect(result.log).toContain('no snapshot is changed: nothing that was changed last explains "\\"sum\\": 52,"');
  expect(await readPatch(result)).not.toContain('.snap');
});

it('names a word that it does not know, and those that it does', async () => {
  const result = await heal(await layOut('unknown', 'Hello ', 'Hi '), 'snapshot');
  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('allow: "snapshot" is nothing that can be allowed; use snapshots, tests, thresholds');
});
