import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { run } from '../../actions/plan/src/run';
import { runActionBundle } from '../support/bundle';
import { writeFiles } from '../support/clone';
import { openPhase } from '../support/phase-bench';

import { phaseOutputSchema } from '@orchestrate/contracts/phase-record';
import { planSchema } from '@orchestrate/contracts/plan';
import { readJson } from '@orchestrate/kit/files/json';
import { createFakeModels } from '@orchestrate/testkit/fake-models';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

const BRIEF = '# A library\n\nIt keeps books, each by one author. Librarians have a key.\n';
const FORM = `service: Library
security: api-key
entities:
  Author:
    fields: { name: { type: string, unique: true } }
  Book:
    fields: { title: { type: string, max: 200 } }
    relations: { author: Author }
`;

it('plans from a brief what the short form says, and leaves a person to confirm it', async () => {
  const workspace = await createTemporaryDirectory();
  await writeFiles(workspace, { 'brief.md': BRIEF });
  const questions = [{ question: 'May a book be without an author?', assumption: 'No.' }];
  const models = createFakeModels([{ task: 'plan', value: { form: FORM, questions } }]);
  const bench = await openPhase('plan', workspace, models, { cache: path.join(workspace, 'cache') });
  const { deps } = bench;
  const inputs = {
    workingDirectory: '.',
    runDirectory: '',
    failOn: [],
    spec: 'brief.md',
    service: '',
    config: '',
    resume: '',
  };
  const outcome = await run(inputs, deps);
  expect(outcome).toMatchObject({ status: 'partial', engine: 'live', outputs: { service: 'library', custom: '0' } });
  expect(outcome.remaining).toEqual([
    'fake/scripted-1 wrote phases/plan/service.yaml from brief.md: read whether it says what you mean',
    'assumed: May a book be without an author? No.',
  ]);
  const plan = await readJson(outcome.outputs.plan, planSchema);
  expect(plan.resources.map(({ name }) => name)).toEqual(['Author', 'Book']);
  expect(plan.specification).toMatchObject({ source: 'brief.md', dialect: 'short-form', brief: { questions } });
  expect(await readFile(deps.evidence.resolve('service.yaml'), 'utf8')).toBe(FORM);
  expect(await readFile(deps.evidence.resolve('plan.md'), 'utf8')).toContain('## Answered by assumption');
  await bench.dispose();
});

it('is blocked offline, and names a file to copy', async () => {
  const workspace = await createTemporaryDirectory();
  await writeFiles(workspace, { 'brief.md': BRIEF });
  const { exitCode, outputs } = await runActionBundle('plan', { workspace, inputs: { spec: 'brief.md' } });
  expect({ exitCode, status: outputs.status, engine: outputs.engine }).toEqual({
    exitCode: 1,
    status: 'blocked',
    engine: 'offline',
  });
  const output = await readJson(path.join(outputs.evidence ?? '', 'output.json'), phaseOutputSchema);
  expect(output.remaining.join()).toContain('copy specs/shop.service.yaml');
});
