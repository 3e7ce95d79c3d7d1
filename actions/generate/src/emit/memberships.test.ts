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

async function emitCarried(): Promise<(file: string) => string> {
  const body = { requestBody: { required: true, ...jsonOf(referTo('NewTeam')) } };
  const unknown = { 422: { description: 'There is no such player' } };
  const post = answering(201, referTo('Team'), { operationId: 'addTeam', ...body });
  const patch = answering(200, referTo('Team'), { operationId: 'changeTeam', ...body });
  const document = createOpenApiDocument(
    {
      '/teams': { post: { ...post, responses: { ...post.responses, ...unknown } } },
      '/teams/{teamId}': {
        parameters: [pathParameter('teamId', id)],
        patch: { ...patch, responses: { ...patch.responses, ...unknown, 404: { description: 'None' } } },
      },
    },
    {
      NewTeam: { type: 'object', properties: { playerIds: { type: 'array', items: { type: 'integer' } } } },
      Team: objectOf({
        id,
        players: { type: 'array', items: referTo('Player') },
        playerIds: { type: 'array', items: { type: 'integer' } },
      }),
      Player: objectOf({ id: number }),
    },
  );
  const shown = { property: 'players', schema: '#/components/schemas/Player' };
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Team', plural: 'teams', schema: '#/components/schemas/Team' },
        id: { property: 'id', type: 'uuid', source: 'server' },
        memberships: [{ name: 'players', resource: 'Player', shown, carried: 'playerIds', ids: 'playerIds' }],
      },
      {
        ...{ name: 'Player', plural: 'players', schema: '#/components/schemas/Player' },
        id: { property: 'id', type: 'integer', source: 'server' },
      },
    ],
    operations: {
      addTeam: { kind: 'create', resource: 'Team', success: { ...item, status: 201 } },
      changeTeam: { kind: 'patch', resource: 'Team', success: item },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return (file) => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

describe('what requests carry of another resource by ids', () => {
  let read: (file: string) => string;
  beforeAll(async () => {
    read = await emitCarried();
  });

  it('is kept with a new item, and changed where a change says so, while nobody else does', () => {
    const store = read('src/resources/teams/store.ts');
    expect(store).toContain('readonly playerIds?: readonly number[] | null | undefined');
    expect(store).toContain('await setMembers(this.queries, teamHeldPlayers, stored.id, input.playerIds ?? []);');
    const change =
      'if ((await this.lock(id)) === undefined) return undefined; ' +
      'if (changes.playerIds !== undefined) await setMembers(this.queries, teamHeldPlayers, id, changes.playerIds ?? []);';
    expect(store).toContain(change);
    expect(read('src/resources/teams/table.ts')).not.toContain('player_ids');
  });

  it('is shown as items and as ids, read once', () => {
    const store = read('src/resources/teams/store.ts');
    expect(store).toContain(
      'playerIds: heldPlayers.filter(({ item }) => item === row.id).map(({ member }) => member),',
    );
    expect(store.split('const heldPlayers').length).toBe(2);
    expect(read('src/resources/teams/representation.ts')).toContain('playerIds: row.playerIds,');
  });

  it('is stored wholly or not at all, and refused as the operation says of what is not there', () => {
    const change = read('src/operations/change-team.ts');
    expect(change).toContain('return atomically(async ({ teams }) => {');
    expect(change).toContain('reference: [422, "There is no such player."],');
  });

  it('has a store of its own only where paths add and take away', () => {
    expect(read('src/resources/stores.ts')).not.toContain('MemberStore');
    const members = read('src/storage/members.ts');
    expect(members).toContain('export async function setMembers(');
    expect(members).not.toContain('async add(');
    expect(members).not.toContain('countMembers');
  });
});

async function emitListed(): Promise<(file: string) => string> {
  const ids: Schema = { type: 'array', items: { type: 'integer' } };
  const none = { 204: { description: 'Done' }, 404: { description: 'None' } };
  const get = answering(200, { type: 'array', items: referTo('Player') }, { operationId: 'list' });
  const document = createOpenApiDocument(
    {
      '/teams': {
        post: answering(201, referTo('Team'), { operationId: 'addTeam', requestBody: jsonOf(referTo('Name')) }),
      },
      '/teams/{teamId}/players': {
        parameters: [pathParameter('teamId', id)],
        get: { ...get, responses: { ...get.responses, 404: { description: 'None' } } },
        post: { operationId: 'join', responses: none, requestBody: { required: true, ...jsonOf(objectOf({ ids })) } },
      },
    },
    {
      Name: objectOf({ name: { type: 'string' } }),
      Team: objectOf({ id, name: { type: 'string' } }),
      Player: objectOf({ id: number }),
    },
  );
  const plan = createServicePlan(document, {
    resources: [
      {
        ...{ name: 'Team', plural: 'teams', schema: '#/components/schemas/Team' },
        id: { property: 'id', type: 'uuid', source: 'server' },
        memberships: [{ name: 'players', resource: 'Player' }],
      },
      {
        ...{ name: 'Player', plural: 'players', schema: '#/components/schemas/Player' },
        id: { property: 'id', type: 'integer', source: 'server' },
      },
    ],
    operations: {
      addTeam: { kind: 'create', resource: 'Team', success: { ...item, status: 201 } },
      join: {
        ...{ kind: 'join', resource: 'Team', success: { status: 204, shape: 'empty' } },
        member: { name: 'players', resource: 'Player', property: 'ids', isList: true },
      },
      list: {
        ...{ kind: 'list', resource: 'Player' },
        success: { status: 200, shape: 'array', contentType: 'application/json' },
        member: { name: 'players', resource: 'Team', parameter: 'teamId' },
      },
    },
  });
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(createService(plan, document), templates);
  return (file) => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

it('lists what an item holds, and adds all that a body names or nothing of it', async () => {
  const read = await emitListed();
  const list = read('src/operations/list.ts');
  expect(list).toContain('if ((await teams.find(path.teamId)) === undefined)');
  expect(list).toContain('players.list({ inTeamPlayers: path.teamId, }, EVERYTHING)');
  expect(read('src/resources/players/store.ts')).toContain(
    'filter.inTeamPlayers === undefined ? undefined : isHeld(teamHeldPlayers, players.id, filter.inTeamPlayers)',
  );
  const join = read('src/operations/join.ts');
  expect(join).toContain('return atomically(async');
  expect(join).toContain("for (const one of c.req.valid('json').ids) { if ((await players.find(one)) === undefined)");
  const members = read('src/storage/members.ts');
  expect(members).not.toContain('async list(');
  expect(members).not.toContain('async remove(');
});
