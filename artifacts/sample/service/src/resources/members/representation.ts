import type { Member } from '../../schemas/member.js';

import type { MemberRow } from './table.js';

export function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    status: row.status,
    createdAt: row.createdAt,
    name: row.name,
    email: row.email,
  };
}
