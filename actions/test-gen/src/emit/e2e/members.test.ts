import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';
import { nameBodies } from '../naming';

import { emitE2e } from './modules';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const number: Schema = { type: 'integer', readOnly: true };
const item = { status: 200, shape: 'item', contentType: 'application/json' } as const;
const none = { 204: { description: 'Done' }, 404: { description: 'None' } };

function emit(): Map<string, string> {
  const team = pathParameter('teamId', id);
  const body = { requestBody: { required: true, ...jsonOf(referTo('Name')) } };
  const document = createOpenApiDocument(
    {
      '/teams': { post: answering(201, referTo('Team'), { operationId: 'addTeam', ...body }) },
      '/teams/{teamId}': { get: answering(200, referTo('Team'), { operationId: 'getTeam', parameters: [team] }) },
      '/players': { post: answering(201, referTo('Player'), { operationId: 'addPlayer', ...body }) },
      '/teams/{teamId}/players/{playerId}': {
        parameters: [team, pathParameter('playerId', id)],
        put: { operationId: 'join', responses: none },
        delete: { operationId: 'leave', responses: none },
      },
    },
    {
      Name: objectOf({ name: { type: 'string' } }),
      Team: objectOf({
        id,
        name: { type: 'string' },
        players: { type: 'array', items: referTo('Player') },
        size: number,
      }),
      Player: objectOf({ id, name: { type: 'string' } }),
    },
  );
  const shown = { property: 'players', schema: '#/components/schemas/Player' };
  const member = { name: 'players', resource: 'Player', parameter: 'playerId' };
  const own = { property: 'id', type: 'uuid', source: 'server' } as const;
  const empty = { status: 204, shape: 'empty' } as const;
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Team', plural: 'teams', schema: '#/components/schemas/Team', id: own },
        memberships: [{ name: 'players', resource: 'Player', shown, count: 'size' }],
      },
      { name: 'Player', plural: 'players', schema: '#/components/schemas/Player', id: own },
    ],
    operations: {
      addTeam: { kind: 'create', resource: 'Team', success: { ...item, status: 201 } },
      getTeam: { kind: 'read', resource: 'Team', success: item },
      addPlayer: { kind: 'create', resource: 'Player', success: { ...item, status: 201 } },
      join: { kind: 'join', resource: 'Team', success: empty, member },
      leave: { kind: 'leave', resource: 'Team', success: empty, member },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.filter(({ title }) => title.includes('/players/')).flatMap((suite) => suite.cases);
  return new Map(cases.map(({ title, lines }) => [title, lines.join('\n')]));
}

it('adds members in an order, each once, and takes one away', () => {
  const cases = emit();
  const added = cases.get('adds each Player once, in the order in which they come');
  expect(added?.split('\n')).toEqual([
    'const owner = await storeTeam();',
    'const first = await storePlayer();',
    'const second = await storePlayer();',
    'const before = await api.getTeam({ teamId: owner.id });',
    'expect(before.body.players).toMatchObject([]);',
    'expect(before.body.size).toBe(0);',
    'expectDeclared(await api.join({ teamId: owner.id, playerId: second.id }), 204);',
    'expectDeclared(await api.join({ teamId: owner.id, playerId: first.id }), 204);',
    'expectDeclared(await api.join({ teamId: owner.id, playerId: second.id }), 204);',
    'const answer = await api.getTeam({ teamId: owner.id });',
    'expect(answer.body.players).toMatchObject([{ id: second.id }, { id: first.id }]);',
    'expect(answer.body.size).toBe(2);',
  ]);
  const taken = cases.get('takes a Player away, and no other');
  expect(taken).toContain('expectDeclared(await api.leave({ teamId: owner.id, playerId: first.id }), 204);');
  expect(taken).toContain('expect(answer.body.players).toMatchObject([{ id: second.id }]);');
});

it('refuses an item or a member that is not there', () => {
  const cases = emit();
  const unknown = '"00000000-0000-4000-8000-000000000000"';
  expect(cases.get('answers 404 where there is no such Team')).toContain(`teamId: ${unknown}, playerId: first.id`);
  expect(cases.get('answers 404 where there is no such Player')).toContain(`teamId: owner.id, playerId: ${unknown}`);
});
