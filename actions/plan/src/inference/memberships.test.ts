import type { PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from './infer-plan';
import { inferPlan } from './infer-plan';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const id: Schema = { ...text, format: 'uuid', readOnly: true };

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

function store(path: string, name: string): Record<string, PathItem> {
  return {
    [path]: {
      post: answering(201, referTo(name), { operationId: `make${name}`, requestBody: jsonOf(referTo(`New${name}`)) }),
      get: answering(200, { type: 'array', items: referTo(name) }, { operationId: `list${name}` }),
    },
    [`${path}/{${name.toLowerCase()}Id}`]: {
      parameters: [pathParameter(`${name.toLowerCase()}Id`, id)],
      get: answering(200, referTo(name)),
    },
  };
}

const players: Schema = { type: 'array', items: referTo('Player') };
const schemas = {
  NewTeam: object({ name: text }),
  Team: object({ id, name: text, players, playerCount: number }),
  NewPlayer: object({ name: text }),
  Player: object({ id, name: text }),
};
const none = { 204: { description: 'Done' }, 404: { description: 'None' } };
const joining = (segment: string): Record<string, PathItem> => ({
  [`/teams/{teamId}/${segment}/{playerId}`]: {
    parameters: [pathParameter('teamId', id), pathParameter('playerId', id)],
    put: { operationId: 'addPlayer', responses: none },
    delete: { operationId: 'dropPlayer', responses: none },
  },
});

function judge(changed: Readonly<Record<string, Schema>> = {}, segment = 'players', rules = {}): InferredPlan {
  const paths = { ...store('/teams', 'Team'), ...store('/players', 'Player'), ...joining(segment) };
  return inferPlan(createOpenApiDocument(paths, { ...schemas, ...changed }), { operations: {}, rules });
}

const find = ({ operations }: InferredPlan, name: string) => operations.find(({ id: own }) => own === name);

describe('what items hold of another resource', () => {
  it('is added and taken away by paths that select both', () => {
    const plan = judge();
    const [team, player] = plan.resources;
    expect(team?.memberships).toEqual([
      {
        name: 'players',
        resource: 'Player',
        shown: { property: 'players', schema: '#/components/schemas/Player' },
        count: 'playerCount',
      },
    ]);
    expect(team?.evidence.at(-1)).toEqual({
      rule: 'membership',
      detail: 'requests add and take away each Player of its `players`: `players`, `playerCount` shows them',
    });
    expect(player?.memberships).toBeUndefined();
    const member = { name: 'players', resource: 'Player', parameter: 'playerId' };
    expect(find(plan, 'addPlayer')).toMatchObject({ kind: 'join', resource: 'Team', member, parents: [] });
    expect(find(plan, 'dropPlayer')).toMatchObject({ kind: 'leave', resource: 'Team', member });
    expect(find(plan, 'makeTeam')?.kind).toBe('create');
  });

  it('is found by the name of the parameter too, and counted by what it is called', () => {
    const plan = judge({ Team: object({ id, name: text, member_count: number }) }, 'members');
    expect(plan.resources[0]?.memberships).toEqual([{ name: 'members', resource: 'Player', count: 'member_count' }]);
  });

  it('is not guessed where nothing shows it, or where requests carry it', () => {
    const unseen = judge({ Team: object({ id, name: text }) });
    const carried = judge({ NewTeam: object({ name: text, playerIds: { type: 'array', items: text } }) });
    const lists = judge({ NewTeam: object({ name: text, players }) });
    for (const plan of [unseen, carried, lists]) {
      expect(plan.resources[0]?.memberships).toBeUndefined();
      expect(find(plan, 'addPlayer')?.kind).toBe('custom');
    }
  });

  it('is not guessed where two resources show the same items', () => {
    const paths = { ...store('/teams', 'Team'), ...store('/players', 'Player'), ...joining('players') };
    const plan = inferPlan(createOpenApiDocument({ ...paths, ...store('/retired/teams', 'Team') }, schemas));
    const found = plan.resources.filter(({ schema }) => schema === '#/components/schemas/Team');
    expect(found.map(({ memberships }) => memberships)).toEqual([undefined, undefined]);
  });

  it('is not looked for where the rule is switched off', () => {
    const plan = judge({}, 'players', { membership: 'off' });
    expect(find(plan, 'addPlayer')?.kind).toBe('custom');
    expect(find(plan, 'makeTeam')?.kind).toBe('custom');
  });
});

describe('items that are added by ids in a body and listed below what holds them', () => {
  const listed = { get: answering(200, { type: 'array', items: referTo('Player') }, { operationId: 'teamPlayers' }) };
  const parameters = [pathParameter('teamId', id)];

  function judgeBody(body: Schema, get: PathItem = listed): InferredPlan {
    const post = { operationId: 'addPlayer', requestBody: jsonOf(body), responses: none };
    const paths = {
      ...store('/teams', 'Team'),
      ...store('/players', 'Player'),
      '/teams/{teamId}/players': { parameters, ...get, post },
    };
    return inferPlan(createOpenApiDocument(paths, { ...schemas, Team: object({ id, name: text }) }));
  }

  it.each<[string, Schema, object]>([
    ['one by the name of its resource', object({ playerId: id }), { property: 'playerId', isList: false }],
    ['one by its id', object({ id: text }), { property: 'id', isList: false }],
    ['several', object({ player_ids: { type: 'array', items: text } }), { property: 'player_ids', isList: true }],
  ])('are told by %s', (_, body, by) => {
    const plan = judgeBody(body);
    expect(plan.resources[0]?.memberships).toEqual([{ name: 'players', resource: 'Player' }]);
    expect(plan.resources[0]?.evidence.at(-1)?.detail).toContain('a list below the item shows them');
    expect(plan.resources[1]?.relations).toEqual([]);
    expect(find(plan, 'addPlayer')).toMatchObject({ kind: 'join', resource: 'Team', member: by });
    const member = { name: 'players', resource: 'Team', parameter: 'teamId' };
    expect(find(plan, 'teamPlayers')).toMatchObject({ kind: 'list', resource: 'Player', member, parents: [] });
  });

  it.each<[string, Schema]>([
    ['another resource', object({ coachId: id })],
    ['more of them', object({ playerId: id, role: text })],
  ])('are not where a body tells of %s', (_, body) => {
    expect(find(judgeBody(body), 'addPlayer')?.kind).not.toBe('join');
  });

  it('are not where nothing shows them', () => {
    expect(find(judgeBody(object({ playerId: id }), {}), 'addPlayer')?.kind).toBe('custom');
  });
});

it('is shown where what is held holds others itself, unless these lead back', () => {
  const clubs: Record<string, PathItem> = {
    '/clubs/{clubId}/teams/{teamId}': {
      parameters: [pathParameter('clubId', id), pathParameter('teamId', id)],
      put: { operationId: 'addTeam', responses: none },
    },
  };
  const paths = { ...store('/teams', 'Team'), ...store('/players', 'Player'), ...joining('players'), ...clubs };
  const held = { ...schemas, NewClub: object({ name: text }), Club: object({ id, name: text, teamCount: number }) };
  const plan = inferPlan(createOpenApiDocument({ ...paths, ...store('/clubs', 'Club') }, held));
  expect(plan.resources.find(({ name }) => name === 'Club')?.memberships).toEqual([
    { name: 'teams', resource: 'Team', count: 'teamCount' },
  ]);
});
