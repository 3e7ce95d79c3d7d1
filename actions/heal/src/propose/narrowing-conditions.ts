import type { Triage } from '@orchestrate/contracts/triage';
import type ts from 'typescript';

import { isRepairable } from '../localise/localise';
import type { Suspect } from '../localise/suspicion';
import { collectSuspects } from '../localise/suspicion';
import { comparisons } from '../templates/comparisons';
import { logic } from '../templates/logic';
import type { TypeError, TypeProject } from '../typescript/type-project';
import type { Tree } from '../workbench/tree';

import { editPlaces } from './expression-edits';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
/** What is used as one thing and may be another there. */
const WRONG_KIND: ReadonlySet<number> = new Set([
  2322, 2339, 2345, 2531, 2532, 2533, 2551, 2769, 18046, 18047, 18048, 18049,
]);
const SCORE = 0.8;
const MOST_ERRORS = 20;

function listNames(node: ts.Node, ts: TypeProject['ts'], names = new Set<string>()): Set<string> {
  if (ts.isIdentifier(node)) names.add(node.text);
  node.forEachChild((child) => void listNames(child, ts, names));
  return names;
}

function conditionOf(node: ts.Node, ts: TypeProject['ts']): ts.Expression | undefined {
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return node.expression;
  return ts.isConditionalExpression(node) ? node.condition : undefined;
}

/** Lines of the conditions before an error, in the same function, that ask about what the error is about. */
export function findNarrowing({ ts, inspect }: Inspected, error: TypeError): Suspect[] {
  const source = inspect(error.file);
  if (source === undefined) return [];
  const end = error.start + error.length;
  let at: ts.Node = source;
  const enter = (node: ts.Node): void => {
    if (node.getStart(source) > error.start || node.getEnd() < end) return;
    at = node;
    node.forEachChild(enter);
  };
  source.forEachChild(enter);
  const names = listNames(at, ts);
  const around = ts.findAncestor(at, (node) => ts.isFunctionLike(node)) ?? source;
  const found: Suspect[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) > error.start) return;
    const condition = conditionOf(node, ts);
    if (condition !== undefined && [...listNames(condition, ts)].some((name) => names.has(name))) {
      const line = source.getLineAndCharacterOfPosition(condition.getStart(source)).line + 1;
      found.push({ file: error.file, line, score: SCORE });
    }
    node.forEachChild(visit);
  };
  visit(around);
  return found;
}

interface Inspected {
  readonly ts: TypeProject['ts'];
  readonly inspect: (file: string) => ts.SourceFile | undefined;
}

async function proposeConditions({ failures }: Triage, _tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  const files = failures.flatMap(({ file, code }) =>
    file !== undefined && WRONG_KIND.has(Number(code?.replace(/^TS/, ''))) && isRepairable(file) ? [file] : [],
  );
  if (files.length === 0) return [];
  const project = await context.types();
  project.setOverlay([]);
  const errors = project.errors([...new Set(files)]).filter(({ code }) => WRONG_KIND.has(code));
  const inspected = { ts: project.ts, inspect: (file: string) => project.inspect(file)?.source };
  const places = errors.slice(0, MOST_ERRORS).flatMap((error) => findNarrowing(inspected, error));
  const edits = { donors: NO_DONORS, hasTypeError: true, templates: [logic, comparisons] };
  return editPlaces(project, collectSuspects(places), edits);
}

const NO_DONORS = { files: [], strings: new Set<string>() };

/**
 * Where the compiler says that a value may be something else, the conditions that should have told it apart, the other
 * way round: what they narrow is what the error speaks of.
 */
export const narrowingConditions: Proposer = {
  name: 'narrowing-condition',
  version: VERSION,
  propose: proposeConditions,
};
