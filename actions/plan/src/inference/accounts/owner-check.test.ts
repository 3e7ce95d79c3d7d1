import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { Operation, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  objectOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text: Schema = { type: 'string' };
const uuid: Schema = { type: 'string', format: 'uuid' };
const security = [{ login: [] }];
const body = (name: string) => ({ requestBody: { required: true, ...jsonOf(referTo(name)) } });

/** An action on projects that all may see and that show who owns them. */
function judge(operation: Partial<Operation>): PlannedOperation | undefined {
  const project = referTo('Project');
  const parameters = [pathParameter('projectId', uuid)];
  const act = { operationId: 'act', security, parameters, ...operation };
  const document = createOpenApiDocument(
    {
      '/register': { post: answering(201, referTo('User'), body('Credentials')) },
      '/login': { post: answering(200, objectOf({ token: text }), body('Credentials')) },
      '/projects': { post: answering(201, project, { security, ...body('NewProject') }) },
      '/projects/{projectId}': { get: answering(200, project, { security, parameters }) },
      '/projects/{projectId}/archive': { post: answering(200, project, act) },
    },
    {
      Credentials: objectOf({ email: text, password: text }),
      User: objectOf({ id: uuid, email: text }),
      NewProject: objectOf({ name: text }),
      Project: objectOf({ id: uuid, name: text, owner: referTo('User'), archived: { type: 'boolean' } }),
    },
    { components: { securitySchemes: { login: { type: 'http', scheme: 'bearer' } } } },
  );
  return inferPlan(document).operations.find(({ id }) => id === 'act');
}

it.each([
  ['Only the owner may archive a project.', true],
  ['Archives a project. Only its owner can.', true],
  ['Only projects without issues can be archived by their owner.', false],
  ['Archives a project.', false],
])('keeps an action for the owner where its description says so: %s', (description, isOwners) => {
  const action = judge({ description, responses: { 403: { description: 'No.' } } });
  expect(action?.kind).toBe('transition');
  expect(action?.owner).toEqual(isOwners ? { property: 'ownerId', status: 403 } : undefined);
  expect(action?.evidence.some(({ rule }) => rule === 'owner-only')).toBe(isOwners);
});
