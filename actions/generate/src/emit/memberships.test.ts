import path from 'node:path';

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
import { beforeAll, describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };
const number: Schema = { type: 'integer', readOnly: true };
const item = { status: 200, shape: 'item', contentType: 'application/json' } as const;

async function emit(memberId: Schema): Promise<(file: string) => string> {
  const parameters = [pathParameter('teamId', id), pathParameter('playerId', memberId)];
  const document = createOpenApiDocument(
    {
      '/teams': {
        post: answering(201, referTo('Team'), { operationId: 'addTeam', requestBody: jsonOf(referTo('Name')) }),
      },
      '/teams/{teamId}/players/{playerId}': {
        parameters,
        put: { operationId: 'join', responses: { 204: { description: 'Done' } } },
        delete: answering(200, referTo('Team'), { operationId: 'leave' }),
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
      Player: objectOf({ id: number }),
    },
  );
  const shown = { property: 'players', schema: '#/components/schemas/Player' };
  const member = { name: 'players', resource: 'Player', parameter: 'playerId' };
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Team', plural: 'teams', schema: '#/components/schemas/Team' },
        id: { property: 'id', type: 'uuid', source: 'server' },
        memberships: [{ name: 'players', resource: 'Player', shown, count: 'size' }],
      },
      {
        ...{ name: 'Player', plural: 'players', schema: '#/components/schemas/Player' },
        id: { property: 'id', type: 'integer', source: 'server' },
      },
    ],
    operations: {
      addTeam: { kind: 'create', resource: 'Team', success: { ...item, status: 201 } },
      join: { kind: 'join', resource: 'Team', success: { status: 204, shape: 'empty' }, member },
      leave: { kind: 'leave', resource: 'Team', success: item, member },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return (file) => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

describe('what items hold of another resource', () => {
  let read: (file: string) => string;
  beforeAll(async () => {
    read = await emit(number);
  });

  it('is kept in a table of its own, each pair once, and goes with either', () => {
    const table = read('src/resources/teams/held-players.ts');
    expect(table).toContain('item: uuid(\'item\').notNull().references(() => teams.id, { onDelete: "cascade" }),');
    expect(table).toContain('references(() => players.id, { onDelete: "cascade" }),');
    expect(table).toContain('primaryKey({ columns: [table.item, table.member] })');
    expect(read('migrations/0000_initial.sql')).toContain('PRIMARY KEY ("item", "member") );');
  });

  it('is shown in the order in which it came, and counted', () => {
    const store = read('src/resources/teams/store.ts');
    expect(store).toContain(
      'const heldPlayers = await new MemberStore<string, number>(this.queries, teamHeldPlayers).list(ids);',
    );
    expect(store).toContain(
      'players: heldPlayers.filter(({ item }) => item === row.id).flatMap(({ member }) => eachPlayers.get(member) ?? []),',
    );
    expect(store).toContain('size: countMembers(teamHeldPlayers, teams.id),');
    expect(read('src/resources/players/store.ts')).toContain('async listById(ids: number[]): Promise<PlayerRow[]>');
  });

  it('is changed where both are there, and shown where the answer shows the item', () => {
    const join = read('src/operations/join.ts');
    expect(join).toContain('if ((await teams.find(path.teamId)) === undefined) throw new ApiError(404');
    expect(join).toContain('if ((await players.find(path.playerId)) === undefined) throw new ApiError(404');
    expect(join).toContain('await teamHeldPlayersStore.add(path.teamId, path.playerId);');
    const leave = read('src/operations/leave.ts');
    expect(leave).toContain('await teamHeldPlayersStore.remove(path.teamId, path.playerId);');
    expect(leave).toContain('return c.json(toTeam(team), 200);');
  });
});

it('is left to be written where the path selects members by what no id is like', async () => {
  const read = await emit({ type: 'string' });
  expect(read('src/operations/join.ts')).toContain('501');
});
