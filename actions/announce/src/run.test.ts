import type { Announced } from '@orchestrate/contracts/announcement';
import { announcementSchema } from '@orchestrate/contracts/announcement';
import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { Outcome } from '@orchestrate/kit/action/definition';
import { parseInputs } from '@orchestrate/kit/action/inputs';
import { systemClock } from '@orchestrate/kit/clock';
import { readJson } from '@orchestrate/kit/files/json';
import type { WorkflowContext } from '@orchestrate/kit/github/workflow-context';
import { createNoModels } from '@orchestrate/kit/models/no-models';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { createFakeGithubApi } from '@orchestrate/testkit/fake-github-api';
import type { FakeGithub, FakeGithubOptions } from '@orchestrate/testkit/fake-github-server';
import { startFakeGithub } from '@orchestrate/testkit/fake-github-server';
import { createSampleAnalysis, createSampleGates, createSampleHealing } from '@orchestrate/testkit/sample/results';
import { createSampleSummary } from '@orchestrate/testkit/sample/summary';
import { createSampleEvidence } from '@orchestrate/testkit/sample-evidence';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { afterEach, describe, expect, it } from 'vitest';

import { createPhaseUnderTest } from '../../../tests/support/phase-deps';
import { createSarifValidator } from '../../../tests/support/sarif-schema';

import { inputsSchema } from './inputs';
import type { Outputs } from './outputs';
import { announceRun } from './run';
import type { CheckedRun } from './subject/read-run';

const TOKEN = 'ghs-correct-horse-battery-staple';
const CONTEXT: WorkflowContext = {
  ...{ owner: 'acme', repository: 'shop', server: 'https://github.test', branch: undefined },
  ...{ runUrl: 'https://github.test/acme/shop/actions/runs/99', ref: 'refs/pull/1/merge', commit: 'b'.repeat(40) },
  ...{ workflow: 'CI', runNumber: 7, runAttempt: 1 },
  pullRequest: { number: 1, branch: 'feature', head: 'a'.repeat(40), isFork: false },
};
const MARK = '<!-- orchestrate:ci/library:7.1 -->\n';

let server: FakeGithub | undefined;

afterEach(() => server?.close());

async function start(options: Partial<FakeGithubOptions> = {}): Promise<FakeGithub> {
  server = await startFakeGithub({ repository: '/nowhere', token: TOKEN, ...options });
  return server;
}

function createRun(...overrides: Parameters<typeof createSampleEvidence>): CheckedRun {
  const evidence = createSampleEvidence(...overrides);
  return { evidence, summary: createSampleSummary(evidence) };
}

const found = <T>(value: T): { path: string; value: T } => ({ path: 'x', value });

interface Announcing {
  readonly outcome: Outcome<Outputs>;
  readonly parts: readonly Announced[];
  readonly notices: readonly string[];
}

async function announce(
  told: CheckedRun,
  given: Readonly<Record<string, string>> = {},
  context: Partial<WorkflowContext> = {},
): Promise<Announcing> {
  const workspace = await createTemporaryDirectory();
  const own = await createRunDirectory(workspace, systemClock);
  const frame = { workspace, cache: workspace, run: own, configuration: configurationSchema.parse({ version: 1 }) };
  const { deps, host } = await createPhaseUnderTest('announce', { ...frame, models: createNoModels('none') });
  const texts: Record<string, string> = { run: 'run', token: TOKEN, directory: 'service', ...given };
  const inputs = parseInputs(inputsSchema, (name) => texts[name] ?? '');
  const outcome = await announceRun(told, inputs, deps, {
    readContext: () => Promise.resolve({ ...CONTEXT, ...context }),
    openApi: () => createFakeGithubApi(server ?? expect.fail('no server'), TOKEN),
    pause: () => Promise.resolve(),
  });
  const file = own.resolve('phases/announce/announcement.json');
  const kept =
    outcome.status === 'blocked' && inputs.token === '' ? undefined : await readJson(file, announcementSchema);
  return { outcome, parts: kept?.parts ?? [], notices: host.annotations.map(({ message }) => message) };
}

const outcomes = ({ parts }: Announcing): string[] => parts.map(({ part, outcome }) => `${part} ${outcome}`);
const listWrites = ({ requests }: FakeGithub): string[] =>
  requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

describe('announce', () => {
  it('comments, puts a check on the commit, and sends the findings', async () => {
    const github = await start();
    const told = createRun();
    const result = await announce(told);
    expect(result.outcome).toMatchObject({ status: 'done', engine: 'offline', remaining: [] });
    expect(outcomes(result)).toEqual(['comment created', 'check created', 'sarif created']);
    expect(github.comments[0]?.body).toMatch(new RegExp(`^${MARK}### ✅ success: \`Library\``));
    expect(github.checks[0]).toMatchObject({
      ...{ name: 'CI / library', commit: 'a'.repeat(40), status: 'completed', conclusion: 'success' },
      title: 'success: 42 tests passed, 0 failed',
    });
    expect(github.checks[0]?.annotations).toMatchObject([
      { path: 'service/src/routes/books.ts', start_line: 41, annotation_level: 'warning' },
      { path: 'service/src/paging.ts', annotation_level: 'notice' },
    ]);
    expect(github.sarifs).toMatchObject([{ commit: 'b'.repeat(40), ref: 'refs/pull/1/merge' }]);
    const problemsOf = await createSarifValidator();
    expect(problemsOf(github.sarifs[0]?.text ?? '')).toEqual([]);
    expect(result.outcome.outputs).toMatchObject({ sarif: 'created', told: told.summary.run_id });
  });

  it('writes nothing twice', async () => {
    const github = await start();
    const told = createRun();
    await announce(told, { sarif: 'false' });
    const before = listWrites(github).length;
    const again = await announce(told, { sarif: 'false' });
    expect([again.outcome.status, ...outcomes(again)]).toEqual([
      'noop',
      'comment unchanged',
      'check unchanged',
      'sarif off',
    ]);
    expect(listWrites(github)).toHaveLength(before);
  });

  it('updates its comment in place, and keeps one for each service', async () => {
    const github = await start();
    const only = { check: 'false', sarif: 'false' };
    await announce(createRun(), only);
    const told = createRun({}, { 'deploy-2': { status: 'partial', remaining: ['@octocat look'] } });
    const later = await announce(told, only, { runNumber: 8 });
    await announce(told, { ...only, name: 'other' }, { runNumber: 8 });
    expect(outcomes(later)[0]).toBe('comment updated');
    expect(github.comments.map(({ body }) => String(body).split('\n', 2)[0])).toEqual([
      '<!-- orchestrate:ci/library:8.1 -->',
      '<!-- orchestrate:ci/other:8.1 -->',
    ]);
    expect(github.comments[0]?.body).toContain('- `deploy: @octocat look`');
  });

  it('leaves what a later run told', async () => {
    const github = await start();
    const told = createRun();
    await announce(told, { sarif: 'false' }, { runNumber: 10 });
    const before = listWrites(github).length;
    const late = await announce(createRun(), { sarif: 'false' }, { runNumber: 9 });
    expect(outcomes(late).slice(0, 2)).toEqual(['comment newer', 'check newer']);
    expect([late.outcome.status, listWrites(github).length]).toEqual(['noop', before]);
  });

  it('takes no comment of somebody else for its own', async () => {
    const mine = { html_url: 'x', body: `${MARK.replace('7.1', '99.1')}Never mind.` };
    const github = await start({ comments: [{ ...mine, id: 1, user: { login: 'mallory', type: 'User' } }] });
    expect(outcomes(await announce(createRun(), { check: 'false', sarif: 'false' }))[0]).toBe('comment created');
    expect(github.comments).toHaveLength(2);
  });

  it('keeps the first of two comments that were begun at once', async () => {
    const other = { id: 5, html_url: 'other', user: { login: 'github-actions[bot]', type: 'Bot' }, body: MARK };
    const listed = (count: number) => ({ status: 200, body: count === 1 ? [] : [other, { ...other, id: 9 }] });
    const github = await start({
      comments: [other],
      script: ({ method, path }, count) => {
        if (!/\/comments(?:\/9)?$/.test(path)) return undefined;
        if (method === 'POST') return { status: 201, body: { ...other, id: 9 } };
        return method === 'DELETE' ? { status: 204 } : listed(count);
      },
    });
    const result = await announce(createRun(), { check: 'false', sarif: 'false' });
    expect(result.parts[0]).toMatchObject({ outcome: 'updated', url: 'other' });
    expect(listWrites(github).slice(1)).toEqual(['DELETE /issues/comments/9', 'PATCH /issues/comments/5']);
  });

  it('puts so many annotations on the check, 50 a request, and concludes it last', async () => {
    const github = await start();
    const [one] = createSampleAnalysis().fresh;
    if (one === undefined) throw new Error('the sample has no finding');
    const many = Array.from({ length: 300 }, (_, index) => ({ ...one, line: index + 1, fingerprint: `f${index}` }));
    const healing = createSampleHealing({ after: createSampleGates(['test']), stopped: 'exhausted' });
    const analysis = found({ ...createSampleAnalysis(), after: many, fresh: many });
    const told = createRun({ analysis, healing: found(healing) }, { heal: { status: 'failed' } });
    const result = await announce(told, { comment: 'false', sarif: 'false', annotations: '120' });
    expect(result.parts[1]).toMatchObject({ outcome: 'created', shown: 120, leftOut: 183 });
    const [check] = github.checks;
    expect([check?.conclusion, check?.annotations.length]).toEqual(['failure', 120]);
    expect(check?.annotations.slice(0, 3).map((entry) => entry.annotation_level)).toEqual([
      'failure',
      'failure',
      'warning',
    ]);
    expect(check?.summary).toContain('183 remarks beside these 120 in the report.');
    const sent = github.requests.filter(({ path }) => path.startsWith('/check-runs')).map(({ body }) => body.status);
    expect(sent).toEqual(['in_progress', undefined, 'completed']);
  });

  it('begins a check again that was left half done', async () => {
    const half = { id: 1, external_id: `orchestrate:ci/library:7.1:x`, status: 'in_progress' };
    const github = await start({
      script: ({ path }) =>
        path.endsWith('/check-runs') && path.startsWith('/commits')
          ? { status: 200, body: { check_runs: [half] } }
          : undefined,
    });
    expect(outcomes(await announce(createRun(), { comment: 'false', sarif: 'false' }))[1]).toBe('check created');
    expect(github.checks).toHaveLength(1);
  });

  it('says what is not permitted, and fails nothing for it', async () => {
    await start({
      script: ({ method }) =>
        method === 'GET' ? undefined : { status: 403, body: { message: 'Resource not accessible by integration' } },
    });
    const { outcome, notices } = await announce(createRun());
    expect([outcome.status, outcome.remaining?.length]).toEqual(['blocked', 3]);
    expect(notices[0]).toMatch(/pull-requests: write.*from a fork the default token only ever reads/);
    expect(notices[1]).toMatch(/checks: write/);
    expect(notices[2]).toMatch(/security-events: write/);
  });

  it('tells the rest where one part is refused', async () => {
    const message = 'Advanced Security must be enabled for this repository to use code scanning.';
    await start({
      script: ({ path }) => (path.startsWith('/code-scanning') ? { status: 403, body: { message } } : undefined),
    });
    const { outcome } = await announce(createRun());
    expect(outcome).toMatchObject({
      status: 'partial',
      headline: 'comment told, check told, code scanning not permitted',
      remaining: [expect.stringMatching(/^sarif: code scanning is not there for this repository/)],
    });
  });

  it.each([
    ['pending', { processing_status: 'pending' }, 'partial', /had not looked at them after two minutes/],
    [
      'failed',
      { processing_status: 'failed', errors: ['too many runs'] },
      'failed',
      /did not take the findings: too many runs/,
    ],
  ] as const)('waits for the word of code scanning: %s', async (outcome, body, status, reason) => {
    await start({
      script: ({ path }) => (path.startsWith('/code-scanning/sarifs/') ? { status: 200, body } : undefined),
    });
    const result = await announce(createRun(), { comment: 'false' });
    expect(result.parts[2]).toMatchObject({ outcome, reason: expect.stringMatching(reason) as string });
    expect(result.outcome.status).toBe(status);
  });

  it('skips what has no place: a comment without a pull request, lines of a service that is nowhere', async () => {
    const github = await start();
    const result = await announce(createRun(), { directory: '' }, { pullRequest: undefined, ref: 'refs/heads/main' });
    expect(outcomes(result)).toEqual(['comment skipped', 'check created', 'sarif skipped']);
    expect([result.outcome.status, github.checks[0]?.commit]).toEqual(['done', 'b'.repeat(40)]);
    expect(result.parts[1]).toMatchObject({ shown: 0, leftOut: 2 });
  });

  it('is blocked, and says so, where there is no token', async () => {
    const { outcome } = await announce(createRun(), { token: '' });
    expect(outcome).toMatchObject({
      status: 'blocked',
      headline: expect.stringMatching(/^token: there is none/) as string,
    });
  });
});
