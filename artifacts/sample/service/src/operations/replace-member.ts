import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toMember } from '../resources/members/representation.js';
import { memberInputSchema } from '../schemas/member-input.js';
import { memberSchema } from '../schemas/member.js';
import { memberIdParameter } from '../schemas/parameters.js';
import { problemSchema } from '../schemas/problem.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const replaceMemberRoute = createRoute({
  operationId: 'replaceMember',
  method: 'put',
  path: '/members/{memberId}',
  summary: 'Replace a member',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      memberId: memberIdParameter,
    }),
    body: { required: true, content: { 'application/json': { schema: memberInputSchema } } },
  },
  responses: {
    200: {
      description: 'The member as they are now.',
      content: { 'application/json': { schema: memberSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
    409: {
      description: 'A member with this email exists.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** PUT /members/{memberId}: Replace a member */
export const registerReplaceMember: Registration = (app, { members }) => {
  app.openapi(replaceMemberRoute, async (c) => {
    const path = c.req.valid('param');
    try {
      const member = await members.replace(path.memberId, c.req.valid('json'));
      if (member === undefined) throw new ApiError(404, 'There is no such member.');
      return c.json(toMember(member), 200);
    } catch (error) {
      throw toConflict(error, {
        unique: [409, 'Another member has the same email.'],
      });
    }
  });
};
