import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Proposal } from '@orchestrate/contracts/proposal';
import { GATES_BY_KIND, proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Deps } from '../action/deps';
import { systemClock } from '../clock';
import { createPlainExec } from '../exec/plain-exec';
import type { Repository } from '../git/repository';
import { createRepository } from '../git/repository';

import type { Decision, DynamicGate } from './decide';
import { decideProposal, listDynamicGates } from './decide';

const exec = createPlainExec(process.env);

let root: string;
let repository: Repository;
let events: unknown[];
const execFileAsync = promisify(execFile);
let deps: Pick<Deps, 'exec' | 'evidence' | 'clock' | 'scratch' | 'redact'>;

beforeEach(async () => {
  root = await createTemporaryDirectory();
  repository = await createRepository(exec, path.join(root, 'service'));
  await mkdir(path.join(repository.directory, 'src'));
  await mkdir(path.join(repository.directory, 'tests'));
  await writeFile(path.join(repository.directory, 'src/app.ts'), 'export const answer = 41;\n');
  await writeFile(path.join(repository.directory, 'tests/app.test.ts'), 'expect(answer).toBe(42);\n');
  await repository.commitAll('Sound');
  events = [];
  const write = async (relative: string, text: string): Promise<string> => {
    await mkdir(path.dirname(path.join(root, 'evidence', relative)), { recursive: true });
    await writeFile(path.join(root, 'evidence', relative), text);
    return `phases/heal/${relative}`;
  };
  deps = {
    exec,
    clock: systemClock,
    redact: (text) => text.replaceAll('planted-key', '***'),
    scratch: async (name) => {
      await mkdir(path.join(root, 'scratch', name), { recursive: true });
      return path.join(root, 'scratch', name);
    },
    evidence: {
      directory: 'phases/heal',
      resolve: (...relative) => path.join(root, 'evidence', ...relative),
      writeText: write,
      writeJson: (relative, schema, value) => write(relative, JSON.stringify(schema.parse(value))),
      emit: (event) => void events.push(event),
    },
  };
});

const pass: DynamicGate = () => Promise.resolve({ passed: true, detail: 'fine' });
const allPass = Object.fromEntries(listDynamicGates('repair').map((gate) => [gate, pass]));

function propose(edits: Proposal['edits'], overrides: Partial<Proposal> = {}): Proposal {
  return {
    kind: 'repair',
    author: { name: 'test', version: '1' },
    title: 'Correct the answer',
    rationale: 'The test wants 42',
    edits,
    ...overrides,
  };
}

const sound = propose([{ action: 'write', path: 'src/app.ts', text: 'export const answer = 42;\n' }]);

function decide(proposal: Proposal, overrides: Partial<Decision> = {}) {
  return decideProposal({ proposal, repository, gates: allPass, ...overrides }, deps);
}

async function readApp(): Promise<string> {
  return readFile(path.join(repository.directory, 'src/app.ts'), 'utf8');
}

describe('decideProposal', () => {
  it('takes a proposal into the tree when every gate of its kind has passed, and keeps the proof', async () => {
    const record = await decide(sound);
    expect(record.accepted).toBe(true);
    expect(record.gates.map(({ gate }) => gate)).toEqual(GATES_BY_KIND.repair);
    expect(record.commit).toBe(await repository.head());
    expect(record.files).toEqual([{ path: 'src/app.ts', added: 1, removed: 1 }]);
    expect(await readApp()).toContain('42');
    const kept = JSON.parse(await readFile(path.join(root, 'evidence/proposals/01/proposal.json'), 'utf8')) as unknown;
    expect(proposalRecordSchema.parse(kept)).toEqual(record);
    expect(await readFile(path.join(root, 'evidence/proposals/01/change.patch'), 'utf8')).toContain(
      '+export const answer = 42;',
    );
    expect(events).toHaveLength(1);
  });

  it.each([
    ['says no', () => Promise.resolve({ passed: false, detail: 'still red' })],
    ['breaks', () => Promise.reject(new Error('boom'))],
  ])('leaves the tree alone when a gate %s', async (_what, gate: DynamicGate) => {
    const before = await repository.head();
    const record = await decide(sound, { gates: { ...allPass, 'command-passes': gate } });
    expect(record.accepted).toBe(false);
    expect(await repository.head()).toBe(before);
    expect(await readApp()).toContain('41');
    expect(record.gates.at(-1)).toMatchObject({ gate: 'no-regression', verdict: 'notRun' });
  });

  it('counts a gate that nobody can ask as not passed', async () => {
    const { 'no-regression': _left, ...others } = allPass;
    const record = await decide(sound, { gates: others });
    expect(record.accepted).toBe(false);
    expect(record.gates.at(-1)).toMatchObject({ gate: 'no-regression', verdict: 'notRun' });
  });

  it('keeps out what a reviewer vetoes, and keeps what was said of what it takes', async () => {
    const before = await repository.head();
    const veto = { verdict: 'vetoed' as const, reviewer: 'other/m', reasons: ['src/app.ts:1: a guess'] };
    let seen = '';
    const refused = await decide(sound, { review: (patch) => Promise.resolve(((seen = patch), veto)) });
    expect(refused).toMatchObject({ accepted: false, review: veto });
    expect(refused.gates.every(({ verdict }) => verdict === 'passed')).toBe(true);
    expect(seen).toContain('+export const answer = 42;');
    expect(await repository.head()).toBe(before);
    const none = { verdict: 'none' as const, reasons: ['nobody is there'] };
    expect(await decide(sound, { review: () => Promise.resolve(none) })).toMatchObject({
      accepted: true,
      review: none,
    });
  });

  it('asks no reviewer about what a gate has refused: nobody can approve it', async () => {
    const gate: DynamicGate = () => Promise.resolve({ passed: false, detail: 'still red' });
    const review = () => Promise.reject(new Error('is asked'));
    const record = await decide(sound, { gates: { ...allPass, 'command-passes': gate }, review });
    expect([record.accepted, record.review]).toEqual([false, undefined]);
  });

  it('shows the gates a copy with the change, and the original unchanged', async () => {
    let seen = '';
    await decide(sound, {
      gates: {
        ...allPass,
        'command-passes': async (candidate) => {
          seen = await readFile(path.join(candidate.directory, 'src/app.ts'), 'utf8');
          expect(await readApp()).toContain('41');
          return { passed: true, detail: '' };
        },
      },
    });
    expect(seen).toContain('42');
  });

  const write = (file: string, text = 'x\n'): Proposal['edits'] => [{ action: 'write', path: file, text }];

  it.each<[string, string, Proposal]>([
    ['a test', 'in-scope', propose(write('tests/app.test.ts', 'expect(true).toBe(true);\n'))],
    ['a test removed', 'in-scope', propose([{ action: 'delete', path: 'tests/app.test.ts' }])],
    ['a snapshot', 'in-scope', propose(write('src/__snapshots__/a.snap'))],
    ['a workflow', 'in-scope', propose(write('.github/workflows/ci.yml'))],
    ['the git directory', 'in-scope', propose(write('.git/hooks/pre-commit'))],
    ['what lies outside', 'in-scope', propose(write('../outside.ts'))],
    ['what lies outside behind a folder', 'in-scope', propose(write('src/../../outside.ts'))],
    ['an absolute path', 'in-scope', propose(write('/tmp/outside.ts'))],
    ['the git directory in other letters', 'in-scope', propose(write('.GIT/config'))],
    ['compiler settings', 'in-scope', propose(write('tsconfig.json', '{}'))],
    ['a manifest', 'in-scope', propose(write('package.json', '{}'))],
    ['nothing', 'applies', propose(write('src/app.ts', 'export const answer = 41;\n'))],
    ['a file that is not there', 'applies', propose([{ action: 'delete', path: 'src/none.ts' }])],
    ['a credential', 'no-secret', propose(write('src/key.ts', `export const key = 'ghp_${'A1b2'.repeat(9)}';\n`))],
    ['a suppression', 'no-suppression', propose(write('src/app.ts', '// @ts-ignore\nexport const answer = 42;\n'))],
    ['a new host', 'no-endpoint', propose(write('src/app.ts', "void fetch('https://evil.site/x');\n"))],
    [
      'a query out of strings',
      'no-string-query',
      propose(write('src/db.ts', 'export const q = (id: string) => `select * from t where id = ${id}`;\n')),
    ],
  ])('refuses to touch or add %s', async (_what, gate, proposal) => {
    const record = await decide(proposal);
    expect(record.accepted).toBe(false);
    expect(record.gates.find(({ verdict }) => verdict === 'failed')?.gate).toBe(gate);
  });

  it.each(['applies', 'in-scope'] as const)('refuses what no edit can say, by the gate %s', async (gate) => {
    const record = await decide({ ...sound, obstacles: [{ gate, problem: 'src/l: becomes a link' }] });
    expect(record.accepted).toBe(false);
    expect(record.gates.find(({ verdict }) => verdict === 'failed')).toMatchObject({
      gate,
      detail: 'src/l: becomes a link',
    });
  });

  it('gives each of several that decide at once a number of its own', async () => {
    const refused = propose(write('tests/app.test.ts', 'expect(true);\n'));
    const records = await Promise.all([decide(refused), decide(refused), decide(refused)]);
    expect(records.map(({ id }) => id).sort()).toEqual(['01', '02', '03']);
  });

  it('refuses to write through a link', async () => {
    await symlink('/tmp', path.join(repository.directory, 'src/out'));
    await repository.commitAll('Link');
    const record = await decide(propose(write('src/out/file.ts')));
    expect(record.gates.find(({ verdict }) => verdict === 'failed')?.detail).toContain('link');
  });

  it('allows parameterised queries and local hosts', async () => {
    const text =
      'export const q = (id: string) => sql`select * from t where id = ${id}`;\nexport const u = "http://localhost:1";\n';
    expect((await decide(propose(write('src/db.ts', text)))).accepted).toBe(true);
  });

  it('leaves the home pages in a lock file to the gate that judges where packages come from', async () => {
    const funding = '{ "packages": { "node_modules/a": { "funding": { "url": "https://money.site/a" } } } }\n';
    const gates = Object.fromEntries(listDynamicGates('dependency').map((gate) => [gate, pass]));
    const record = await decide(propose(write('package-lock.json', funding), { kind: 'dependency' }), { gates });
    expect(record.gates.map(({ gate, verdict }) => [gate, verdict])).toContainEqual(['no-endpoint', 'passed']);
    const manifest = propose(write('package.json', '{ "homepage": "https://evil.site" }\n'), { kind: 'dependency' });
    expect((await decide(manifest, { gates })).accepted).toBe(false);
  });
});

it('keeps secrets that an author says out of the history', async () => {
  const record = await decide({ ...sound, rationale: 'I was asked with planted-key' });
  expect(record.accepted).toBe(true);
  const { stdout } = await execFileAsync('git', ['log', '-1', '--format=%B'], { cwd: repository.directory });
  expect(stdout).toContain('I was asked with ***');
});
