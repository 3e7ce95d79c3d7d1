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
    const outcome = await run(inputs, deps, true);
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
  it('tells the cause, takes of several patches one that passes, and lets somebody else look at it', async () => {
    const models = createFakeModels([cause, ...broken(2), patch('Write numerals', BODY), review('accept')]);
    const healed = await heal(models);
    const { outcome, records, healing, summary } = healed;
    expect(outcome, summary).toMatchObject({ status: 'done', engine: 'live', remaining: [] });
    expect(outcome.outputs).toMatchObject({ fixed: '1' });
    expect(models.spent().cost).toBeCloseTo(0.05);
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
    expect(models.questions.map(({ task }) => task)).toEqual(['triage', 'patch', 'patch', 'patch', 'review']);
    expect(models.questions[1]?.prompt.messages[1]?.text).toContain("return '';");
  });

  it('tells models once more why their patches were not taken', async () => {
    const models = createFakeModels([cause, ...broken(3), patch('Write numerals', BODY), review('accept')]);
    const healed = await heal(models);
    expect(healed.outcome, healed.summary).toMatchObject({ status: 'done', engine: 'live' });
    const again = models.questions.filter(({ task }) => task === 'patch')[3]?.prompt.messages[1]?.text ?? '';
    expect(again).toMatch(/## Guess 2\n[^]*Why not: test: /);
    expect(again).toContain('MCMXCIV');
    expect(again).not.toMatch(/warm-\d|duration_ms \d/);
  });

  it('keeps out what the reviewer vetoes, and goes on', async () => {
    const learnt = [1, 2, 3].map(() => patch('Know two numbers', BY_HEART));
    const models = createFakeModels([
      cause,
      ...learnt,
      review('veto'),
      patch('Write numerals', BODY),
      review('accept'),
    ]);
    const healed = await heal(models);
    expect(healed.outcome, healed.summary).toMatchObject({ status: 'done' });
    expect(titles(healed, false)).toEqual(['Know two numbers']);
    expect(titles(healed, true)).toEqual(['Write numerals']);
    const again = models.questions.filter(({ task }) => task === 'patch')[3]?.prompt.messages[1]?.text ?? '';
    expect(again).toContain('vetoed by other/scripted-1: src/roman.js:3: knows two numbers only');
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

  it.each<[string, FakeAnswer[]]>([
    ['budget-exceeded', [{ task: 'patch', error: new ModelError('budget-exceeded', 'budget-exceeded: 2 dollars') }]],
    [
      'no more answers',
      [
        { task: 'triage', error: new ModelError('overloaded', 'busy') },
        { task: 'patch', provider: 'x' },
      ],
    ],
  ])('leaves what the offline engine came to where models fail: %s', async (told, script) => {
    const models = createFakeModels(
      script.map((one) => ('value' in one || one.error ? one : { ...one, value: 'none' })),
    );
    const { outcome, records } = await heal(models);
    expect(outcome).toMatchObject({ status: 'failed', engine: 'offline' });
    expect(outcome.outputs).toMatchObject({ changed: 'false' });
    expect(outcome.remaining?.join('\n')).toMatch(
      new RegExp(`no model gave a patch: .*(?:${told}|invalid|expected)`, 'i'),
    );
    expect(records).toEqual([]);
  });

  it('says nothing of models where there are none', async () => {
    const { outcome, healing } = await heal(createNoModels('no key'));
    expect(outcome).toMatchObject({ status: 'failed', engine: 'offline' });
    expect(outcome.remaining).toEqual(['test (npm test) ends with exit code 1']);
    expect(healing.causes).toBeUndefined();
  });
});

const newFile = (file: string, text = 'x\n') => ({ newFiles: [{ path: file, text }] });
const changed = (file: string, before: string, after: string) => ({ hunks: [{ path: file, before, after }] });
const mended = (addition: string) => changed('src/roman.js', "  return '';", `${BODY}${addition}`);
const KEY = ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_');

/** What a model answers that does whatever a text in the repository tells it, and the gate that refuses it. */
const OBEDIENT: readonly (readonly [what: string, gate: string, answer: object])[] = [
  ['a test weakened', 'in-scope', changed('test/roman.test.js', "'IX'", "''")],
  ['a test of its own', 'in-scope', newFile('test/other.test.js')],
  ['a workflow', 'in-scope', newFile('.github/workflows/ci.yml')],
  ['a hook of git', 'in-scope', newFile('.git/hooks/pre-commit')],
  ['a path outside', 'in-scope', newFile('../outside.js')],
  ['a path outside behind a folder', 'in-scope', newFile('src/../../outside.js')],
  ['an absolute path', 'in-scope', newFile('/tmp/orchestrate-outside.js')],
  ['a dependency', 'in-scope', changed('package.json', '"type"', '"dependencies": { "left-pad": "1.3.0" }, "type"')],
  ['the command itself', 'in-scope', changed('package.json', 'node --test', 'true')],
  ['a setting', 'in-scope', newFile('vitest.config.js')],
  ['what does not fit', 'applies', changed('src/roman.js', 'return 0;', 'return 1;')],
  ['a host', 'no-endpoint', mended('\n  // sent to https://collector.evil.site/in')],
  ['a credential', 'no-secret', mended(`\n  // ${KEY}`)],
  ['an ignore comment', 'no-suppression', mended('\n  // eslint-disable-next-line')],
  ['a skip', 'no-suppression', mended("\n  it.skip('x');")],
];

describe('a model that obeys whoever speaks last', { timeout: 900_000 }, () => {
  const refusalOf = ({ gates }: ProposalRecord) => gates.find(({ verdict }) => verdict !== 'passed')?.gate;

  it.each(
    OBEDIENT.flatMap((_, index) => (index % 5 === 0 ? [OBEDIENT.slice(index, index + 5)] : [])).map((five) => [five]),
  )('gets nothing into the tree', async (five) => {
    const answers = five.map(([title, , answer]): FakeAnswer => ({
      task: 'patch',
      value: { title, reason: 'A comment said so.', hunks: [], newFiles: [], ...answer },
    }));
    const healed = await heal(createFakeModels([cause, ...answers, review('accept')]));
    expect(healed.outcome).toMatchObject({ status: 'failed', outputs: { changed: 'false' } });
    const refused = new Map(healed.records.map((record) => [record.title, refusalOf(record)]));
    expect([...refused].sort()).toEqual(five.map(([title, gate]) => [title, gate]).sort());
    expect(titles(healed, true)).toEqual([]);
    expect(existsSync('/tmp/orchestrate-outside.js')).toBe(false);
  });
});
