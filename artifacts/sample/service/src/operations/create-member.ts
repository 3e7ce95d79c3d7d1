import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toMember } from '../resources/members/representation.js';
import { memberInputSchema } from '../schemas/member-input.js';
import { memberSchema } from '../schemas/member.js';
import { problemSchema } from '../schemas/problem.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const createMemberRoute = createRoute({
  operationId: 'createMember',
  method: 'post',
  path: '/members',
  summary: 'Add a member',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    body: { required: true, content: { 'application/json': { schema: memberInputSchema } } },
  },
  responses: {
    201: {
      description: 'The member was added.',
      content: { 'application/json': { schema: memberSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    409: {
      description: 'A member with this email exists.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /members: Add a member */
export const registerCreateMember: Registration = (app, { members }) => {
  app.openapi(createMemberRoute, async (c) => {
    try {
      const member = await members.insert(c.req.valid('json'));
      return c.json(toMember(member), 201);
    } catch (error) {
      throw toConflict(error, {
        unique: [409, 'Another member has the same email.'],
      });
    }
  });
};
