import type ts from 'typescript';

import { adaptPieces } from './adapt';
import { choosePieces, listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { replace, textOf } from './template';
import { listCuts } from './values';

const MOST_AS_THEY_ARE = 300;
const MOST_ADAPTED = 500;
const MOST_NAMES = 14;

function isEmptyText(node: ts.Node, { ts }: Site): boolean {
  return ts.isStringLiteral(node) && node.text === '';
}

/** `undefined` where a value is handed on, and nothing that would be handed on anyway. */
function isHandedNothing(node: ts.Node, { ts }: Site): boolean {
  if (!ts.isIdentifier(node) || node.text !== 'undefined') return false;
  const { parent } = node;
  return (
    ts.isReturnStatement(parent) ||
    ts.isVariableDeclaration(parent) ||
    (ts.isArrowFunction(parent) && parent.body === node)
  );
}

function isEmptyList(node: ts.Node, { ts }: Site): boolean {
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
}

function isEmptyObject(node: ts.Node, { ts }: Site): boolean {
  return ts.isObjectLiteralExpression(node) && node.properties.length === 0;
}

interface Filling {
  readonly text: string;
  readonly fit: number;
}

function* quote(texts: Iterable<string>, fit: number): Iterable<Filling> {
  for (const text of texts) if (!/['\\\n]/.test(text)) yield { text: `'${text}'`, fit };
}

function* fillText(node: ts.Node, site: Site): Iterable<Filling> {
  const { strings, constructs } = takeInventory(site);
  for (const text of strings) yield { text, fit: 1 };
  yield* quote(site.donors.tested ?? [], 0.8);
  yield* quote(site.donors.strings, 0.4);
  for (const { text, fit } of choosePieces(constructs, node, site, 60))
    if (text.startsWith('`')) yield { text, fit: fit * 0.6 };
}

function* fillList(node: ts.Node, site: Site): Iterable<Filling> {
  const { constructs } = takeInventory(site);
  const names = listLocals(node, site, MOST_NAMES);
  const isList = ({ text }: Filling): boolean => text.startsWith('[');
  yield* choosePieces(constructs, node, site, MOST_AS_THEY_ARE).filter(isList);
  yield* adaptPieces(constructs, node, site, MOST_ADAPTED).filter(isList);
  for (const one of names) for (const other of names) if (one !== other) yield { text: `[${one}, ${other}]`, fit: 0.5 };
}

function* fillObject(node: ts.Node, site: Site): Iterable<Filling> {
  const { constructs, places } = takeInventory(site);
  const isObject = ({ text }: Filling): boolean => text.startsWith('{');
  yield* choosePieces(constructs, node, site, MOST_AS_THEY_ARE).filter(isObject);
  yield* adaptPieces(constructs, node, site, MOST_ADAPTED).filter(isObject);
  const names = listLocals(node, site, MOST_NAMES);
  for (const name of names) yield { text: `{ ${name} }`, fit: 0.6 };
  const keys = new Set(places.map(({ text }) => /[\w$]+$/.exec(text)?.[0] ?? 'value'));
  for (const key of [...keys].slice(0, 20))
    for (const value of ['true', 'false', ...names.slice(0, 8)]) yield { text: `{ ${key}: ${value} }`, fit: 0.3 };
}

function* fillValue(node: ts.Node, site: Site): Iterable<Filling> {
  const { expressions, constructs, conditions } = takeInventory(site);
  const pieces = [...expressions, ...constructs, ...conditions];
  yield* choosePieces(pieces, node, site, MOST_AS_THEY_ARE);
  for (const { text, fit } of adaptPieces(expressions, node, site, MOST_ADAPTED)) yield { text, fit: fit * 0.9 };
  for (const { text, fit } of adaptPieces(constructs, node, site, MOST_ADAPTED)) yield { text, fit: fit * 0.8 };
  for (const { text, fit } of adaptPieces(conditions, node, site, 150)) yield { text, fit: fit * 0.5 };
  for (const text of listLocals(node, site, 20)) yield { text, fit: 0.8 };
  for (const text of ['true', 'false', 'null', "''", '0', '1', '-1', '[]', '{}', 'this']) yield { text, fit: 0.5 };
}

/** `a = a`: what was done to it is gone. */
function isSetToItself(node: ts.Node, site: Site): node is ts.Expression {
  const { parent } = node;
  return (
    site.ts.isBinaryExpression(parent) &&
    parent.right === node &&
    parent.operatorToken.kind === site.ts.SyntaxKind.EqualsToken &&
    textOf(parent.left, site) === textOf(node, site)
  );
}

function* fillSelf(node: ts.Expression, site: Site): Iterable<Filling> {
  const { methods, wrappers, expressions } = takeInventory(site);
  const own = textOf(node, site);
  const done = [...choosePieces(methods, node, site, 60), ...adaptPieces(methods, node, site, 200)];
  for (const { text, fit } of done) yield { text: own + text, fit };
  for (const text of listCuts(node, site)) yield { text: own + text, fit: 0.7 };
  for (const { text, fit } of choosePieces(wrappers, node, site, 60)) yield { text: `${text}(${own})`, fit };
  const speaks = ({ text }: Filling): boolean => text.includes(own) && text !== own;
  yield* choosePieces(expressions, node, site, MOST_AS_THEY_ARE).filter(speaks);
  yield* adaptPieces(expressions, node, site, MOST_ADAPTED).filter(speaks);
}

/**
 * Empty texts, lists and objects, values that are handed on as `undefined` and what is set to itself, filled with what the file has
 * elsewhere: nobody writes `return undefined` for long, so something is missing there.
 */
export const holes: Template = function* (node, site): Iterable<Change> {
  const fillings = isEmptyText(node, site)
    ? fillText(node, site)
    : isEmptyList(node, site)
      ? fillList(node, site)
      : isEmptyObject(node, site)
        ? fillObject(node, site)
        : isHandedNothing(node, site)
          ? fillValue(node, site)
          : isSetToItself(node, site)
            ? fillSelf(node, site)
            : [];
  for (const { text, fit } of fillings) yield replace(node, site, text, 'hole-filled', fit);
};
