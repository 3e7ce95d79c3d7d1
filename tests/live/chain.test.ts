import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { BaseRun } from '../support/base-run';
import { awaitBase } from '../support/base-run';
import { chainEnvironment } from '../support/chain-environment';
import { findRunId, orchestrate, readSummary, runDirectoryOf } from '../support/chain-run';
import { openCheckout } from '../support/checkout';
import { writeFiles } from '../support/clone';
import type { Finished } from '../support/command';
import { runCommand } from '../support/command';
import { findFreePort } from '../support/free-port';
import { BRIEF, createLiveScript, KEYS, keyOf, SPECIFICATION, taskOf, writeSettings } from '../support/live-script';
import { findSecrets } from '../support/search-bytes';

import { accountSchema } from '@orchestrate/contracts/account';
import { analysisSchema } from '@orchestrate/contracts/finding';
import type { LedgerLine, ModelTask } from '@orchestrate/contracts/model-call';
import { conversationSchema, ledgerLineSchema } from '@orchestrate/contracts/model-call';
import { planSchema } from '@orchestrate/contracts/plan';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { Summary } from '@orchestrate/contracts/summary';
import { generatedTestsSchema } from '@orchestrate/contracts/test-report';
import { healingSchema } from '@orchestrate/contracts/triage';
import { readJson } from '@orchestrate/kit/files/json';
import { verifyRun } from '@orchestrate/kit/verification/verify-run';
import type { FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';

const base = await awaitBase();

describe.skipIf(base === undefined)('the chain with keys in .secrets', () => {
  if (base === undefined) return;

  let server: FakeModelServer;
  let checkout: BaseRun;
  let finished: Finished;
  let run: string;
  let summary: Summary;

  beforeAll(async () => {
    server = await startFakeModelServer(createLiveScript());
    checkout = await openCheckout(base);
    await writeFiles(checkout.clone, {
      'specs/shelves.yaml': SPECIFICATION,
      'brief.md': BRIEF,
      '.orchestrate.yml': writeSettings(server.url),
      '.secrets': Object.entries(KEYS)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    });
    finished = await orchestrate(checkout, ['--spec', 'specs/shelves.yaml', '--target', 'process']);
    run = runDirectoryOf(checkout, findRunId(finished));
    summary = await readSummary(run);
  }, 2_400_000);

  afterAll(() => server.close());

  const promptsOf = (task: string): string[] =>
    server.requests.filter((request) => taskOf(request) === task).map(({ prompt }) => prompt);

  async function readLedgers(directory: string): Promise<LedgerLine[]> {
    const phases = await readdir(path.join(directory, 'phases'));
    const texts = await Promise.all(
      phases.map((phase) => readFile(path.join(directory, 'phases', phase, 'ledger.ndjson'), 'utf8').catch(() => '')),
    );
    return texts.flatMap((text) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => ledgerLineSchema.parse(JSON.parse(line))),
    );
  }

  async function readProposals(phase: string): Promise<ProposalRecord[]> {
    const directory = path.join(run, 'phases', phase, 'proposals');
    const names = (await readdir(directory)).sort();
    return Promise.all(
      names.map((name) => readJson(path.join(directory, name, 'proposal.json'), proposalRecordSchema)),
    );
  }

  const fateOf = ({ title, accepted, gates }: ProposalRecord) => [
    title,
    accepted ? 'accepted' : gates.find(({ verdict }) => verdict !== 'passed')?.gate,
  ];

  it('is done live, and only the plan leaves what the models then did', () => {
    expect(
      summary.phases.map(({ phase, status, engine }) => `${phase} ${status} ${engine}`),
      finished.output,
    ).toEqual([
      'plan partial offline',
      'generate done live',
      'test-gen done live',
      'analyze done live',
      'deploy done offline',
      'heal done live',
      'deploy done offline',
    ]);
    expect(summary).toMatchObject({ engine: 'live', status: 'partial', cost: 0 });
    expect(summary.tokens).toBeGreaterThan(8_000);
    expect(summary.gates.map(({ name, passed }) => [name, passed])).toContainEqual(['letters', true]);
    expect(finished.exitCode).toBe(3);
  });

  it('asks nothing that its script does not know', () => {
    expect(server.requests.filter((request) => taskOf(request) === undefined).map(({ prompt }) => prompt)).toEqual([]);
  });

  it('has an operation written by one model, whose first draft a gate refuses', async () => {
    const records = await readProposals('generate');
    expect(records.map(fateOf)).toEqual([
      ['Generate the service Shelves', 'accepted'],
      ['Write the operation countLetters', 'in-scope'],
      ['Write the operation countLetters', 'accepted'],
    ]);
    expect(records.at(-1)?.author.name).toMatch(/^openai\//);
  });

  it('keeps of another model’s scenarios the one that the service fulfils', async () => {
    const { scenarios } = await readJson(path.join(run, 'phases/test-gen/cases.json'), generatedTestsSchema);
    expect(scenarios).toMatchObject({ provider: 'anthropic', proposed: 2, kept: 1 });
  });

  it('is reviewed by somebody else than the author, as far as the file bears it out', async () => {
    const { review } = await readJson(path.join(run, 'phases/analyze/analysis.json'), analysisSchema);
    expect(review).toMatchObject({ provider: 'anthropic', dropped: 1 });
    expect(review?.findings.map(({ rule, path: file }) => [rule, file])).toEqual([
      ['surprising-count', 'src/operations/count-letters.ts'],
    ]);
  });

  it('asks no model to mend what the specification was given as, and changes nothing', async () => {
    const { after, explanations, fixes } = await readJson(
      path.join(run, 'phases/analyze/analysis.json'),
      analysisSchema,
    );
    expect([...new Set(after.map(({ path: file }) => file))]).toEqual(['openapi.json']);
    expect(promptsOf('fix')).toEqual([]);
    expect(explanations).toEqual([]);
    expect(fixes?.filter(({ fixer }) => fixer.includes('/'))).toEqual([]);
  });

  it('heals what the author did wrong: one says why, one writes patches, a third looks at what the gates took', async () => {
    const records = await readProposals('heal');
    expect(records.map(fateOf)).toContainEqual(['Ask less', 'in-scope']);
    const accepted = records.filter((record) => record.accepted);
    expect(accepted).toMatchObject([
      { title: 'Count what is no blank', kind: 'repair', review: { verdict: 'accepted' } },
    ]);
    expect(accepted[0]?.author.name).toMatch(/^openai\//);
    expect(accepted[0]?.review?.reviewer).toMatch(/^anthropic\//);
    const { causes } = await readJson(path.join(run, 'phases/heal/healing.json'), healingSchema);
    expect(causes?.map(({ author }) => author.split('/')[0])).toEqual(['gemini']);
    const file = path.join(run, 'service/src/operations/count-letters.ts');
    expect(await readFile(file, 'utf8')).toContain('.replace(/');
  });

  it('tells itself in prose that cites what happened', async () => {
    const account = await readJson(path.join(run, 'phases/report/account.json'), accountSchema);
    expect(account).toMatchObject({ provider: 'gemini', dropped: 1, sentences: [{ text: 'A repair was accepted.' }] });
  });

  it('lets each tool work on what another one made', () => {
    expect(promptsOf('analyze').join()).toContain("c.req.valid('json').text.length");
    expect(promptsOf('patch').join()).toContain('countLetters counts blanks as letters');
    expect(promptsOf('review').join()).toContain('.replace(/');
    expect(promptsOf('docs').join()).toContain('Count what is no blank');
  });

  it('logs each tool and each conversation', async () => {
    const log = await readFile(path.join(run, 'tool-usage-log.md'), 'utf8');
    for (const tool of ['openai', 'anthropic', 'gemini']) expect(log).toMatch(new RegExp(`\\| .*${tool}/`));
    const names = (await readdir(path.join(run, 'ai_chats'))).filter((name) => name.endsWith('.json'));
    const conversations = await Promise.all(
      names.map((name) => readJson(path.join(run, 'ai_chats', name), conversationSchema)),
    );
    const tasks = new Set(conversations.filter(({ outcome }) => outcome === 'answered').map(({ task }) => task));
    expect([...tasks].sort()).toEqual(['code', 'docs', 'patch', 'review', 'tests', 'triage']);
    for (const { id, prompt, messages } of conversations) {
      expect(prompt?.sha256, id).toMatch(/^[0-9a-f]{64}$/);
      expect(messages.length, id).toBeGreaterThan(1);
      expect(await readFile(path.join(run, 'ai_chats', `${id}.md`), 'utf8')).toContain(`# Conversation ${id}`);
    }
  });

  it('holds to its caps, and asks nobody whose price it does not know', async () => {
    const { configuration } = await readJson(path.join(run, 'phases/plan/plan.json'), planSchema);
    expect(configuration.models.limits).toMatchObject({ 'usd-per-run': 0.5, 'usd-per-phase': 0.25 });
    const lines = await readLedgers(run);
    const who = (task: ModelTask): string[] => [
      ...new Set(lines.filter((line) => line.task === task).map(({ provider, outcome }) => `${provider} ${outcome}`)),
    ];
    expect(
      Object.fromEntries(
        ['code', 'tests', 'review', 'triage', 'patch', 'docs'].map((task) => [task, who(task as ModelTask)]),
      ),
    ).toEqual({
      code: ['openai answered'],
      tests: ['anthropic answered'],
      review: ['anthropic answered'],
      triage: ['gemini answered'],
      patch: ['openai answered'],
      docs: ['elsewhere budget-exceeded', 'gemini answered'],
    });
    // The first was sent away and came again.
    expect(lines.find(({ task }) => task === 'code')).toMatchObject({ attempts: 2 });
    expect(lines.find(({ provider }) => provider === 'elsewhere')).toMatchObject({ attempts: 0, cost: 0 });
    const spent = lines.reduce((sum, { cost }) => sum + Number(cost), 0);
    expect(spent).toBeLessThanOrEqual(0.5);
  });

  it('gives each provider its key, and keeps none', async () => {
    const told = { 'openai-chat': KEYS.OPENAI_API_KEY, anthropic: KEYS.ANTHROPIC_API_KEY, gemini: KEYS.GEMINI_API_KEY };
    for (const request of server.requests) expect(keyOf(request)).toBe(told[request.protocol as keyof typeof told]);
    expect(await findSecrets(run, Object.values(KEYS))).toEqual([]);
    expect(await findSecrets(path.join(checkout.clone, 'artifacts'), Object.values(KEYS))).toEqual([]);
    expect(finished.output).not.toContain(KEYS.OPENAI_API_KEY.slice(0, 20));
    expect(await verifyRun(run)).toMatchObject({ problems: [] });
  });

  it('does the same where act is typed: a brief is planned, and the report told', async () => {
    const { act, clone, cache } = checkout;
    const inputs = ['--input', 'spec=brief.md', '--input', 'dry-run=true'];
    const port = ['--artifact-server-port', String(await findFreePort())];
    const typed = await runCommand(act, ['workflow_dispatch', '-j', 'orchestrate', ...inputs, ...port], {
      cwd: clone,
      env: chainEnvironment(act, cache),
    });
    const directory = path.join(
      clone,
      'artifacts/runs',
      /run (\d{8}T\d{6}Z-[0-9a-f]{8})/.exec(typed.output)?.[1] ?? '',
    );
    const { phases, engine } = await readSummary(directory);
    expect({ engine, phases }, typed.output).toMatchObject({
      engine: 'live',
      phases: [{ phase: 'plan', status: 'partial', engine: 'live' }],
    });
    const lines = await readLedgers(directory);
    expect(lines.filter(({ outcome }) => outcome === 'answered').map(({ task }) => task)).toEqual(['plan', 'docs']);
    expect(typed.output).not.toContain(KEYS.GEMINI_API_KEY.slice(0, 20));
    expect(await findSecrets(directory, Object.values(KEYS))).toEqual([]);
  });
});
