import type { Finding } from '@orchestrate/contracts/finding';
import type { FileEdit, Proposal } from '@orchestrate/contracts/proposal';
import { SCOPE_BY_KIND } from '@orchestrate/contracts/proposal';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { createRedactor } from '@orchestrate/kit/safety/redaction';

import type { Located, Measured } from './analyse-tree';
import { applyTextEdits } from './text-edits';

/** A proposal, and the findings that it sets out to remove. */
export interface ProposedFix {
  readonly proposal: Proposal;
  readonly targets: readonly Finding[];
}

interface EditedFile {
  readonly edit: FileEdit;
  readonly targets: readonly Finding[];
}

const LONGEST_TITLE = 200;

export function isFixable({ finding, edit }: Located): boolean {
  return edit !== undefined && finding.path !== undefined && SCOPE_BY_KIND.fix.includes(fileRole(finding.path));
}

function editFile(path: string, text: string, located: readonly Located[]): EditedFile | undefined {
  // Every proposal that writes a credential is refused, also when it stood in the file before.
  if (createRedactor([])(text) !== text) return undefined;
  const edits = located.flatMap(({ edit }) => edit ?? []);
  const edited = applyTextEdits(text, edits);
  const targets = located.filter(({ edit }) => edit !== undefined && edited.applied.includes(edit));
  if (edited.text === text || targets.length === 0) return undefined;
  return { edit: { action: 'write', path, text: edited.text }, targets: targets.map(({ finding }) => finding) };
}

export function listRules(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/**
 * Puts the safe fixes of one analyser into one proposal.
 * @param located - what to fix; what has no fix, or stands where a fix may not write, is passed over
 * @param read - text of a file, by its path from the repository's root
 */
export async function proposeFixes(
  { analyser, result }: Pick<Measured, 'analyser' | 'result'>,
  located: readonly Located[],
  read: (path: string) => Promise<string>,
): Promise<ProposedFix | undefined> {
  const fixable = located.filter(isFixable);
  const files: EditedFile[] = [];
  for (const path of new Set(fixable.flatMap(({ finding }) => finding.path ?? []))) {
    const group = fixable.filter(({ finding }) => finding.path === path);
    const edited = editFile(path, await read(path), group);
    if (edited !== undefined) files.push(edited);
  }
  if (files.length === 0) return undefined;
  const targets = files.flatMap((file) => file.targets);
  const rules = listRules(targets).join(', ');
  return {
    targets,
    proposal: {
      kind: 'fix',
      author: { name: analyser.name, version: result.version ?? 'unknown' },
      title:
        `Fix ${targets.length} ${targets.length === 1 ? 'finding' : 'findings'} of ${analyser.name}: ${rules}`.slice(
          0,
          LONGEST_TITLE,
        ),
      rationale: `${analyser.name} can fix these by a rewriting that leaves what the program does as it was: ${rules}.`,
      edits: files.map((file) => file.edit),
    },
  };
}
