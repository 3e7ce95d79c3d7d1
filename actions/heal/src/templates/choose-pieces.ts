import type ts from 'typescript';

import { declaredNames, hasAround } from './free-names';
import type { Piece } from './inventory';
import { takeInventory } from './inventory';
import type { Site } from './template';

/** What may be said at a node: no `break` outside of a loop, no `await` from another function. */
export interface Standing {
  /** Equal for places where the same may be said. */
  readonly key: string;
  readonly mayStand: (text: string, home: ts.Node) => boolean;
}

/** Works out what may be said at a node. */
export function mayStandAt(node: ts.Node, site: Site): Standing {
  const { ts } = site;
  const home = takeInventory(site).homeOf(node);
  const isInLoop = hasAround(node, site, (around) => ts.isIterationStatement(around, false));
  const canLeave = isInLoop || hasAround(node, site, (around) => ts.isSwitchStatement(around));
  return {
    key: `${String(isInLoop)} ${String(canLeave)}`,
    mayStand: (text, own) =>
      (isInLoop || !/\bcontinue\b/.test(text)) &&
      (canLeave || !/\bbreak\b/.test(text)) &&
      (own === home || !/\b(?:await|yield|super)\b/.test(text)),
  };
}

const NEAR = 2_500;
const FAR_SHARE = 0.4;

/** What stands close by is likelier to be what is meant, 0 to 1. */
export function nearness({ at }: Piece, node: ts.Node): number {
  const distance = Math.min(...at.map((place) => Math.abs(place - node.pos)));
  return 1 - FAR_SHARE * Math.min(1, distance / NEAR);
}

/** Pieces that can stand at a node, those of the same function and close by first; each with how well it fits, 0 to 1. */
export function choosePieces(
  pieces: readonly Piece[],
  node: ts.Node,
  site: Site,
  most: number,
): { readonly text: string; readonly fit: number }[] {
  const { scopeOf, homeOf } = takeInventory(site);
  const [scope, home] = [scopeOf(node), homeOf(node)];
  const seen = new Set<string>();
  const { mayStand } = mayStandAt(node, site);
  return pieces
    .filter(({ text, home: own }) => mayStand(text, own))
    .filter(({ free }) => free.every((name) => scope.has(name)))
    .map((piece) => ({
      text: piece.text,
      fit: (piece.home === home ? 1 : 0.6) * (piece.text.length > 40 ? 0.8 : 1) * nearness(piece, node),
    }))
    .sort((a, b) => b.fit - a.fit)
    .filter(({ text }) => !seen.has(text) && seen.add(text).size > 0)
    .slice(0, most);
}

/**
 * Names that code at a node may assign to: those of the functions around it. What a file declares outlives one run of
 * a test, and one candidate that assigns to it would spoil the tries of all others.
 */
export function listAssignable(node: ts.Node, site: Site, most: number): string[] {
  const ofFile = new Set(declaredNames(site.source, site));
  return listLocals(node, site, most).filter((name) => !ofFile.has(name));
}

/** Names declared by the function around a node, innermost functions first; the file's last. */
export function listLocals(node: ts.Node, site: Site, most: number): string[] {
  const { ts, source } = site;
  const found: string[] = [];
  for (let home = takeInventory(site).homeOf(node); ; home = takeInventory(site).homeOf(home)) {
    found.push(...declaredNames(home, site));
    if (home === source || ts.isSourceFile(home)) break;
  }
  return [...new Set(found)].slice(0, most);
}
