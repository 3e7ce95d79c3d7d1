import { adaptPieces } from './adapt';
import { choosePieces, listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import { isInLoop, listActions, RESULTS } from './statements';
import type { Change, Template } from './template';

const OPPOSITES: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

/** The opposite of a condition, written as people do where that is easy. */
function negate(text: string): string {
  const [, left = '', operator = '', right = ''] = /^([^&|?=!<>]+?) ([=!]==?) ([^&|?=!<>]+)$/.exec(text) ?? [];
  const opposite = OPPOSITES[operator];
  if (opposite !== undefined) return `${left} ${opposite} ${right}`;
  return /^![\w$.]+(?:\([^()]*\))?$/.test(text) ? text.slice(1) : `!(${text})`;
}

/** What may stand in a block that is empty. */
export const emptyBlocks: Template = function* (node, site): Iterable<Change> {
  const { ts, source } = site;
  if (!ts.isBlock(node) || node.statements.length > 0) return;
  const at = node.getStart(source) + 1;
  const { statements, guards, expressions, conditions, exits: ends } = takeInventory(site);
  const fill = (text: string, fit: number): Change => ({
    template: 'block-filled',
    start: at,
    end: at,
    text: ` ${text} `,
    // Functions and catches that do nothing are common.
    fit: ts.isFunctionLike(node.parent) || ts.isCatchClause(node.parent) ? fit * 0.4 : fit,
  });
  for (const { text, fit } of choosePieces([...statements, ...guards], node, site, 120)) yield fill(text, fit);
  for (const pieces of [ends, guards, statements])
    for (const { text, fit } of adaptPieces(pieces, node, site, 250)) yield fill(text, fit * 0.6);
  const names = [...listLocals(node, site, 15), ...RESULTS.slice(1), 'this'];
  for (const name of names) yield fill(`return ${name};`, 0.7);
  const exits = ['return;', ...(isInLoop(node, site) ? ['continue;', 'break;'] : [])];
  for (const { text, fit } of choosePieces(conditions, node, site, 120))
    for (const exit of exits)
      for (const question of [text, negate(text)]) yield fill(`if (${question}) { ${exit} }`, fit * 0.7);
  for (const { text, fit } of choosePieces(expressions, node, site, 60)) yield fill(`return ${text};`, fit * 0.6);
  for (const { text, fit } of listActions(node, site)) yield fill(text, fit);
  if (isInLoop(node, site)) for (const exit of ['continue;', 'break;']) yield fill(exit, 1);
};
