import { appendFile, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { run } from '../../actions/analyze/src/run';
import { writeBadService } from '../support/bad-service';
import type { PhaseBench } from '../support/phase-bench';
import { openPhase } from '../support/phase-bench';
import { createSarifValidator } from '../support/sarif-schema';

import { analysisSchema } from '@orchestrate/contracts/finding';
import { readJson } from '@orchestrate/kit/files/json';
import type { Question } from '@orchestrate/kit/models/ask';
import { ModelError } from '@orchestrate/kit/models/provider';
import type { FakeAnswer } from '@orchestrate/testkit/fake-models';
import { createFakeModels } from '@orchestrate/testkit/fake-models';

// Every fix runs all analysers again.
vi.setConfig({ testTimeout: 900_000 });

const INPUTS = { workingDirectory: '.', runDirectory: '', failOn: [], baseline: '', fix: true };

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

async function analyze(name: string, script: readonly FakeAnswer[]) {
  const workspace = path.join(root, name);
  await writeBadService(workspace);
  await appendFile(path.join(workspace, '.orchestrate.yml'), 'safety: { allow-host: true }\n');
  const models = createFakeModels(script);
  const bench: PhaseBench = await openPhase('analyze', workspace, models, { cache: path.join(root, 'cache') });
  try {
    const outcome = await run(INPUTS, bench.deps);
    const analysis = await readJson(bench.deps.evidence.resolve('analysis.json'), analysisSchema);
    const sarif = await readFile(bench.deps.evidence.resolve('analysis.sarif'), 'utf8');
    return { outcome, analysis, sarif, questions: models.questions, main: path.join(workspace, 'src/main.ts') };
  } finally {
    await bench.dispose();
  }
}

function textOf(question: Question<unknown> | undefined): string {
  return (question?.prompt.messages ?? []).map(({ text }) => text).join('\n');
}

// Mends what has one obvious repair, and does what a text in the tree might tell it for all else.
function mend(question: unknown): unknown {
  const text = textOf(question as Question<unknown>);
  if (text.includes('`no-eval`'))
    return {
      explanation: 'Reads what is written instead of running it.',
      edits: [{ path: 'src/main.ts', before: 'eval(', after: 'JSON.parse(' }],
    };
  return {
    explanation: 'As the file says.',
    edits: [{ path: '.github/workflows/ci.yml', before: 'on', after: 'no' }],
  };
}

it('lets models review, explain and mend, and lets only the gates decide', async () => {
  const finding = { ruleId: 'weak-hash', severity: 'error', confidence: 'high', message: 'MD5 is broken.' };
  const { outcome, analysis, sarif, questions, main } = await analyze('answered', [
    {
      task: 'review',
      value: {
        findings: [
          { ...finding, file: 'src/orphan.ts', line: 1, evidence: 'export' },
          { ...finding, file: 'src/main.ts', line: 9_999, evidence: 'eval' },
          { ...finding, file: 'src/main.ts', line: 1, evidence: 'this is not there' },
        ],
      },
    },
    ...Array.from({ length: 8 }, (): FakeAnswer => ({ task: 'patch', value: mend })),
  ]);
  expect(outcome).toMatchObject({ status: 'partial', engine: 'live' });
  expect(textOf(questions[0])).not.toMatch(/ghp_1|AKIAQ/);
  expect(analysis.review).toMatchObject({
    provider: 'fake',
    dropped: 2,
    findings: [{ path: 'src/orphan.ts', line: 1 }],
  });
  const asked = questions.filter(({ task }) => task === 'patch').length;
  expect(asked).toBeGreaterThan(3);
  expect(analysis.explanations?.length).toBe(asked);
  const byModel = (analysis.fixes ?? []).filter(({ fixer }) => fixer === 'fake/scripted-1');
  expect(byModel.filter(({ accepted }) => accepted).map(({ rules }) => rules.join())).toEqual(['no-eval']);
  for (const { refusal } of byModel.filter(({ accepted }) => !accepted)) expect(refusal).toMatch(/^in-scope: /);
  expect(analysis.after.map(({ rule }) => rule)).not.toContain('no-eval');
  expect(analysis.after.map(({ tool }) => tool)).not.toContain('fake/scripted-1');
  expect(await readFile(main, 'utf8')).toContain('eval(');
  expect((await createSarifValidator())(sarif)).toEqual([]);
  expect(sarif).toContain('"name": "fake/scripted-1"');
});

it('stands as it is where models fail, and says why', async () => {
  const error = new ModelError('budget-exceeded', 'the phase has spent its 2 dollars');
  const { outcome, analysis } = await analyze('failed', [
    { task: 'review', error },
    { task: 'patch', error },
  ]);
  expect(outcome).toMatchObject({ status: 'partial', engine: 'offline' });
  expect(outcome.notRun).toEqual(
    expect.arrayContaining([
      { tool: 'model review', reason: `budget-exceeded: ${error.message}` },
      { tool: 'model fixes', reason: `budget-exceeded: ${error.message}` },
    ]),
  );
  expect(analysis.review).toBeUndefined();
  expect(analysis.fixes?.map(({ fixer }) => fixer)).toEqual(['eslint', 'dockerfile']);
});
