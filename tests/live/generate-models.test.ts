import { cp, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { inputsSchema } from '../../actions/generate/src/inputs';
import type { Outputs } from '../../actions/generate/src/outputs';
import { run } from '../../actions/generate/src/run';
import { runActionBundle } from '../support/bundle';
import { git, writeFiles } from '../support/clone';
import { createPhaseUnderTest } from '../support/phase-deps';

import { configurationSchema } from '@orchestrate/contracts/configuration';
import type { ProposalRecord } from '@orchestrate/contracts/proposal';
import { proposalRecordSchema } from '@orchestrate/contracts/proposal';
import type { Outcome } from '@orchestrate/kit/action/definition';
import { readJson } from '@orchestrate/kit/files/json';
import type { Question } from '@orchestrate/kit/models/ask';
import { createNoModels } from '@orchestrate/kit/models/no-models';
import { openRunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import type { FakeAnswer, FakeModels } from '@orchestrate/testkit/fake-models';
import { createFakeModels } from '@orchestrate/testkit/fake-models';

// Two operations that nothing can be inferred for: one counts what a shelf holds, one says what is on it.
const SPECIFICATION = `openapi: 3.1.0
info: { title: Shelves, version: "1" }
paths:
  /shelves:
    post:
      operationId: createShelf
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } } }
  /shelves/{shelfId}:
    parameters: [{ name: shelfId, in: path, required: true, schema: { type: string, format: uuid } }]
    get:
      operationId: getShelf
      responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/Shelf" } } } }, "404": { description: None } }
  /shelves/{shelfId}/measure:
    parameters: [{ name: shelfId, in: path, required: true, schema: { type: string, format: uuid } }]
    post:
      operationId: measureShelf
      summary: How many letters its name has
      responses: { "200": { description: So many, content: { application/json: { schema: { $ref: "#/components/schemas/Size" } } } }, "404": { description: No such shelf } }
  /greetings/today:
    post:
      operationId: greet
      summary: A friendly word
      responses: { "200": { description: A word, content: { application/json: { schema: { $ref: "#/components/schemas/Word" } } } } }
components:
  schemas:
    Shelf: { type: object, required: [id, name], properties: { id: { type: string, format: uuid, readOnly: true }, name: { type: string, minLength: 1 } } }
    Size: { type: object, required: [letters], properties: { letters: { type: integer, minimum: 0 } } }
    Word: { type: object, required: [word], properties: { word: { type: string } } }
`;

let root: string;
let cache: string;
/** A workspace in which the service was generated where code of a model may not run. */
let generated: string;
let asked: FakeModels;
let refused: Generated;

beforeAll(async () => {
  root = await realpath(await mkdtemp(path.join(os.tmpdir(), 'orchestrate-test-')));
  cache = path.join(root, 'cache');
  generated = path.join(root, 'generated');
  await writeFiles(generated, { 'openapi.yaml': SPECIFICATION });
  const ownPackages = true;
  const planned = await runActionBundle('plan', {
    workspace: generated,
    cache,
    ownPackages,
    inputs: { spec: 'openapi.yaml' },
  });
  expect(planned.outputs.status, planned.log).toMatch(/done|partial/);
  asked = author({}, 2);
  refused = await generate(generated, asked, false);
}, 900_000);

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

interface Generated {
  readonly outcome: Outcome<Outputs>;
  readonly records: readonly ProposalRecord[];
  read(file: string): Promise<string>;
  /** Hash of the tree that came of it. */
  readonly tree: string;
}

type AnyModels = Pick<FakeModels, 'ask' | 'canAsk' | 'spent'>;

async function generate(workspace: string, models: AnyModels, isAllowed: boolean): Promise<Generated> {
  const [id = ''] = await readdir(path.join(workspace, 'artifacts/runs'));
  const directory = openRunDirectory(path.join(workspace, 'artifacts/runs', id));
  const configuration = configurationSchema.parse({ version: 1, safety: { 'allow-host': isAllowed } });
  const { deps } = await createPhaseUnderTest('generate', { workspace, cache, run: directory, configuration, models });
  try {
    const outcome = await run(inputsSchema.parse({ workingDirectory: '.', runDirectory: '', out: '' }), deps);
    const proposals = directory.resolve('phases/generate/proposals');
    const read = (name: string) => readJson(path.join(proposals, name, 'proposal.json'), proposalRecordSchema);
    return {
      outcome,
      records: await Promise.all((await readdir(proposals)).sort().map(read)),
      read: (file) => readFile(directory.resolve('service', file), 'utf8'),
      tree: git(directory.resolve('service'), 'rev-parse', 'HEAD^{tree}').trim(),
    };
  } finally {
    await deps.dispose();
  }
}

/** Goes on from the generated service, in a copy. */
async function goOn(models: AnyModels): Promise<Generated> {
  const workspace = await mkdtemp(path.join(root, 'generate-'));
  await cp(generated, workspace, { recursive: true, verbatimSymlinks: true });
  return generate(workspace, models, true);
}

/** The file that a question shows as it is, with another body of its registration. */
function rewrite(question: Question<unknown>, body: string, stores: string, more = ''): string {
  const text = question.prompt.messages[1]?.text ?? '';
  const current = /<data name="current" boundary="(\w+)">\n([^]*?)\n<\/data boundary="\1">/.exec(text)?.[2] ?? '';
  return `${more}${current
    .replace(/\(app\) =>/, stores === '' ? '(app) =>' : `(app, { ${stores} }) =>`)
    .replace(/, \(\) => \{[^]*?\n {2}\}\);/, `, ${body});`)}\n`;
}

/** A model that writes what it is asked for, in whichever order. */
function author(bodies: Readonly<Record<string, readonly string[]>>, calls: number): FakeModels {
  const asked = new Map<string, number>();
  const value = (question: Question<unknown>): unknown => {
    const text = question.prompt.messages[1]?.text ?? '';
    const id = /the operation `(\w+)`/.exec(text)?.[1] ?? '';
    const count = asked.get(id) ?? 0;
    asked.set(id, count + 1);
    const body = bodies[id]?.[count] ?? '';
    const isGreeting = id === 'greet';
    const own = rewrite(question, body, isGreeting ? '' : 'shelves');
    // What no longer throws needs no error.
    return { text: isGreeting ? own.replace(/import \{ ApiError \}[^\n]*\n/, '') : own, rationale: 'It is simple.' };
  };
  return createFakeModels(
    Array.from({ length: calls }, (): FakeAnswer => ({ task: 'code', provider: 'author', value })),
  );
}

const MEASURE = `async (c) => {
    const { shelfId } = c.req.valid('param');
    const shelf = await shelves.find(shelfId);
    if (shelf === undefined) throw new ApiError(404, 'There is no such shelf.');
    return c.json({ letters: shelf.name.length }, 200);
  }`;
const GREET = "(c) => c.json({ word: 'Hello' }, 200)";
// They compile, lint and promise what is specified. Only the answers tell.
const BELOW_NOTHING = MEASURE.replace('shelf.name.length', '-1');
const NEVER = MEASURE.replace('shelf === undefined', 'shelf === undefined || shelf.name.length > 0');

describe('generate with models', { timeout: 900_000 }, () => {
  it('has operations written, each decided by the gates, all at once where that holds', async () => {
    const live = await goOn(author({ measureShelf: [MEASURE], greet: [GREET] }, 2));
    const { outcome, records } = live;
    expect(outcome, JSON.stringify(records.at(-1)?.gates, null, 2)).toMatchObject({
      status: 'done',
      engine: 'live',
      outputs: { custom: '' },
    });
    expect(outcome.headline).toContain('2 custom, 2 written by models');
    expect(records).toHaveLength(2);
    expect(records[1]).toMatchObject({ kind: 'fix', accepted: true, author: { name: 'author/scripted-1' } });
    expect(records[1]?.gates.find(({ gate }) => gate === 'finding-gone')?.detail).toContain(
      'as declared: measureShelf, greet',
    );
    expect(await live.read('src/operations/measure-shelf.ts')).toContain('shelf.name.length');
    const readme = await live.read('README.md');
    expect(readme).not.toContain('501');
    expect(readme).toMatch(
      /A model wrote them[^]*`src\/operations\/measure-shelf\.ts`[^]*`src\/operations\/greet\.ts`/,
    );
  });

  it('takes what holds where not all does, tells the others once why, and leaves at 501 what is refused again', async () => {
    const models = author({ measureShelf: [BELOW_NOTHING, NEVER], greet: [GREET] }, 3);
    const live = await goOn(models);
    const { outcome, records } = live;
    expect(outcome).toMatchObject({ status: 'partial', engine: 'live', outputs: { custom: 'measureShelf' } });
    expect(records.map(({ title, accepted }) => [title, accepted])).toEqual([
      ['Generate the service Shelves', true],
      ['Write the operations measureShelf, greet', false],
      ['Write the operation measureShelf', false],
      ['Write the operation measureShelf', false],
      ['Write the operation greet', true],
    ]);
    expect(outcome.remaining).toEqual([
      expect.stringMatching(/^measureShelf answers 501: .*; the gate finding-gone refused: .*a success was due/),
    ]);
    expect(models.questions[2]?.prompt.messages[1]?.text).toMatch(/finding-gone refused: .*violations of the schema/);
    expect(await live.read('src/operations/measure-shelf.ts')).toContain('501');
    const [, byNobody, byModel] = (await live.read('README.md')).split(/They answer 501|A model wrote them/);
    expect([byNobody, byModel]).toEqual([
      expect.stringContaining('`src/operations/measure-shelf.ts`'),
      expect.stringContaining('`src/operations/greet.ts`'),
    ]);
  });

  it('asks nobody where code of a model may not run, and leaves the tree as it is without models', async () => {
    expect(refused.outcome).toMatchObject({
      status: 'partial',
      engine: 'offline',
      outputs: { custom: 'measureShelf,greet' },
    });
    expect(refused.outcome.remaining?.[0]).toContain('safety.allow-host');
    expect(asked.questions).toEqual([]);
    const offline = await goOn(createNoModels('no key'));
    expect(offline.tree).toBe(refused.tree);
    expect(offline.outcome.remaining?.join('\n')).not.toMatch(/model/);
  });
});
