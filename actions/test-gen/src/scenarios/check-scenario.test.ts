import { expect, it } from 'vitest';

import { createNotesView } from '../testing/notes';

import { checkScenario } from './check-scenario';
import type { Scenario, Step } from './scenario';

const view = createNotesView();

function step(overrides: Partial<Step> = {}): Step {
  return {
    as: 'folder',
    operation: 'createFolder',
    path: [],
    query: [],
    body: '{"name":"a"}',
    credentials: 'valid',
    status: 201,
    expects: '{"name":"a"}',
    ...overrides,
  };
}

function check(overrides: Partial<Scenario> = {}) {
  return checkScenario(view, { operation: 'createFolder', title: 'keeps a name', steps: [step()], ...overrides });
}

it('makes a test of data', () => {
  const checked = check();
  expect(checked).toMatchObject({
    test: {
      title: 'keeps a name',
      lines: [
        'const answer1 = await api.createFolder({ name: "a" });',
        'expectDeclared(answer1, 201);',
        'expect(answer1.body).toMatchObject({ name: "a" });',
      ],
    },
  });
});

it('lets a step use what an earlier one answered, and makes literals of all else', () => {
  const body = JSON.stringify({ title: '${process.exit()}`"; evil()', folderId: '$folder.id' });
  const checked = check({
    operation: 'createNote',
    steps: [step(), step({ as: 'note', operation: 'createNote', body, expects: '{"folderId":"$folder.id"}' })],
  });
  const { test } = checked.reason === undefined ? checked : { test: { lines: [checked.reason] } };
  expect(test.lines.slice(3)).toEqual([
    'const answer2 = await api.createNote({ title: "${process.exit()}`\\"; evil()", folderId: answer1.body.id });',
    'expectDeclared(answer2, 201);',
    'expect(answer2.body).toMatchObject({ folderId: answer1.body.id });',
  ]);
});

it.each<readonly [string, Partial<Scenario>, string]>([
  ['no title', { title: ' ' }, 'it has no title'],
  ['no step', { steps: [] }, 'it has 0 steps'],
  ['another operation under test', { operation: 'createNote' }, 'no step asks'],
  ['an operation that is not there', { steps: [step({ operation: 'dropAll' })] }, 'no operation "dropAll"'],
  ['a status that is not declared', { steps: [step({ status: 202 })] }, 'declares no 202'],
  ['a failure of the service', { steps: [step({ status: 500 })] }, 'declares no 500'],
  ['a body that is no JSON', { steps: [step({ body: '{' })] }, 'the body is no JSON'],
  ['a property that is not declared', { steps: [step({ expects: '{"colour":1}' })] }, 'declares no "colour"'],
  ['a parameter that is not there', { steps: [step({ query: [{ name: 'q', value: 'x' }] })] }, 'no query parameter'],
  ['a step that is not there', { steps: [step({ body: '{"name":"$x.id"}' })] }, 'no step before it is called "x"'],
  ['itself', { steps: [step({ body: '{"name":"$folder.id"}' })] }, 'no step before it is called "folder"'],
  ['a name that is code', { steps: [step({ as: 'a.b' })] }, 'no name of its own'],
  ['a huge body', { steps: [step({ body: JSON.stringify('x'.repeat(5000)) })] }, 'longer than'],
])('refuses a scenario with %s', (_what, overrides, reason) => {
  expect(check(overrides).reason).toContain(reason);
});
