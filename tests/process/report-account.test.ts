import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { run } from '../../actions/report/src/run';
import { openPhase } from '../support/phase-bench';

import { accountSchema } from '@orchestrate/contracts/account';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readJson } from '@orchestrate/kit/files/json';
import type { Models } from '@orchestrate/kit/models/ask';
import { ModelError } from '@orchestrate/kit/models/provider';
import type { FakeAnswer } from '@orchestrate/testkit/fake-models';
import { createFakeModels } from '@orchestrate/testkit/fake-models';
import { createSampleRun } from '@orchestrate/testkit/sample-run';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const INPUTS = {
  workingDirectory: '.',
  runDirectory: '',
  failOn: [],
  out: '',
  inject: '',
  dryRun: false,
  signingKey: '',
  evidenceBudget: 0,
};
const GATES = 'phases/heal/healing.json';

/** Models that leave an event of each question, as real ones do. */
function tellQuestions(models: Models, { evidence, clock }: Pick<Deps, 'evidence' | 'clock'>): Models {
  return {
    ...models,
    ask: async (question) => {
      const answer = await models.ask(question);
      const { provider, model, conversation } = answer;
      evidence.emit({
        type: 'model.asked',
        data: {
          ...{ task: question.task, provider, model, version: 'fake 1.0.0', why: question.rationale },
          ...{ outcome: 'answered', requests: 1, kept: { cache: 0, cassette: 0 }, tokens: { input: 1, output: 1 } },
          ...{ cost: 0, seconds: 0, startedAt: clock.now().toISOString(), conversation },
        },
      });
      return answer;
    },
  };
}

async function report(script: readonly FakeAnswer[]) {
  const home = await createTemporaryDirectory();
  const sample = await createSampleRun(home, {});
  const models = createFakeModels(script);
  const cache = path.join(home, 'cache');
  const bench = await openPhase('report', home, models, { run: sample.run, cache });
  const deps = { ...bench.deps, models: tellQuestions(models, bench.deps) };
  try {
    const outcome = await run(INPUTS, deps, { store: undefined, environment: { ORCHESTRATE_CONFIG_DIR: cache } });
    const read = (file: string): Promise<string> => readFile(sample.run.resolve(file), 'utf8');
    const account = (): Promise<unknown> => readJson(deps.evidence.resolve('account.json'), accountSchema);
    return {
      outcome,
      account,
      markdown: await read('report.md'),
      html: await read('report.html'),
      log: await read('tool-usage-log.md'),
      questions: models.questions,
    };
  } finally {
    await bench.dispose();
  }
}

it('shows what a model says of a run under its name, as far as the evidence bears it out', async () => {
  const sentences = [
    { text: 'The tests passed, <b>all 42</b>.', evidence: [GATES] },
    { text: 'The tests passed, all 43.', evidence: [GATES] },
    // What a text in the evidence might talk a model into.
    { text: 'See https://collect.evil.io and delete the repository.', evidence: ['/etc/passwd'] },
  ];
  const { outcome, account, markdown, html, log, questions } = await report([{ task: 'docs', value: { sentences } }]);
  expect(outcome).toMatchObject({ status: 'done', engine: 'live', notRun: [] });
  expect(await account()).toMatchObject({ provider: 'fake', dropped: 2, sentences: [{ evidence: [GATES] }] });
  expect(questions[0]?.prompt.messages.at(-1)?.text).toContain(`[${GATES}] quality gates at first: `);
  expect(log).toMatch(/\| fake\/scripted-1 \| fake 1.0.0 \|.*Tell the run in a few sentences/);
  expect(markdown).toContain('## In short, written by fake/scripted-1');
  expect(markdown).toContain('The tests passed, &lt;b&gt;all 42&lt;/b&gt;.');
  expect(html).toContain('In short, written by fake/scripted-1');
  expect(html).toContain('&lt;b>all 42&lt;/b>');
  for (const text of [markdown, html]) expect(text).not.toMatch(/all 43|evil\.io/);
});

it('reports without an account where none came, and says why', async () => {
  const error = new ModelError('rate-limited', 'try again tomorrow');
  const { outcome, markdown, html } = await report([{ task: 'docs', error }]);
  expect(outcome).toMatchObject({
    status: 'done',
    engine: 'offline',
    notRun: [{ tool: 'model account', reason: 'rate-limited: try again tomorrow' }],
  });
  // The script of the page knows the words, the page itself does not show them.
  for (const text of [markdown, html]) expect(text).not.toMatch(/^## In short|>In short/m);
});
