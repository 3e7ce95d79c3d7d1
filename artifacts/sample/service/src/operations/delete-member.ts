import { z } from '@hono/zod-openapi';

import { ApiError } from '../http/api-error.js';
import { authenticate } from '../http/authentication.js';
import { toConflict } from '../http/constraints.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { memberIdParameter } from '../schemas/parameters.js';
import { problemSchema } from '../schemas/problem.js';
import {
  badRequestResponse,
  notFoundResponse,
  unauthorizedResponse,
} from '../schemas/responses.js';

const security = [{ apiKey: [] }];

export const deleteMemberRoute = createRoute({
  operationId: 'deleteMember',
  method: 'delete',
  path: '/members/{memberId}',
  summary: 'Remove a member without loans',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    params: z.object({
      memberId: memberIdParameter,
    }),
  },
  responses: {
    204: { description: 'The member is gone.' },
    400: badRequestResponse,
    401: unauthorizedResponse,
    404: notFoundResponse,
    409: {
      description: 'Loans refer to the member.',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  },
});

/** DELETE /members/{memberId}: Remove a member without loans */
export const registerDeleteMember: Registration = (app, { members }) => {
  app.openapi(deleteMemberRoute, async (c) => {
    const path = c.req.valid('param');
    try {
      const row = await members.remove(path.memberId);
      if (row === undefined) throw new ApiError(404, 'There is no such member.');
      return c.body(null, 204);
    } catch (error) {
      throw toConflict(error, {
        reference: [409, 'Something still refers to this member.'],
      });
    }
  });
};
