import { z } from '@hono/zod-openapi';

import { authenticate } from '../http/authentication.js';
import type { Registration } from '../http/registration.js';
import { createRoute } from '../http/route.js';
import { toMember } from '../resources/members/representation.js';
import type { MemberSort } from '../resources/members/store.js';
import { memberPageSchema } from '../schemas/member-page.js';
import { memberStatusSchema } from '../schemas/member-status.js';
import { pageParameter, pageSizeParameter } from '../schemas/parameters.js';
import { badRequestResponse, unauthorizedResponse } from '../schemas/responses.js';
import { pageRange } from '../storage/range.js';

/** What the values of `sort` mean. */
const sorts = new Map<string, MemberSort>([
  ['name', { by: 'name', isDescending: false }],
  ['-name', { by: 'name', isDescending: true }],
]);

const security = [{ apiKey: [] }];

export const listMembersRoute = createRoute({
  operationId: 'listMembers',
  method: 'get',
  path: '/members',
  summary: 'List members',
  tags: ['Members'],
  security,
  middleware: authenticate(security),
  request: {
    query: z.object({
      name: z
        .string()
        .min(1)
        .optional()
        .openapi({
          param: { description: 'Only members whose name contains this text, ignoring case.' },
        }),
      status: memberStatusSchema
        .optional()
        .openapi({ param: { description: 'Only members of this status.' } }),
      sort: z
        .enum(['name', '-name'])
        .optional()
        .openapi({
          param: { description: 'What the members are ordered by; a minus turns the order round.' },
        }),
      page: pageParameter,
      pageSize: pageSizeParameter,
    }),
  },
  responses: {
    200: {
      description:
        'One page of members, ordered by when they were added unless `sort` says otherwise.',
      content: { 'application/json': { schema: memberPageSchema } },
    },
    400: badRequestResponse,
    401: unauthorizedResponse,
  },
});

/** GET /members: List members */
export const registerListMembers: Registration = (app, { members }) => {
  app.openapi(listMembersRoute, async (c) => {
    const query = c.req.valid('query');
    const filter = { nameContains: query.name, status: query.status };
    const [rows, total] = await Promise.all([
      members.list(filter, pageRange(query.page, query.pageSize), sorts.get(query.sort ?? '')),
      members.count(filter),
    ]);
    return c.json(
      { items: rows.map(toMember), page: query.page, pageSize: query.pageSize, total },
      200,
    );
  });
};
