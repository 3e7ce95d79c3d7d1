import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { BundleRun } from '../support/bundle';
import { ROOT, runActionBundle } from '../support/bundle';
import { passThroughOtlp, readJunit, readPrometheus } from '../support/format-readers';

import { manifestSchema } from '@orchestrate/contracts/manifest';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import { readJson } from '@orchestrate/kit/files/json';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';
import type { FakeArtifactServerOptions } from '@orchestrate/testkit/fake-artifact-server';
import { startFakeArtifactServer } from '@orchestrate/testkit/fake-artifact-server';
import { createSamplePlan } from '@orchestrate/testkit/sample/plan';
import { createSampleAnalysis, createSampleTests } from '@orchestrate/testkit/sample/results';
import type { SampleRunOptions } from '@orchestrate/testkit/sample-run';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const HOSTILE = `</script><img src=x onerror=alert(1)>"'\`|\u202e`;
const SECRET = 'correct-horse-battery-staple';

interface Reported extends BundleRun {
  readonly home: string;
  readonly directory: string;
  readonly summary: string;
  readonly parsed: Summary;
  /** A file of the run directory. */
  readonly read: (file: string) => Promise<string>;
}

async function report(
  sample: SampleRunOptions = {},
  inputs: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Reported> {
  const home = await createTemporaryDirectory();
  const { run } = await createSampleRun(home, sample);
  const ran = await runActionBundle('report', {
    workspace: home,
    inputs: { 'run-directory': run.path, ...inputs },
    env: { ACTIONS_RUNTIME_TOKEN: '', ACTIONS_RESULTS_URL: '', ...env },
  });
  const parsed = await readJson(ran.outputs.summary ?? '', summarySchema);
  return { ...ran, home, directory: run.path, parsed, read: (file) => readFile(run.resolve(file), 'utf8') };
}

async function verify(directory: string): Promise<{ code: number; output: string }> {
  const script = [
    path.join(ROOT, 'node_modules/tsx/dist/cli.mjs'),
    path.join(ROOT, 'scripts/verify-run.ts'),
    directory,
  ];
  return promisify(execFile)(process.execPath, script, { cwd: ROOT }).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: unknown) => {
      const { code, stdout } = error as { code: number; stdout: string };
      return { code, output: stdout };
    },
  );
}

describe('report', () => {
  it('judges, publishes, writes and seals a run that went well', async () => {
    const { exitCode, outputs, home, directory, parsed, read, summary } = await report();
    expect({ exitCode, verdict: outputs.verdict, status: outputs.status }).toEqual({
      exitCode: 0,
      verdict: 'success',
      status: 'done',
    });
    expect(outputs).toMatchObject({
      report: path.join(directory, 'report.html'),
      artifact: '',
      'run-directory': directory,
    });
    expect(parsed).toMatchObject({ tests_passed: 42, tests_failed: 0, published: { directory: 'service', kept: [] } });
    expect(await readFile(path.join(home, 'service/src/app.ts'), 'utf8')).toContain('library');
    expect(summary).toContain('# Library: ✅ success');
    expect(await read('tool-usage-log.md')).toContain(
      '| npm | 11.6.2 | `npm ci --ignore-scripts` | Install what the service pins |',
    );
    expect(await read('ai_chats/README.md')).toContain('No model was asked');
    const manifest = await readJson(path.join(directory, 'manifest.json'), manifestSchema);
    const listed = manifest.files.map((file) => file.path);
    expect(listed).toEqual(expect.arrayContaining(['report.html', 'service.bundle', 'phases/heal/healing.json']));
    expect(listed).not.toContain('phases/report/output.json');
    const signed = expect.stringMatching(/everything fits; signed by an unknown key \([0-9a-f]{64}\)\n$/) as string;
    expect(await verify(directory)).toEqual({ code: 0, output: signed });
    expect((await readJunit(await read('exports/tests.junit.xml'))).testsuite).toHaveLength(4);
    const numbers = readPrometheus(await read('exports/metrics.prom'));
    expect(numbers.find(({ name }) => name === 'orchestrate_tests')?.metrics[0]?.value).toBe('42');
    const traces = await read('exports/traces.otlp.json');
    expect(passThroughOtlp('traces', traces)).toEqual(JSON.parse(traces));
    // The copies for people who look first under artifacts/.
    const copy = await readFile(path.join(home, 'artifacts', path.basename(outputs.summary ?? '')), 'utf8');
    expect(copy).toBe(await read(path.basename(outputs.summary ?? '')));
  });

  it('escapes what specifications, tests and tools say, and stays verifiable', async () => {
    const plan = createSamplePlan();
    const tests = createSampleTests();
    const analysis = createSampleAnalysis();
    const { outputs, directory, read, summary } = await report({
      attempts: { analyze: { status: 'partial', headline: HOSTILE, remaining: [HOSTILE] } },
      files: {
        'phases/plan/plan.json': { ...plan, service: { ...plan.service, title: HOSTILE, description: HOSTILE } },
        'phases/test-gen/tests.ctrf.json': {
          ...tests,
          results: {
            ...tests.results,
            tests: tests.results.tests.map((test) => ({ ...test, filePath: HOSTILE, name: HOSTILE })),
          },
        },
        'phases/analyze/analysis.json': {
          ...analysis,
          after: analysis.after.map((finding) => ({ ...finding, message: HOSTILE, path: HOSTILE })),
        },
        'phases/heal/proposals/02/change.patch': `@@ -1 +1 @@\n-a\n+${HOSTILE}\n\`\`\`\n# injected\n`,
      },
    });
    expect(outputs).toMatchObject({ verdict: 'partial', status: 'done' });
    const html = await read('report.html');
    expect(html).not.toMatch(/<img|\u202e/);
    // Its data and its own script, and nothing that ends them early.
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).toContain(String.raw`\u003c/script>\u003cimg src=x onerror=alert(1)>`);
    // In Markdown the strings occur as text and inside code that nothing in them can close.
    const prose = summary.replace(/^(`{3,}).*?^\1$/gms, '').replace(/`[^`\n]*`/g, '');
    expect(prose).not.toMatch(/<img|<script|^# injected/m);
    expect(await verify(directory)).toMatchObject({ code: 0 });
  });

  it('reports a run that was killed, and leaves the checkout alone', async () => {
    const { outputs, exitCode, home, directory, parsed } = await report({
      attempts: { heal: 'cut-off', 'deploy-2': 'absent' },
      files: { 'phases/analyze/analysis.json': '{ "torn' },
    });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ verdict: 'failed', status: 'done' });
    expect(parsed.published).toBeNull();
    expect(parsed.failures).toEqual([{ where: 'heal', message: expect.stringContaining('cut off') as string }]);
    expect(parsed.remaining).toContain('analyze: phases/analyze/analysis.json cannot be used: not JSON');
    await expect(readFile(path.join(home, 'service/package.json'))).rejects.toThrow('ENOENT');
    const { problems } = await verifyRun(directory);
    expect(problems.map(({ file }) => file)).toEqual(['phases/analyze/analysis.json']);
  });

  it.each<[string, SampleRunOptions, Readonly<Record<string, string>>, string]>([
    ['a planted fault', { attempts: { inject: {} } }, {}, 'success'],
    ['a fault that was asked for', {}, { inject: 'type-error' }, 'success'],
    ['a dry run', {}, { 'dry-run': 'true' }, 'success'],
    ['a failed run', { attempts: { 'deploy-2': { status: 'failed', headline: 'no answer' } } }, {}, 'failed'],
  ])('publishes nothing after %s', async (_, sample, inputs, verdict) => {
    const { outputs, parsed, home } = await report(sample, inputs);
    expect(outputs.verdict).toBe(verdict);
    expect(parsed.published).toBeNull();
    await expect(readFile(path.join(home, 'service/package.json'))).rejects.toThrow('ENOENT');
  });

  it('reports an empty run as failed', async () => {
    const steps = ['plan', 'generate', 'test-gen', 'analyze', 'deploy', 'heal', 'deploy-2'];
    const attempts = Object.fromEntries(steps.map((step) => [step, 'absent'] as const));
    const { outputs, parsed, directory } = await report({ attempts, files: { 'events.ndjson': null } });
    expect(outputs).toMatchObject({ verdict: 'failed', status: 'done' });
    expect(parsed.remaining).toContain('run: no phase began');
    expect(await verify(directory)).toMatchObject({ code: 0 });
  });

  it('stores no secret of its environment', async () => {
    const { read, summary, parsed } = await report(
      { attempts: { analyze: { status: 'partial', headline: `used ${SECRET}`, remaining: [`used ${SECRET}`] } } },
      {},
      { DEPLOY_TOKEN: SECRET },
    );
    const texts = [await read('report.html'), await read('report.md'), JSON.stringify(parsed), summary];
    for (const text of texts) expect(text).not.toContain(SECRET);
    expect(parsed.remaining).toContain('analyze: used ***');
  });

  it('reports again in an attempt of its own', async () => {
    const first = await report();
    const again = await runActionBundle('report', {
      workspace: first.home,
      inputs: { 'run-directory': first.directory },
      env: { ACTIONS_RUNTIME_TOKEN: '', ACTIONS_RESULTS_URL: '' },
    });
    expect(again.outputs).toMatchObject({ verdict: 'success', status: 'done' });
    expect(again.outputs.evidence).toBe(path.join(first.directory, 'phases/report-2'));
    expect(await verify(first.directory)).toMatchObject({ code: 0 });
  });

  it('reports all the same with a bad signing key, and fails', async () => {
    const { exitCode, outputs, log, directory, parsed } = await report({}, { 'signing-key': 'correct horse' });
    expect({ exitCode, status: outputs.status, verdict: parsed.status }).toEqual({
      exitCode: 1,
      status: 'failed',
      verdict: 'success',
    });
    expect(log).toContain('the run is not signed: signing-key: is no private key of Ed25519 in PEM');
    expect(await verify(directory)).toEqual({ code: 0, output: expect.stringContaining('; not signed') as string });
  });

  it('refuses bad inputs, all at once', async () => {
    const home = await createTemporaryDirectory();
    const { exitCode, log } = await runActionBundle('report', {
      workspace: home,
      inputs: { 'dry-run': 'perhaps', 'fail-on': 'sometimes' },
    });
    expect(exitCode).toBe(1);
    expect(log).toContain('dry-run: must be true or false, not "perhaps"');
    expect(log).toContain('"sometimes" is no status');
  });
});

describe('upload', () => {
  async function upload(options: FakeArtifactServerOptions = {}) {
    const server = await startFakeArtifactServer(options);
    try {
      return { reported: await report({}, {}, server.environment), server };
    } finally {
      await server.close();
    }
  }

  it('uploads what the manifest lists, through signatures that end in padding', async () => {
    const { reported, server } = await upload();
    expect(reported.outputs).toMatchObject({ verdict: 'success', artifact: '4711' });
    const [[name, zip] = []] = [...server.artifacts];
    expect(name).toBe(`orchestrate-${path.basename(reported.directory)}`);
    for (const file of [
      'manifest.json',
      'provenance.dsse.json',
      'report.html',
      'phases/plan/plan.json',
      'service/src/app.ts',
    ])
      expect(zip?.includes(file)).toBe(true);
    expect(zip?.includes('service/.git/')).toBe(false);
  });

  it('warns and recommends when the store refuses, and keeps the verdict', async () => {
    const { reported } = await upload({ refusesUploads: true });
    expect(reported.outputs).toMatchObject({ verdict: 'success', status: 'done', artifact: '' });
    expect(reported.log).toContain('::warning::the artifact orchestrate-');
    expect(reported.parsed.recommendations.map(({ id }) => id)).toContain('upload-failed');
    expect(await verify(reported.directory)).toMatchObject({ code: 0 });
  });
});
