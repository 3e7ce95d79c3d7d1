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

export const reinstateMemberRoute = createRoute({
  operationId: 'reinstateMember',
  method: 'post',
  path: '/members/{memberId}/reinstate',
  summary: 'Reinstate a member',
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
      description: 'The member is active already.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** POST /members/{memberId}/reinstate: Reinstate a member */
export const registerReinstateMember: Registration = (app, { members }) => {
  app.openapi(reinstateMemberRoute, async (c) => {
    const path = c.req.valid('param');
    const member = await members.reinstateMember(path.memberId);
    if (member === undefined) {
      if ((await members.find(path.memberId)) === undefined)
        throw new ApiError(404, 'There is no such member.');
      throw new ApiError(409, 'The status of this member must be suspended.');
    }
    return c.json(toMember(member), 200);
  });
};
