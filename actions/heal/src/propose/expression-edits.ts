import type { Triage } from '@orchestrate/contracts/triage';
import { hashText } from '@orchestrate/kit/files/hash';
import { fileRole } from '@orchestrate/kit/proposals/file-role';

import { followDeclarations } from '../localise/declarations';
import { isRepairable } from '../localise/localise';
import type { Suspicion } from '../localise/suspicion';
import { ALL_TEMPLATES } from '../templates/all-templates';
import type { PlacedChange } from '../templates/collect-changes';
import { collectChanges } from '../templates/collect-changes';
import type { Donors, Template } from '../templates/template';
import type { TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
const MOST_CANDIDATES = 1_000;
const MOST_TEXTS = 1_000;
const SHOWN_LENGTH = 70;

const STRING_LITERAL = /'([^'\\\n]{2,120})'|"([^"\\\n]{2,120})"/g;

/** What the sources of a tree can give. */
export async function readDonors(tree: Tree): Promise<Donors> {
  const files = await tree.repository.files();
  const strings = new Set<string>();
  const tested = new Set<string>();
  for (const file of files) {
    const target = isRepairable(file) ? strings : isTestCode(file) ? tested : undefined;
    if (target === undefined || target.size > MOST_TEXTS) continue;
    const text = (await readTreeFile(tree, file)) ?? '';
    for (const [, single, double] of text.matchAll(STRING_LITERAL)) target.add(single ?? double ?? '');
  }
  return { files, strings, tested: new Set([...tested].slice(0, MOST_TEXTS)) };
}

function isTestCode(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file) && fileRole(file) === 'test';
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN_LENGTH ? line : `${line.slice(0, SHOWN_LENGTH)}…`;
}

/** A change as a proposal. */
export function toCandidate(file: string, source: string, change: PlacedChange): Candidate {
  const { template, start, end, text, line, suspicion, shown } = change;
  return {
    template,
    likelihood: change.likelihood,
    place: { file, line },
    proposal: {
      kind: 'repair',
      author: { name: 'expression-edit', version: VERSION },
      title: `Change ${shorten(shown.before)} to ${shorten(shown.after)} in ${file}:${line}`.slice(0, 200),
      rationale: `${template}: ${PRIORS[template].reason}; the place is suspect by ${suspicion.toFixed(2)}`,
      edits: [{ action: 'write', path: file, text: source.slice(0, start) + text + source.slice(end) }],
    },
  };
}

interface Ranked {
  readonly file: string;
  readonly source: string;
  readonly change: PlacedChange;
}

/** The likeliest changes first; of those that make the same text, the likelier one. */
function rank(changes: readonly Ranked[]): Ranked[] {
  const seen = new Set<string>();
  return [...changes]
    .sort((a, b) => b.change.likelihood - a.change.likelihood)
    .filter(({ file, source, change: { start, end, text } }) => {
      // Two templates may say the same of nested nodes: the text around the difference decides.
      const key = `${file} ${hashText(source.slice(0, start) + text + source.slice(end))}`;
      return !seen.has(key) && seen.add(key).size > 0;
    })
    .slice(0, MOST_CANDIDATES);
}

/** What edits are made of. */
export interface Ingredients {
  readonly templates: readonly Template[];
  readonly donors: Donors;
  readonly hasTypeError: boolean;
}

/** What templates make of suspect places, likeliest first. */
export function editPlaces(
  project: TypeProject,
  suspicion: Suspicion,
  { templates, donors, hasTypeError }: Ingredients,
): Candidate[] {
  const changes = [...suspicion].flatMap(([file, lines]): Ranked[] => {
    const text = project.read(file);
    const inspected = project.inspect(file);
    if (text === undefined) return [];
    const { ts } = project;
    const source = inspected?.source ?? ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const site = { ts, source, file, checker: inspected?.checker, donors, hasTypeError };
    return collectChanges(site, lines, templates).map((change) => ({ file, source: text, change }));
  });
  return rank(changes).map(({ file, source, change }) => toCandidate(file, source, change));
}

/** What some templates make of the suspect places. */
export async function editSuspects(
  triage: Triage,
  tree: Tree,
  context: ProposeContext,
  templates: readonly Template[],
): Promise<Candidate[]> {
  const isHopeless = triage.failures.every(({ class: kind }) =>
    ['lint', 'infrastructure', 'dependency', 'configuration'].includes(kind),
  );
  if (isHopeless) return [];
  const suspicion = await context.suspicion();
  if (suspicion.size === 0) return [];
  const project = await context.types();
  project.setOverlay([]);
  const hasTypeError = triage.failures.some(({ class: kind }) => kind === 'type');
  const followed = followDeclarations(suspicion, project, tree.root);
  return editPlaces(project, followed, { templates, donors: await readDonors(tree), hasTypeError });
}

/**
 * One edit of one expression at a suspect place, in the line of template-based repair (TBar, ISSTA 2019) with the
 * operators of mutation testing run backwards (PraPR, ISSTA 2019).
 */
export const expressionEdits: Proposer = {
  name: 'expression-edit',
  version: VERSION,
  propose: (triage, tree, context) => editSuspects(triage, tree, context, ALL_TEMPLATES),
};
