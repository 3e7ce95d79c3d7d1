import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AnalyzeRun } from '../support/bad-service';
import { installBrokenEslint, runAnalyze, writeBadService, writeFakeActionlint } from '../support/bad-service';
import type { BundleOptions } from '../support/bundle';
import { createSarifValidator } from '../support/sarif-schema';

import type { Analysis } from '@orchestrate/contracts/finding';
import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import { hashFile, hashParts, listFiles } from '@orchestrate/kit/files/hash';

const EXPECTED = [
  'dockerfile/multiple-instructions Dockerfile',
  'dockerfile/runs-as-root Dockerfile',
  'dockerfile/unpinned-base-image Dockerfile',
  'eslint/@typescript-eslint/no-floating-promises src/main.ts',
  'eslint/no-eval src/main.ts',
  'eslint/orchestrate/string-built-query src/main.ts',
  'eslint/orchestrate/weak-hash src/main.ts',
  'eslint/regexp/no-super-linear-backtracking src/main.ts',
  'knip/dependencies package.json',
  'knip/exports src/hash.ts',
  'knip/files src/orphan.ts',
  'licences/licence-not-allowed package-lock.json',
  'redocly/no-unresolved-refs openapi.yaml',
  'redocly/struct openapi.yaml',
  'secretlint/aws/AWSAccessKeyID src/credentials.ts',
  'secretlint/github/GITHUB_TOKEN src/credentials.ts',
  'typescript/TS2322 src/main.ts',
  'workflow-parser/invalid-workflow .github/workflows/ci.yml',
  'workflow-parser/script-injection .github/workflows/ci.yml',
];
const FIXED = [
  'dockerfile/instruction-casing Dockerfile',
  'eslint/no-extra-boolean-cast src/main.ts',
  'eslint/no-var src/sum.js',
  'eslint/prefer-const src/main.ts',
];

function name(findings: Analysis['after'] = []): string[] {
  return findings.map(({ tool, rule, path: file = '' }) => `${tool}/${rule} ${file}`);
}

async function hashTree(directory: string): Promise<string> {
  const files = await listFiles(directory, (relative) => relative === 'artifacts');
  const hashes = await Promise.all(files.map((file) => hashFile(path.join(directory, file))));
  return hashParts(files.flatMap((file, index) => [file, hashes[index] ?? '']));
}

async function readLog(run: AnalyzeRun, file: string): Promise<string> {
  return readFile(path.join(run.outputs['run-directory'] ?? '', file), 'utf8');
}

let root: string;
let problemsOf: (text: string) => string[];

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  problemsOf = await createSarifValidator();
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

// Equal tools for all: they are installed once.
function start(workspace: string, options: Omit<BundleOptions, 'workspace'> = {}): Promise<AnalyzeRun> {
  return runAnalyze(workspace, { cache: path.join(root, 'cache'), ...options });
}

describe('analyze, used alone on a bad tree', () => {
  let workspace: string;
  let hashes: { readonly before: string; readonly after: string };
  let run: AnalyzeRun;

  beforeAll(async () => {
    workspace = path.join(root, 'bad');
    await writeBadService(workspace);
    const programs = await writeFakeActionlint(path.join(root, 'programs'));
    const before = await hashTree(workspace);
    run = await start(workspace, { env: { PATH: `${programs}:${process.env.PATH ?? ''}` } });
    hashes = { before, after: await hashTree(workspace) };
  });

  it('finds the fault of every analyser', () => {
    expect(run.log).toContain('analyze partial');
    expect(run).toMatchObject({ exitCode: 0, outputs: { status: 'partial', engine: 'offline' } });
    expect(name(run.analysis?.after)).toEqual(expect.arrayContaining(EXPECTED));
    expect(run.log).toContain('src/credentials.ts:1 secretlint/github/GITHUB_TOKEN: found GitHub Token');
  });

  it('shows no credential anywhere', async () => {
    const files = await listFiles(run.outputs.evidence ?? '');
    const texts = await Promise.all(files.map((file) => readFile(path.join(run.outputs.evidence ?? '', file), 'utf8')));
    for (const text of [run.log, run.summary, run.sarif, ...texts]) expect(text).not.toMatch(/ghp_1|AKIAQ/);
  });

  it('uses an optional tool where it is on the PATH, and says where one is not', async () => {
    expect(name(run.analysis?.after)).toContain('actionlint/events .github/workflows/ci.yml');
    const output = phaseOutputSchema.parse(JSON.parse(await readLog(run, 'phases/analyze/output.json')));
    const missing =
      run.analysis?.analysers.filter(({ outcome }) => outcome === 'not-run').map(({ tool }) => tool) ?? [];
    expect(output.notRun.map(({ tool }) => tool).sort()).toEqual(missing.sort());
    for (const { reason } of output.notRun) expect(reason).not.toBe('');
  });

  it('fixes what is safe, behind gates that ran', async () => {
    expect(name(run.analysis?.before)).toEqual(expect.arrayContaining(FIXED));
    expect(name(run.analysis?.after).filter((finding) => FIXED.includes(finding))).toEqual([]);
    expect(run.outputs.fixed).toBe('4');
    expect(run.analysis?.fixes?.map(({ fixer, accepted }) => [fixer, accepted])).toEqual([
      ['eslint', true],
      ['dockerfile', true],
    ]);
    for (const { proposal } of run.analysis?.fixes ?? []) {
      const record = proposalRecordSchema.parse(JSON.parse(await readLog(run, `${proposal}/proposal.json`)));
      expect(record.gates.map(({ verdict }) => verdict)).not.toContain('notRun');
      expect(record.gates.at(-1)).toMatchObject({
        gate: 'no-regression',
        verdict: 'passed',
        detail: 'still pass: test',
      });
    }
  });

  it('leaves the user’s tree as it was, and gives a patch that applies to it', async () => {
    expect(hashes.after).toBe(hashes.before);
    const apply = ['apply', '--check', '-p1', run.outputs.patch ?? ''];
    await promisify(execFile)('git', apply, { cwd: workspace });
    const patch = await readFile(run.outputs.patch ?? '', 'utf8');
    expect(patch).toContain('-  var total = 0;\n+  let total = 0;');
    expect(patch).toContain('-from node:latest\n+FROM node:latest');
  });

  it('writes valid SARIF with everything that is left', () => {
    expect(problemsOf(run.sarif)).toEqual([]);
    const { runs } = JSON.parse(run.sarif) as { runs: { results: unknown[] }[] };
    expect(runs.flatMap(({ results }) => results)).toHaveLength(Number(run.outputs.findings));
  });

  it('remarks on lines and on the run page', () => {
    expect(run.log).toMatch(/::error title=eslint%3A no-eval,file=src\/main\.ts,line=16,col=1::/);
    expect(run.summary).toContain('## analyze: partial');
    expect(run.summary).toContain('Nothing in your checkout was changed');
  });
});

describe('analyze with a baseline', () => {
  it('counts only what is new, and says when a tool breaks', async () => {
    const workspace = path.join(root, 'broken');
    await writeBadService(workspace);
    const first = await start(workspace, { inputs: { fix: 'false' } });
    await writeFile(path.join(workspace, 'baseline.sarif'), first.sarif);

    const main = path.join(workspace, 'src/main.ts');
    const text = await readFile(main, 'utf8');
    await writeFile(main, `// moves every line\n${text}export const wrong: string = 1;\n`);
    await installBrokenEslint(workspace);
    const second = await start(workspace, { inputs: { fix: 'false', baseline: 'baseline.sarif' } });

    expect(problemsOf(second.sarif)).toEqual([]);
    expect(second.outputs.status).toBe('partial');
    expect(second.analysis?.analysers.find(({ tool }) => tool === 'eslint')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('Oops! it crashed') as string,
    });
    expect(second.log).toContain('remaining: eslint broke');
    // The security rules now speak with a voice of their own, which the baseline does not know.
    const fresh = name(second.analysis?.fresh).filter((finding) => !finding.startsWith('eslint-security/'));
    expect(fresh).toEqual(['typescript/TS2322 src/main.ts']);
    expect(second.analysis?.baseline?.unchanged).toBeGreaterThan(5);
    expect(second.sarif).toContain('"baselineState": "unchanged"');
  });

  it('refuses a baseline that is none', async () => {
    const workspace = path.join(root, 'refused');
    await mkdir(workspace);
    await writeFile(path.join(workspace, 'package.sarif'), '{"version":"2.1.0"}');
    const run = await start(workspace, { inputs: { baseline: 'package.sarif' } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(run.log).toContain('baseline: package.sarif is not SARIF 2.1.0');
  });
});
