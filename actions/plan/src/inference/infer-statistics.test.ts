import type { PlanSettings } from '@orchestrate/contracts/inference-rules';
import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  queryParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from './infer-plan';

const id: Schema = { type: 'integer' };
const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const mean: Schema = { type: 'number' };
const state: Schema = { type: 'string', enum: ['open', 'in_progress', 'closed'] };
const list = (name: string): Schema => ({ type: 'array', items: referTo(name) });
const takes = (properties: Record<string, Schema>) => ({
  requestBody: { required: true, ...jsonOf(objectOf(properties)) },
});

interface Wanted {
  readonly path?: string;
  readonly rules?: PlanSettings['rules'];
  readonly query?: string;
  /** Whether boards have labels too. */
  readonly hasLabels?: boolean;
}

/** Boards with cards on them, and an operation that answers numbers. */
function judge(answer: Schema, { path = '/boards/{boardId}/stats', rules = {}, query, hasLabels }: Wanted = {}) {
  const parameters = [pathParameter('boardId', id)];
  const given = query === undefined ? [] : [queryParameter(query, text)];
  const labels = {
    get: answering(200, list('Label'), { parameters }),
    post: answering(201, referTo('Label'), { parameters, ...takes({ name: text }) }),
  };
  const document = createOpenApiDocument(
    {
      '/boards': {
        get: answering(200, list('Board')),
        post: answering(201, referTo('Board'), takes({ name: text })),
      },
      '/boards/{boardId}': { get: answering(200, referTo('Board'), { parameters }) },
      '/boards/{boardId}/cards': {
        get: answering(200, list('Card'), { parameters }),
        post: answering(201, referTo('Card'), { parameters, ...takes({ points: id, title: text, done: flag }) }),
      },
      ...(hasLabels === true ? { '/boards/{boardId}/labels': labels } : {}),
      [path]: {
        get: answering(200, answer, {
          operationId: 'tell',
          parameters: [...(path.includes('{') ? parameters : []), ...given],
        }),
      },
    },
    {
      Board: objectOf({ id, name: text }),
      Card: objectOf({ id, boardId: id, title: text, state, done: flag, points: id }),
      Label: objectOf({ id, boardId: id, name: text }),
    },
  );
  const found = inferPlan(document, { operations: {}, rules }).operations.find((one) => one.id === 'tell');
  if (found === undefined) throw new Error('nothing tells numbers');
  return found;
}

describe('numbers of all items', () => {
  it('are those of what belongs to the item that the path selects', () => {
    const told = judge(objectOf({ total: id, byState: objectOf({ open: id, in_progress: id }), averagePoints: mean }));
    expect(told).toMatchObject({
      kind: 'statistics',
      resource: 'Card',
      parents: [{ parameter: 'boardId', property: 'boardId', resource: 'Board' }],
      success: { status: 200, shape: 'other' },
      becomes: 'tells numbers of all cards, narrowed by boardId',
    });
    expect(told.statistics).toEqual([
      { at: ['total'] },
      { at: ['byState', 'open'], where: { property: 'state', equals: 'open' } },
      { at: ['byState', 'in_progress'], where: { property: 'state', equals: 'in_progress' } },
      { at: ['averagePoints'], average: { of: 'points', atNothing: 'zero' } },
    ]);
    expect(told.evidence[0]).toEqual({ rule: 'statistics', detail: '`total` is how many cards there are' });
  });

  it.each(['/boards/{boardId}/cards/summary', '/boards/{boardId}/statistics', '/boards/{boardId}/cards/count'])(
    'are told at %s',
    (path) => {
      expect(judge(objectOf({ count: id }), { path })).toMatchObject({ kind: 'statistics', resource: 'Card' });
    },
  );

  it('are those of a whole collection', () => {
    const told = judge(objectOf({ totalBoards: id }), { path: '/boards/stats' });
    expect(told).toMatchObject({
      kind: 'statistics',
      resource: 'Board',
      parents: [],
      statistics: [{ at: ['totalBoards'] }],
    });
  });

  it.each<[string, Schema, object]>([
    ['cards', id, {}],
    ['cardCount', id, {}],
    ['closed', id, { where: { property: 'state', equals: 'closed' } }],
    ['openCards', id, { where: { property: 'state', equals: 'open' } }],
    ['completed', id, { where: { property: 'done', equals: true } }],
    ['pendingCards', id, { where: { property: 'done', equals: false } }],
    ['not_done', id, { where: { property: 'done', equals: false } }],
    ['avgPoints', { type: ['number', 'null'] }, { average: { of: 'points', atNothing: 'null' } }],
  ])('read %s', (name, schema, meaning) => {
    expect(judge(objectOf({ [name]: schema })).statistics).toEqual([{ at: [name], ...meaning }]);
  });

  it('are of the only collection that has them all', () => {
    const numbers = objectOf({ total: id, closed: id });
    expect(judge(numbers, { hasLabels: true })).toMatchObject({ kind: 'statistics', resource: 'Card' });
  });

  it.each<[string, Schema, Wanted, RegExp]>([
    ['one is unknown', objectOf({ total: id, stale: id }), {}, /^nothing shows what `stale` tells of cards/],
    ['a state is unknown', objectOf({ byState: objectOf({ lost: id }) }), {}, /`byState.lost`/],
    ['a mean is whole', objectOf({ averagePoints: id }), {}, /`averagePoints`/],
    ['nothing may be none', objectOf({ total: { type: 'integer', minimum: 1 } }), {}, /`total`/],
    ['a text is beside them', objectOf({ total: id, name: text }), {}, /^`name` of the answer is no number/],
    ['two collections fit', objectOf({ total: id }), { hasLabels: true }, /whether of cards or of labels$/],
    ['the query asks for more', objectOf({ total: id }), { query: 'since' }, /`since` fits no rule/],
    [
      'settings say so',
      objectOf({ total: id }),
      { rules: { statistics: 'off' } },
      /switches off the rule `statistics`/,
    ],
  ])('stay custom where %s', (_, answer, wanted, reason) => {
    const told = judge(answer, wanted);
    expect(told.kind).toBe('custom');
    expect(told.reason).toMatch(reason);
  });

  it('are narrowed by filters', () => {
    const told = judge(objectOf({ total: id }), { query: 'title' });
    expect(told.filters).toMatchObject([{ parameter: 'title', property: 'title' }]);
  });
});
