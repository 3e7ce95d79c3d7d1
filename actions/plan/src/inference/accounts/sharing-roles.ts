import { splitWords } from '@orchestrate/kit/openapi/identifiers';

const CHANGING = new Set([
  ...['owner', 'admin', 'administrator', 'manager', 'maintainer', 'moderator', 'editor', 'edit', 'editing', 'writer'],
  ...['write', 'contributor', 'contribute', 'member', 'collaborator', 'full', 'rw', 'modify', 'update'],
]);
const SEEING = new Set([
  ...['viewer', 'view', 'viewing', 'reader', 'read', 'readonly', 'guest', 'observer', 'commenter', 'comment', 'ro'],
  ...['watcher', 'spectator'],
]);

/** Which of the roles that somebody may have let them change what is shared with them, and of which nothing tells it. */
export function listChanging(roles: readonly string[]): { readonly changing: string[]; readonly unknown: string[] } {
  const says = (role: string, words: ReadonlySet<string>): boolean =>
    splitWords(role).some((word) => words.has(word.toLowerCase()));
  return {
    changing: roles.filter((role) => says(role, CHANGING)),
    unknown: roles.filter((role) => !says(role, CHANGING) && !says(role, SEEING)),
  };
}
