import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  anyJson,
  anyListMembersQuery,
  anyMemberInput,
  memberInputFaults,
  pathPart,
} from '../support/arbitraries.js';
import { api } from '../support/client.js';
import { storeMember } from '../support/fixtures.js';
import { readPages, several } from '../support/lists.js';
import { without } from '../support/objects.js';
import { emptyDatabase, useService } from '../support/service.js';
import { expectDeclared, expectRefused } from '../support/specification.js';

useService();

describe('GET /members', () => {
  it('answers any valid query', async () => {
    await fc.assert(
      fc.asyncProperty(anyListMembersQuery, async (query) => {
        const answer = await api.listMembers({ query });
        expectDeclared(answer, 200);
      }),
    );
  });

  it('gives the same list for any size of pages', async () => {
    await several(7, () => storeMember());
    const whole = await api.listMembers();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const pages = await readPages(size, async (index) => {
          const answer = await api.listMembers({ query: { pageSize: size, page: index + 1 } });
          return answer.body.items;
        });
        expect(pages.flat()).toEqual(whole.body.items);
      }),
    );
  });
});

describe('POST /members', () => {
  it('stores any valid Member and gives it back', async () => {
    await fc.assert(
      fc.asyncProperty(anyMemberInput, async (given) => {
        await emptyDatabase();
        const answer = await api.createMember(given);
        expectDeclared(answer, 201);
        expect(without(answer.body, 'id', 'status', 'createdAt')).toEqual(given);
        const read = await api.getMember({ memberId: answer.body.id });
        expect(read.body).toEqual(answer.body);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMemberInput, memberInputFaults, async (given, fault) => {
        const answer = await api.createMember({ ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.createMember(value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('GET /members/{memberId}', () => {
  it('answers any text in its path as declared', async () => {
    await fc.assert(
      fc.asyncProperty(pathPart(), async (part) => {
        const answer = await api.getMember({ memberId: part });
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});

describe('PUT /members/{memberId}', () => {
  it('replaces everything by any valid body', async () => {
    const member = await storeMember();
    await fc.assert(
      fc.asyncProperty(anyMemberInput, async (given) => {
        const answer = await api.replaceMember({ memberId: member.id }, given);
        expectDeclared(answer, 200);
        expect(without(answer.body, 'id', 'status', 'createdAt')).toEqual(given);
      }),
    );
  });

  it('refuses any body with one property that is missing or not allowed', async () => {
    const member = await storeMember();
    await fc.assert(
      fc.asyncProperty(anyMemberInput, memberInputFaults, async (given, fault) => {
        const answer = await api.replaceMember({ memberId: member.id }, { ...given, ...fault });
        expectRefused(answer);
      }),
    );
  });

  it('answers any JSON at all as declared', async () => {
    const member = await storeMember();
    await fc.assert(
      fc.asyncProperty(anyJson(), async (value) => {
        const answer = await api.replaceMember({ memberId: member.id }, value);
        expect(answer.status).toBeLessThan(500);
        expectDeclared(answer, answer.status);
      }),
    );
  });
});
