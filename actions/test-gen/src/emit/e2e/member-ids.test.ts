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
const ids: Schema = { type: 'array', items: { type: 'string', format: 'uuid' } };
const item = { status: 200, shape: 'item', contentType: 'application/json' } as const;
const unknown = { 422: { description: 'A player does not exist' } };

function emit(playerIds: Schema = ids): Map<string, string> {
  const team = pathParameter('teamId', id);
  const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });
  const post = answering(201, referTo('Team'), { operationId: 'addTeam', ...body('NewTeam') });
  const put = answering(200, referTo('Team'), { operationId: 'setTeam', ...body('NewTeam') });
  const document = createOpenApiDocument(
    {
      '/teams': { post: { ...post, responses: { ...post.responses, ...unknown } } },
      '/teams/{teamId}': {
        parameters: [team],
        get: answering(200, referTo('Team'), { operationId: 'getTeam' }),
        put: { ...put, responses: { ...put.responses, ...unknown } },
      },
      '/players': { post: answering(201, referTo('Player'), { operationId: 'addPlayer', ...body('Name') }) },
    },
    {
      Name: objectOf({ name: { type: 'string' } }),
      NewTeam: objectOf({ name: { type: 'string' }, playerIds }),
      Team: objectOf({ id, name: { type: 'string' }, playerIds: ids }),
      Player: objectOf({ id, name: { type: 'string' } }),
    },
  );
  const own = { property: 'id', type: 'uuid', source: 'server' } as const;
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Team', plural: 'teams', schema: '#/components/schemas/Team', id: own },
        memberships: [{ name: 'players', resource: 'Player', carried: 'playerIds', ids: 'playerIds' }],
      },
      { name: 'Player', plural: 'players', schema: '#/components/schemas/Player', id: own },
    ],
    operations: {
      addTeam: { kind: 'create', resource: 'Team', success: { ...item, status: 201 } },
      getTeam: { kind: 'read', resource: 'Team', success: item },
      setTeam: { kind: 'replace', resource: 'Team', success: item },
      addPlayer: { kind: 'create', resource: 'Player', success: { ...item, status: 201 } },
    },
  });
  const view = viewService(plan, document);
  const suites = emitE2e({ view, bodies: nameBodies(view) }).flatMap((module) => module.suites);
  const cases = suites.filter(({ title }) => title.includes('/teams')).flatMap((suite) => suite.cases);
  return new Map(cases.map(({ title, lines }) => [title, lines.join('\n')]));
}

it('makes an item that holds others in an order, and refuses one that nobody has', () => {
  const cases = emit();
  expect(cases.get('holds each Player that it names, in their order')?.split('\n')).toEqual([
    'const first = await storePlayer();',
    'const second = await storePlayer();',
    'const answer = await api.addTeam({ ...newTeam(), playerIds: [second.id, first.id] });',
    'expectDeclared(answer, 201);',
    'expect(answer.body.playerIds).toEqual([second.id, first.id]);',
    'const owner = answer.body;',
    'const read = await api.getTeam({ teamId: owner.id });',
    'expect(read.body.playerIds).toEqual([second.id, first.id]);',
  ]);
  const nobody = '"00000000-0000-4000-8000-000000000000"';
  expect(cases.get('refuses playerIds where there is no such Player')).toContain(`playerIds: [first.id, ${nobody}]`);
});

it('puts others in their place, and changes nothing where one is not there', () => {
  const cases = emit();
  const replaced = cases.get('puts each Player that it names in the place of those before');
  expect(replaced).toContain('expect(changed.body.playerIds).toEqual([second.id, first.id]);');
  expect(replaced).toContain('expect(emptied.body.playerIds).toEqual([]);');
  const kept = cases.get('refuses playerIds where there is no such Player, and changes nothing');
  expect(kept).toContain('expect(kept.body.playerIds).toEqual([first.id]);');
});

it('sends no ids in any other test', () => {
  const others = [...emit()].filter(([title]) => !title.includes('Player'));
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(([, code]) => code.includes('playerIds:'))).toEqual([]);
});

it('writes nothing of it where a list has room for one alone', () => {
  const titles = [...emit({ ...ids, maxItems: 1 }).keys()];
  expect(titles.filter((title) => title.includes('playerIds'))).toEqual([]);
});
