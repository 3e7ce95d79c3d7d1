import type { PageMember } from '@orchestrate/contracts/page-member';

import { toMember } from '../text/literals';

/** Members of an envelope, those that stand in the same object together: `pageable: { offset: …, sort: { … } }`. */
export function renderPageMembers(
  members: readonly PageMember[],
  render: (tells: PageMember['tells']) => string,
): string[] {
  const names = new Set(members.map(({ path: [name = ''] }) => name));
  return [...names].map((name) => {
    const own = members.filter(({ path }) => path[0] === name);
    const [only] = own;
    if (only?.path.length === 1) return toMember(name, render(only.tells));
    const inner = own.map(({ path, tells }) => ({ path: path.slice(1), tells }));
    return toMember(name, `{ ${renderPageMembers(inner, render).join(', ')} }`);
  });
}
