import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { answering, jsonOf, objectOf, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { describeSharedBoards } from '@orchestrate/testkit/shared-boards';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

import { listChanging } from './sharing-roles';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];

const credentials = { requestBody: { required: true, ...jsonOf(referTo('Credentials')) } };
const ENTRANCES: OpenApiDocument['paths'] = {
  '/register': { post: answering(201, referTo('User'), credentials) },
  '/login': { post: answering(200, objectOf({ token: text }), credentials) },
};

interface Change {
  readonly member?: Schema;
  readonly paths?: OpenApiDocument['paths'];
  readonly rules?: Record<string, 'off'>;
}

/** Boards, their members and their cards; some of it otherwise. */
function infer({ member, paths, rules = {} }: Change = {}): InferredPlan {
  const document = describeSharedBoards();
  const { schemas } = document.components ?? {};
  const changed = {
    ...document,
    paths: { ...document.paths, ...ENTRANCES, ...paths },
    components: {
      ...document.components,
      schemas: { ...schemas, ...(member === undefined ? {} : { Member: member }) },
    },
  };
  return inferPlan(changed, { operations: {}, rules });
}

const find = ({ operations }: InferredPlan, id: string) => operations.find((one) => one.id === id);
const resourceOf = ({ resources }: InferredPlan, name: string) => resources.find((one) => one.name === name);

describe('whom an item is shared with that only its owner may see', () => {
  it('may see it and what is below it, and change it as their role says', () => {
    const plan = infer();
    const role = { property: 'role', changing: ['editor'] };
    expect(resourceOf(plan, 'Board')?.sharing).toEqual({
      ...{ resource: 'Member', item: 'boardId', account: 'userId' },
      role,
    });
    expect(resourceOf(plan, 'Card')).toMatchObject({
      sharedWith: { property: 'boardId', resource: 'Board' },
      relations: [{ property: 'boardId' }],
    });
    expect(find(plan, 'listBoards')?.scope).toEqual({ property: 'ownerId', isShared: true });
    expect(find(plan, 'readBoard')?.owner).toEqual({ property: 'ownerId', status: 404, may: 'see' });
    expect(find(plan, 'dropCard')?.owner).toEqual({ property: 'boardId', status: 403, may: 'change' });
    const owned = { in: 'path', name: 'boardId', resource: 'Board', property: 'ownerId' };
    expect(find(plan, 'listCards')?.owned).toEqual([{ ...owned, status: 404, may: 'see' }]);
    expect(find(plan, 'addCard')?.owned).toEqual([{ ...owned, status: 403, may: 'change' }]);
  });

  it('neither deletes it nor says whom it is shared with', () => {
    const plan = infer();
    const owned = { in: 'path', name: 'boardId', resource: 'Board', property: 'ownerId', status: 404 };
    expect(find(plan, 'dropBoard')?.owner).toEqual({ property: 'ownerId', status: 404 });
    expect(find(plan, 'listMembers')?.owned).toEqual([{ ...owned, may: 'see' }]);
    for (const id of ['addMember', 'dropMember']) expect(find(plan, id)?.owned).toEqual([owned]);
  });

  it('is there once of each, selected by both ids', () => {
    const plan = infer();
    expect(resourceOf(plan, 'Member')).toMatchObject({
      id: { property: 'userId', source: 'client', within: 'boardId' },
      unique: [['boardId', 'userId']],
    });
    expect(find(plan, 'addMember')?.conflicts).toEqual([{ status: 409, cause: 'unique', properties: ['userId'] }]);
  });

  it('is left to a person where nobody could be told that a member is there already', () => {
    const post = answering(201, referTo('Member'), {
      operationId: 'addMember',
      security,
      requestBody: { required: true, ...jsonOf(referTo('Member')) },
      responses: { 404: { description: 'None.' } },
    });
    const plan = infer({ paths: { '/boards/{boardId}/members': { parameters: [pathParameter('boardId')], post } } });
    expect(find(plan, 'addMember')?.reason).toBe('a Member that is there already could not be refused: declare 409');
  });

  it('may change it where nothing tells roles apart', () => {
    const plan = infer({ member: objectOf({ userId: uuid }) });
    expect(resourceOf(plan, 'Board')?.sharing).toEqual({ resource: 'Member', item: 'boardId', account: 'userId' });
  });

  it('may change it by a flag', () => {
    const plan = infer({ member: objectOf({ userId: uuid, canEdit: { type: 'boolean' } }) });
    expect(resourceOf(plan, 'Board')?.sharing?.role).toEqual({ property: 'canEdit', changing: [true] });
  });

  it.each([
    [text, '`role` may be anything, and nothing tells which lets somebody change it'],
    [{ ...text, enum: ['viewer', 'wizard'] }, 'nothing tells whether the role `wizard` lets somebody change it'],
  ])('is left to a person where a role is not understood', (role, gap) => {
    const plan = infer({ member: objectOf({ userId: uuid, role }) });
    expect(find(plan, 'addMember')?.reason).toBe(`whom a Board is shared with: ${gap}`);
    expect(resourceOf(plan, 'Board')?.sharing).toBeUndefined();
  });

  it('is told by an account of another name, and by members with ids of their own', () => {
    const plan = infer({
      member: objectOf({ id: uuid, memberId: uuid }),
      paths: {
        '/boards/{boardId}/members/{id}': {
          parameters: [pathParameter('boardId'), pathParameter('id')],
          delete: answering(204, undefined, { operationId: 'dropMember', security }),
        },
        '/boards/{boardId}/members': {
          parameters: [pathParameter('boardId')],
          post: answering(201, referTo('Member'), {
            operationId: 'addMember',
            security,
            requestBody: { required: true, ...jsonOf(objectOf({ memberId: uuid })) },
            responses: { 404: { description: 'None.' }, 409: { description: 'Is a member already.' } },
          }),
        },
      },
    });
    expect(resourceOf(plan, 'Board')?.sharing).toEqual({ resource: 'Member', item: 'boardId', account: 'memberId' });
    expect(resourceOf(plan, 'Member')?.unique).toEqual([['boardId', 'memberId']]);
    expect(resourceOf(plan, 'Member')?.relations).toContainEqual({
      ...{ property: 'memberId', resource: 'User', required: true },
    });
  });

  it('is told by the account that is shown, whose id requests carry', () => {
    const plan = infer({
      member: objectOf({ id: uuid, user: referTo('User') }),
      paths: {
        '/boards/{boardId}/members': {
          parameters: [pathParameter('boardId')],
          post: answering(201, referTo('Member'), {
            operationId: 'addMember',
            security,
            requestBody: { required: true, ...jsonOf(objectOf({ userId: uuid })) },
            responses: { 404: { description: 'None.' }, 409: { description: 'Is a member already.' } },
          }),
        },
        '/boards/{boardId}/members/{userId}': {},
      },
    });
    expect(resourceOf(plan, 'Board')?.sharing).toEqual({ resource: 'Member', item: 'boardId', account: 'userId' });
    expect(find(plan, 'addMember')?.conflicts).toEqual([{ status: 409, cause: 'unique', properties: ['userId'] }]);
    expect(resourceOf(plan, 'Member')?.unique).toEqual([['boardId', 'userId']]);
  });

  it('is left to a person where no request carries the id of an account', () => {
    const plan = infer({
      paths: {
        '/boards/{boardId}/members': {
          parameters: [pathParameter('boardId')],
          post: answering(201, referTo('Member'), {
            operationId: 'addMember',
            security,
            requestBody: { required: true, ...jsonOf(objectOf({ email: text })) },
          }),
        },
      },
    });
    expect(find(plan, 'addMember')?.reason).toBe(
      'whom a Board is shared with: no request that adds one must carry `userId`, the id of an account',
    );
  });

  it('is left to a person where the rule is switched off', () => {
    const plan = infer({ rules: { sharing: 'off' } });
    expect(find(plan, 'addMember')?.reason).toContain('members of a Board may see it beside its owner');
    expect(find(plan, 'readBoard')?.owner).toEqual({ property: 'ownerId', status: 404 });
  });
});

describe('roles', () => {
  it('let somebody change something, or not, or nobody knows', () => {
    expect(listChanging(['OWNER', 'can_edit', 'read_write', 'read-only', 'viewer', 'sage'])).toEqual({
      changing: ['OWNER', 'can_edit', 'read_write'],
      unknown: ['sage'],
    });
  });
});
