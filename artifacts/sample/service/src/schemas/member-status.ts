import { z } from '@hono/zod-openapi';

export const memberStatusSchema = z.enum(['active', 'suspended']).openapi('MemberStatus');

export type MemberStatus = z.infer<typeof memberStatusSchema>;
