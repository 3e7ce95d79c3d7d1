import type ts from 'typescript';

import { listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { replace, textOf } from './template';

const METHOD_GROUPS: readonly (readonly string[])[] = [
  ['startsWith', 'endsWith', 'includes'],
  ['toUpperCase', 'toLowerCase'],
  ['toLocaleUpperCase', 'toLocaleLowerCase'],
  ['trim', 'trimStart', 'trimEnd'],
  ['slice', 'substring', 'substr', 'splice'],
  ['charAt', 'charCodeAt', 'codePointAt', 'at'],
  ['some', 'every', 'find', 'filter', 'includes'],
  ['find', 'findLast', 'findIndex', 'findLastIndex', 'filter'],
  ['indexOf', 'lastIndexOf', 'search', 'findIndex'],
  ['push', 'unshift'],
  ['pop', 'shift'],
  ['map', 'flatMap', 'forEach', 'filter'],
  ['min', 'max'],
  ['floor', 'ceil', 'round', 'trunc'],
  ['keys', 'values', 'entries', 'getOwnPropertyNames'],
  ['add', 'delete', 'has'],
  ['get', 'set', 'has'],
  ['test', 'exec', 'match'],
  ['padStart', 'padEnd'],
  ['replace', 'replaceAll'],
  ['call', 'apply', 'bind'],
  ['concat', 'join', 'push'],
  ['setTimeout', 'setImmediate'],
  ['all', 'race', 'any', 'allSettled'],
  ['getFullYear', 'getUTCFullYear'],
  ['getMonth', 'getUTCMonth'],
  ['getDate', 'getUTCDate', 'getDay', 'getUTCDay'],
  ['getHours', 'getUTCHours'],
];

function* swapMethod(node: ts.PropertyAccessExpression, site: Site): Iterable<Change> {
  const name = node.name.text;
  for (const group of METHOD_GROUPS)
    if (group.includes(name))
      for (const other of group) if (other !== name) yield replace(node.name, site, other, 'method-swap');
  for (const other of takeInventory(site).properties)
    if (other !== name) yield replace(node.name, site, other, 'property-of-file');
}

type Call = ts.CallExpression | ts.NewExpression;

/** Writes another list of arguments. */
type WriteArguments = (list: readonly string[], template: Change['template'], fit?: number) => Change;

function* rearrange(texts: readonly string[], write: WriteArguments): Iterable<Change> {
  for (const [at, text] of texts.entries()) {
    const next = texts[at + 1];
    if (next !== undefined)
      yield write([...texts.slice(0, at), next, text, ...texts.slice(at + 2)], 'arguments-swapped');
    yield write(texts.toSpliced(at, 1), 'argument-removed');
  }
  if (texts.length > 2)
    yield write([texts.at(-1) ?? '', ...texts.slice(1, -1), texts[0] ?? ''], 'arguments-swapped', 0.6);
}

function* addArguments(node: Call, texts: readonly string[], site: Site, write: WriteArguments): Iterable<Change> {
  const { numbers, strings } = takeInventory(site);
  const names = listLocals(node, site, 40);
  const constants = ['true', 'false', 'null', 'undefined', '0', '1', "''", '{}', '[]'];
  for (const extra of [...names, ...constants, ...numbers.slice(0, 8), ...strings.slice(0, 20)]) {
    if (texts.includes(extra)) continue;
    const fit = names.includes(extra) ? 1 : 0.6;
    yield write([...texts, extra], 'argument-added', fit);
    if (texts.length > 0) yield write([extra, ...texts], 'argument-added', fit * 0.5);
    if (texts.length > 1) yield write([...texts.slice(0, -1), extra, texts.at(-1) ?? ''], 'argument-added', fit * 0.4);
  }
}

function* changeArguments(node: Call, site: Site): Iterable<Change> {
  const all = [...(node.arguments ?? [])];
  if (node.arguments === undefined) return;
  const [first, last] = [all[0], all.at(-1)];
  // The whole call is written anew: a list in place of one argument would be one value.
  const inside = node.getEnd() - 1;
  const head = site.source.text.slice(node.getStart(site.source), first?.getStart(site.source) ?? inside);
  const tail = site.source.text.slice(last?.getEnd() ?? inside, node.getEnd());
  const write: WriteArguments = (list, template, fit = 1) =>
    replace(node, site, head + list.join(', ') + tail, template, fit);
  const texts = all.map((argument) => textOf(argument, site));
  yield* rearrange(texts, write);
  yield* addArguments(node, texts, site, write);
}

/** Calls of another method, and with other arguments. */
export const callMutators: Template = function* (node, site) {
  const { ts } = site;
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) yield* swapMethod(node, site);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) yield* changeArguments(node, site);
};
