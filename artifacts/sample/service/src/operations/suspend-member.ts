import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toMember } from '../resources/members/representation.js';
import { memberSchema } from '../schemas/member.js';
import { memberIdParameter } from '../schemas/parameters.js';
import { problemSchema } from '../schemas/problem.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const suspendMemberRoute = createRoute({
  operationId: 'suspendMember',
  method: 'post',
  path: '/members/{memberId}/suspend',
  summary: 'Suspend a member',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      memberId: memberIdParameter,
    }),
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
      description: 'The member is suspended already.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /members/{memberId}/suspend: Suspend a member */
export const registerSuspendMember: Registration = (app, { members }) => {
  app.openapi(suspendMemberRoute, async (c) => {
    const path = c.req.valid('param');
    const member = await members.suspendMember(path.memberId);
    if (member === undefined) {
      if ((await members.find(path.memberId)) === undefined)
        throw new ApiError(404, 'There is no such member.');
      throw new ApiError(409, 'The status of this member must be active.');
    }
    return c.json(toMember(member), 200);
  });
};
