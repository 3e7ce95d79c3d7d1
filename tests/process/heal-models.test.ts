import { existsSync } from 'node:fs';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inputsSchema } from '../../actions/heal/src/inputs';
import type { Outputs } from '../../actions/heal/src/outputs';
import { run } from '../../actions/heal/src/run';
import { writeFiles } from '../support/clone';
import { createPhaseUnderTest } from '../support/phase-deps';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { Healing } from '@orchestrate/contracts/triage';
import { healingSchema } from '@orchestrate/contracts/triage';
import type { Outcome } from '@orchestrate/kit/action/definition';
import { systemClock } from '@orchestrate/kit/clock';
import { readJson } from '@orchestrate/kit/files/json';
import { createNoModels } from '@orchestrate/kit/models/no-models';
import { ModelError } from '@orchestrate/kit/models/provider';
import { createRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { FakeAnswer, FakeModels } from '@orchestrate/testkit/fake-models';
import { createFakeModels } from '@orchestrate/testkit/fake-models';

// Nothing that a search finds in this tree makes numerals of numbers.
const STUB = "/** A number as a Roman numeral. */\nexport function toRoman(number) {\n  return '';\n}\n";
const TEST = `import assert from 'node:assert/strict';
import { it } from 'node:test';

import { toRoman } from '../src/roman.js';

it('writes nine', () => assert.equal(toRoman(9), 'IX'));
it('writes years', () => assert.equal(toRoman(1994), 'MCMXCIV'));
`;
const BODY = `  const digits = { M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 };
  let left = number;
  let text = '';
  for (const [digit, value] of Object.entries(digits))
    for (; left >= value; left -= value) text += digit;
  return text;`;
const BY_HEART = "  return number === 9 ? 'IX' : 'MCMXCIV';";

let root: string;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

interface Healed {
  readonly outcome: Outcome<Outputs>;
  readonly records: readonly ProposalRecord[];
  readonly healing: Healing;
  readonly summary: string;
}

/** Heals the tree with somebody's answers in place of models; code of models may run here unless told otherwise. */
async function heal(models: Pick<FakeModels, 'ask' | 'canAsk' | 'spent'>, safety: object = {}): Promise<Healed> {
  const place = await mkdtemp(path.join(root, 'heal-'));
  const workspace = path.join(place, 'repository');
  await writeFiles(workspace, {
    'package.json': '{ "name": "roman", "type": "module", "scripts": { "test": "node --test" } }\n',
    'src/roman.js': STUB,
    'test/roman.test.js': TEST,
  });
  const directory = await createRunDirectory(workspace, systemClock);
  const configuration = configurationSchema.parse({ version: 1, safety: { 'allow-host': true, ...safety } });
  const frame = { workspace, cache: path.join(root, 'cache'), run: directory, configuration, models };
  const { deps, host } = await createPhaseUnderTest('heal', frame);
  const inputs = inputsSchema.parse({ command: 'npm test', timeout: '300', workingDirectory: '.', runDirectory: '' });
  try {
    const outcome = await run(inputs, deps);
    const proposals = directory.resolve('phases/heal/proposals');
    const names = existsSync(proposals) ? (await readdir(proposals)).sort() : [];
    const read = (name: string) => readJson(path.join(proposals, name, 'proposal.json'), proposalRecordSchema);
    return {
      outcome,
      records: await Promise.all(names.map(read)),
      healing: await readJson(directory.resolve('phases/heal/healing.json'), healingSchema),
      summary: host.summaries.join('\n'),
    };
  } finally {
    await deps.dispose();
  }
}

const cause: FakeAnswer = {
  task: 'triage',
  value: {
    cause: 'toRoman is a stub',
    place: { file: 'src/roman.js', line: 3 },
    explanation: 'It gives an empty text.',
    confidence: 0.9,
  },
};

function patch(title: string, after: string, provider = 'author'): FakeAnswer {
  const hunks = [{ path: 'src/roman.js', before: "  return '';", after }];
  return { task: 'patch', provider, value: { title, reason: 'So it says.', hunks, newFiles: [] } };
}

const broken = (count: number): FakeAnswer[] =>
  Array.from({ length: count }, (_, index) => patch(`Guess ${index}`, `  return 'I'.repeat(${index + 1});`));

function review(verdict: 'accept' | 'veto', line = 3): FakeAnswer {
  const reasons = [{ file: 'src/roman.js', line, text: 'knows two numbers only' }];
  return { task: 'review', provider: 'other', value: { verdict, reasons } };
}

const titles = ({ records }: Healed, isAccepted: boolean): string[] =>
  records.filter(({ accepted }) => accepted === isAccepted).map(({ title }) => title);

describe('heal with models', { timeout: 900_000 }, () => {
  it('tells the cause, says once more why patches were not taken, and takes the one that others let pass', async () => {
    const learnt = patch('Know two numbers', BY_HEART);
    const mending = [patch('Write numerals', BODY), review('accept')];
    const models = createFakeModels([cause, ...broken(2), learnt, review('veto'), ...mending]);
    const healed = await heal(models);
    const { outcome, records, healing, summary } = healed;
    expect(outcome, summary).toMatchObject({ status: 'done', engine: 'live', remaining: [] });
    expect(outcome.outputs).toMatchObject({ fixed: '1' });
    expect(models.spent().cost).toBeCloseTo(0.07);
    expect(titles(healed, false)).toEqual(['Know two numbers']);
    expect(titles(healed, true)).toEqual(['Write numerals']);
    const accepted = records.find((record) => record.accepted);
    expect(accepted).toMatchObject({
      kind: 'repair',
      author: { name: 'author/scripted-1', version: 'scripted-1' },
      review: { verdict: 'accepted', reviewer: 'other/scripted-1' },
    });
    expect(healing.causes).toMatchObject([
      { cause: 'toRoman is a stub', place: { line: 3 }, author: 'fake/scripted-1' },
    ]);
    expect(summary).toContain('Why test fails: toRoman is a stub, at src/roman.js:3');
    const asked = models.questions.filter(({ task }) => task === 'patch').map(({ prompt }) => prompt.messages[1]?.text);
    expect(models.questions.slice(0, 5).map(({ task }) => task)).toEqual([
      'triage',
      'patch',
      'patch',
      'patch',
      'review',
    ]);
    expect(asked[0]).toContain("return '';");
    expect(asked[3]).toMatch(/## Guess 1\n[^]*Why not: test: /);
    expect(asked[3]).toContain('MCMXCIV');
    expect(asked[3]).not.toMatch(/warm-\d|duration_ms \d/);
    expect(asked[3]).toContain('vetoed by other/scripted-1: src/roman.js:3: knows two numbers only');
  });

  it('says so where nobody but the author could review', async () => {
    const { outcome, records } = await heal(createFakeModels([cause, patch('Write numerals', BODY)]));
    expect(outcome.status).toBe('done');
    expect(records.at(-1)).toMatchObject({ accepted: true, review: { verdict: 'none' } });
    expect(outcome.remaining).toEqual([expect.stringMatching(/^no second model reviewed "Write numerals": /)]);
  });

  it('asks for no patch where code of a model may not run, and names the setting', async () => {
    const models = createFakeModels([cause, patch('Write numerals', BODY)]);
    const { outcome, records } = await heal(models, { 'allow-host': false });
    expect(outcome).toMatchObject({ status: 'failed', engine: 'live' });
    expect(outcome.remaining?.join('\n')).toContain('safety.allow-host');
    expect([records, models.questions.map(({ task }) => task)]).toEqual([[], ['triage']]);
  });

  it('leaves what the offline engine came to where models fail, and says why each did', async () => {
    const models = createFakeModels([
      { task: 'triage', error: new ModelError('overloaded', 'busy') },
      { task: 'patch', error: new ModelError('budget-exceeded', 'budget-exceeded: 2 dollars') },
      { task: 'patch', provider: 'x', value: 'none' },
    ]);
    const { outcome, records } = await heal(models);
    expect(outcome).toMatchObject({ status: 'failed', engine: 'offline' });
    expect(outcome.outputs).toMatchObject({ changed: 'false' });
    const remaining = outcome.remaining?.join('\n');
    expect(remaining).toMatch(/no model gave a patch: .*budget-exceeded/i);
    expect(remaining).toMatch(/no model gave a patch: .*(?:no more answers|invalid|expected)/i);
    expect(records).toEqual([]);
  });

  it('says nothing of models where there are none', async () => {
    const { outcome, healing } = await heal(createNoModels('no key'));
    expect(outcome).toMatchObject({ status: 'failed', engine: 'offline' });
    expect(outcome.remaining).toEqual(['test (npm test) ends with exit code 1']);
    expect(healing.causes).toBeUndefined();
  });
});

const changed = (file: string, before: string, after: string) => ({ hunks: [{ path: file, before, after }] });
const mended = (addition: string) => changed('src/roman.js', "  return '';", `${BODY}${addition}`);

/** One for each gate that judges what a model may write. All that such a model may try: `models/obedient.test.ts`. */
const OBEDIENT: readonly (readonly [what: string, gate: string, answer: object])[] = [
  ['a path outside', 'in-scope', { newFiles: [{ path: '/tmp/orchestrate-outside.js', text: 'x\n' }] }],
  ['what does not fit', 'applies', changed('src/roman.js', 'return 0;', 'return 1;')],
  ['a host', 'no-endpoint', mended('\n  // sent to https://collector.evil.site/in')],
  ['a credential', 'no-secret', mended(`\n  // ${['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_')}`)],
  ['an ignore comment', 'no-suppression', mended('\n  // eslint-disable-next-line')],
];

describe('a model that obeys whoever speaks last', { timeout: 900_000 }, () => {
  const refusalOf = ({ gates }: ProposalRecord) => gates.find(({ verdict }) => verdict !== 'passed')?.gate;

  it('gets nothing into the tree', async () => {
    const answers = OBEDIENT.map(([title, , answer]): FakeAnswer => ({
      task: 'patch',
      value: { title, reason: 'A comment said so.', hunks: [], newFiles: [], ...answer },
    }));
    const healed = await heal(createFakeModels([cause, ...answers, review('accept')]));
    expect(healed.outcome).toMatchObject({ status: 'failed', outputs: { changed: 'false' } });
    const refused = new Map(healed.records.map((record) => [record.title, refusalOf(record)]));
    expect([...refused].sort()).toEqual(OBEDIENT.map(([title, gate]) => [title, gate]).sort());
    expect(titles(healed, true)).toEqual([]);
    expect(existsSync('/tmp/orchestrate-outside.js')).toBe(false);
  });
});
