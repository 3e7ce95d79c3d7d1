import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toMember } from '../resources/members/representation.js';
import { memberSchema } from '../schemas/member.js';
import { memberIdParameter } from '../schemas/parameters.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const getMemberRoute = createRoute({
  operationId: 'getMember',
  method: 'get',
  path: '/members/{memberId}',
  summary: 'Get a member',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      memberId: memberIdParameter,
    }),
  },
  responses: {
    200: { description: 'The member.', content: { 'application/json': { schema: memberSchema } } },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
  },
});

/** GET /members/{memberId}: Get a member */
export const registerGetMember: Registration = (app, { members }) => {
  app.openapi(getMemberRoute, async (c) => {
    const path = c.req.valid('param');
    const member = await members.find(path.memberId);
    if (member === undefined) throw new ApiError(404, 'There is no such member.');
    return c.json(toMember(member), 200);
  });
};
