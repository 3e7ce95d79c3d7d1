import { escapeMarkdown } from '@orchestrate/kit/safety/text';

/** A commit since the last release. */
export interface Change {
  readonly subject: string;
  /** Paths that it touched. */
  readonly files: readonly string[];
}

const ELSEWHERE = 'Everything else';

/** Where a reader looks for a change: the action that it is about, where it is about one. */
function placeOf({ files }: Change): string {
  const actions = new Set(files.map((file) => /^actions\/([^/]+)\/(?!dist\/)/.exec(file)?.[1]));
  actions.delete(undefined);
  const [only] = actions;
  return actions.size === 1 && only !== undefined ? only : ELSEWHERE;
}

function isOfUse({ files }: Change): boolean {
  return files.length === 0 || files.some((file) => !/^(actions\/[^/]+\/dist|artifacts|service)\//.test(file));
}

/** What is new, for people: the subjects of commits, by the action that they are about. */
export function writeNotes(tag: string, previous: string | undefined, changes: readonly Change[]): string {
  const places = new Map<string, string[]>();
  for (const change of changes.filter(isOfUse)) {
    const place = placeOf(change);
    places.set(place, [...(places.get(place) ?? []), `- ${escapeMarkdown(change.subject)}`]);
  }
  const sorted = [...places].sort(([one], [other]) =>
    one === ELSEWHERE || other === ELSEWHERE
      ? Number(one === ELSEWHERE) - Number(other === ELSEWHERE)
      : one < other
        ? -1
        : 1,
  );
  const sections = sorted.map(([place, lines]) => `## ${place}\n\n${lines.join('\n')}\n`);
  const head = previous === undefined ? `# ${tag}\n\nThe first release.\n` : `# ${tag}\n\nSince ${previous}.\n`;
  return [head, ...sections].join('\n');
}
