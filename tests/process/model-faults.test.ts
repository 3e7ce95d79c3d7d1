import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AskingPart, AskingPhase } from '../support/asking-phases';
import { ASKING_PARTS, openAskingPhases } from '../support/asking-phases';
import { openFaultyModels, UNANSWERED } from '../support/faulty-models';

import type { FakeModelReply, FakeModelServer } from '@orchestrate/testkit/fake-model-server';
import { startFakeModelServer } from '@orchestrate/testkit/fake-model-server';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { HTTP_PROVIDERS } from '@orchestrate/testkit/open-fake-provider';

const NAMES = Object.keys(HTTP_PROVIDERS) as HttpProviderName[];

/**
 * How each phase ends without an answer, and in which words it says so; without a status: as it would without models.
 */
const ENDINGS: Readonly<Record<AskingPart, readonly [status: string | undefined, words: RegExp]>> = {
  plan: ['blocked', /which a model turns into a specification, and none did \([a-z-]+: .+\)/],
  generate: ['partial', /^adoptPet answers 501: .*; no model wrote it: .+/m],
  'test-gen': [undefined, /^[a-z-]+: .+/],
  review: [undefined, /^[a-z-]+: .+/],
  analyze: [undefined, /^[a-z-]+: .+/],
  heal: ['failed', /^no model gave a patch: .+/m],
  report: [undefined, /^[a-z-]+: .+/],
};

/** All providers; analyze, which copies the tree for each question, takes turns, as its review has been asked of all. */
function namesFor(part: AskingPart, turn: number): readonly HttpProviderName[] {
  return part === 'analyze' ? NAMES.filter((_, index) => index === turn % NAMES.length) : NAMES;
}

let server: FakeModelServer;
let reply: FakeModelReply = {};
let bench: Awaited<ReturnType<typeof openAskingPhases>>;

beforeAll(async () => {
  server = await startFakeModelServer(() => reply);
  bench = await openAskingPhases();
});

afterAll(() => Promise.all([server.close(), bench.dispose()]));

async function askThrough(name: HttpProviderName, ask: AskingPhase, isSlow: boolean, url = server.url) {
  const { models, outcomes } = await openFaultyModels(name, url, isSlow);
  const { status, made, told } = await ask(models);
  return { status, made, told: told.join('\n'), engine: models.spent().engine, outcomes: outcomes() };
}

describe.each(ASKING_PARTS)('%s says that nothing of a model is in it, whichever provider is asked, where', (part) => {
  const [status, words] = ENDINGS[part];
  const honest = { status, made: [], told: expect.stringMatching(words) as string, engine: 'offline' };

  const faults = UNANSWERED.map((unanswered, index) => ({ ...unanswered, names: namesFor(part, index) }));

  it.each(faults)('the server gives $title', async ({ reply: given, outcome, isSlow = false, names }) => {
    reply = given;
    for (const name of names) {
      const { outcomes, ...ended } = await askThrough(name, bench.phases[part], isSlow);
      expect(ended, name).toEqual(honest);
      expect(outcomes, name).not.toEqual([]);
      for (const one of outcomes) expect(one, name).toMatch(outcome);
    }
  });

  it.each(NAMES)('nobody listens where %s is, and where no TLS is spoken', async (name) => {
    reply = { text: 'plain' };
    const gone = await startFakeModelServer([{ text: 'gone' }]);
    await gone.close();
    for (const url of [gone.url, server.url.replace('http:', 'https:')]) {
      const { outcomes, ...ended } = await askThrough(name, bench.phases[part], false, url);
      expect(ended).toEqual(honest);
      expect(new Set(outcomes)).toEqual(new Set(['network']));
    }
  });
});
