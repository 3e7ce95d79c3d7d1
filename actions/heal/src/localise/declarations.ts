import { relativeToRoot } from '@orchestrate/kit/files/relative-path';
import type ts from 'typescript';

import type { TypeProject } from '../typescript/type-project';

import { isRepairable } from './localise';
import type { Suspect, Suspicion } from './suspicion';
import { collectSuspects, rankSuspects } from './suspicion';

const STARTS = 40;
const HOPS = 2;
const SHARE = 0.8;
const WORTH_FOLLOWING = 0.2;

function placeOf(declaration: ts.Node, root: string): Omit<Suspect, 'score'> | undefined {
  const source = declaration.getSourceFile();
  const file = relativeToRoot(root, source.fileName);
  if (file === undefined || !isRepairable(file)) return undefined;
  return { file, line: source.getLineAndCharacterOfPosition(declaration.getStart(source)).line + 1 };
}

/** Declarations of values (not of functions, whose own lines are known) that a line uses. */
function listUsed(
  project: TypeProject,
  root: string,
  { file, line }: Pick<Suspect, 'file' | 'line'>,
): Omit<Suspect, 'score'>[] {
  const { ts } = project;
  const inspected = project.inspect(file);
  if (inspected === undefined) return [];
  const { source, checker } = inspected;
  const found: Omit<Suspect, 'score'>[] = [];
  const follow = (node: ts.Identifier): void => {
    const symbol = checker.getSymbolAtLocation(node);
    const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const declaration = target?.valueDeclaration;
    if (declaration === undefined || declaration === node.parent) return;
    if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyAssignment(declaration)) return;
    if (declaration.initializer === undefined || ts.isFunctionLike(declaration.initializer)) return;
    const place = placeOf(declaration, root);
    if (place !== undefined) found.push(place);
  };
  const visit = (node: ts.Node): void => {
    const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const last = source.getLineAndCharacterOfPosition(node.getEnd()).line + 1;
    if (line < first || line > last) return;
    if (ts.isIdentifier(node) && first === line) follow(node);
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/**
 * Suspects the declarations of what suspect lines use, a little less than the lines themselves: a wrong constant makes
 * the line fail that reads it. Nothing is suspected less than before.
 */
export function followDeclarations(suspicion: Suspicion, project: TypeProject, root: string): Suspicion {
  const all: Suspect[] = rankSuspects(suspicion, Number.POSITIVE_INFINITY);
  let edge = all.slice(0, STARTS);
  for (let hop = 0; hop < HOPS; hop += 1) {
    edge = edge
      .filter(({ score }) => score >= WORTH_FOLLOWING)
      .flatMap((suspect) =>
        listUsed(project, root, suspect).map((place) => ({ ...place, score: suspect.score * SHARE })),
      );
    all.push(...edge);
  }
  return collectSuspects(all);
}
