import type ts from 'typescript';

import { adaptPieces } from './adapt';
import { choosePieces, listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import { insert, isInLoop, isListed, RESULTS } from './statements';
import type { Change, Site, Template } from './template';
import { textOf } from './template';
import { listUnreadCalls } from './unread-calls';

const MOST_GUARDS = 40;
const MOST_ADAPTED = 60;
const MOST_SUBJECTS = 10;

/** How the function ends elsewhere, and what the file throws. */
function listEnds(node: ts.Node, site: Site): string[] {
  const all = takeInventory(site).exits;
  const thrown = all.filter(({ text }) => text.startsWith('throw'));
  return [...choosePieces(all, node, site, 8), ...choosePieces(thrown, node, site, 4)].map(({ text }) => text);
}

interface Question {
  readonly text: string;
  readonly fit: number;
}

/** Conditions of the file, and simple questions about what the statement speaks of. */
function listGuardQuestions(node: ts.Statement, isFirst: boolean, site: Site): Question[] {
  const { conditions } = takeInventory(site);
  const text = textOf(node, site);
  const subjects = listLocals(node, site, MOST_SUBJECTS).filter((name) => text.includes(name) || isFirst);
  const asked = subjects.flatMap((name) => [
    `!${name}`,
    `${name} == null`,
    `${name} === undefined`,
    `${name}.length === 0`,
    `typeof ${name} !== 'object'`,
    `typeof ${name} !== 'string'`,
    `typeof ${name} !== 'function'`,
    `Array.isArray(${name})`,
    `${name} <= 0`,
  ]);
  return [
    ...listUnreadCalls(node, site).map((call) => ({ text: call, fit: 0.5 })),
    ...choosePieces(conditions, node, site, 20).map((one) => ({ text: one.text, fit: one.fit * 0.5 })),
    ...adaptPieces(conditions, node, site, 20).map((one) => ({ text: one.text, fit: one.fit * 0.4 })),
    ...asked.map((one) => ({ text: one, fit: isFirst ? 0.5 : 0.3 })),
  ];
}

/** What may follow from a guard: nothing, a simple value, or what the function ends with elsewhere. */
function listExits(node: ts.Statement, site: Site): string[] {
  const results = [...RESULTS, ...listLocals(node, site, MOST_SUBJECTS).slice(0, 4)];
  return [
    ...new Set([
      ...results.map((result) => `return ${result};`),
      ...(isInLoop(node, site) ? ['continue;', 'break;'] : []),
      ...listEnds(node, site).map((end) => (end.endsWith(';') ? end : `${end};`)),
    ]),
  ];
}

/** An early end put before a statement. */
export const guards: Template = function* (node, site): Iterable<Change> {
  if (!isListed(node, site)) return;
  const known = takeInventory(site).guards;
  for (const { text, fit } of choosePieces(known, node, site, MOST_GUARDS))
    yield insert(node, site, text, 'guard-of-file', fit);
  for (const { text, fit } of adaptPieces(known, node, site, MOST_ADAPTED))
    yield insert(node, site, text, 'guard-adapted', fit);
  const block = node.parent as ts.Block;
  const isFirst = block.statements[0] === node && site.ts.isFunctionLike(block.parent);
  const exits = listExits(node, site);
  for (const { text, fit } of listGuardQuestions(node, isFirst, site))
    for (const exit of exits) {
      const isPlain = exit === 'return;' || exit === 'continue;';
      yield insert(node, site, `if (${text}) ${exit}`, 'guard-added', fit * (isPlain ? 1 : 0.7));
    }
};
