import type ts from 'typescript';

import { listLocals } from './choose-pieces';
import { takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { replace, textOf } from './template';

function* changeNumber(node: ts.NumericLiteral, site: Site): Iterable<Change> {
  const value = Number(node.text);
  const near = ['0', '1', '-1', '2', String(value * 2), String(value / 2), String(value * 10), `-${node.text}`];
  for (const other of new Set([...near, ...takeInventory(site).numbers]))
    if (other !== node.text) yield replace(node, site, other.startsWith('-') ? `(${other})` : other, 'number-of-file');
}

function* changeString(node: ts.StringLiteral, site: Site): Iterable<Change> {
  if (site.ts.isExpressionStatement(node.parent)) return;
  const own = textOf(node, site);
  const quote = own.slice(0, 1);
  const inner = own.slice(1, -1);
  // One character, or none: a blank, or the same twice.
  const near = inner.length <= 1 ? [' ', inner + inner] : [];
  const beside = listBeside(node, site);
  for (const other of [...takeInventory(site).strings, `''`, ...near.map((text) => quote + text + quote)]) {
    const fit = (node.text === '' ? 1.5 : 1) * (beside.has(other) ? 1.6 : 1);
    if (other !== own) yield replace(node, site, other, 'string-of-file', fit);
  }
}

/** Texts of the same expression: parts of one format are often alike. */
function listBeside(node: ts.Node, site: Site): Set<string> {
  const { ts } = site;
  let whole = node;
  while (ts.isExpression(whole.parent) && !ts.isFunctionLike(whole.parent)) whole = whole.parent;
  const texts = new Set<string>();
  const visit = (inner: ts.Node): void => {
    if (ts.isStringLiteral(inner)) texts.add(textOf(inner, site));
    inner.forEachChild(visit);
  };
  visit(whole);
  return texts;
}

function* changeArray(node: ts.ArrayLiteralExpression, site: Site): Iterable<Change> {
  const { strings, numbers } = takeInventory(site);
  const elements = node.elements.map((element) => textOf(element, site));
  const isEmpty = elements.length === 0;
  for (const extra of [...listLocals(node, site, 15), ...strings.slice(0, 8), ...numbers.slice(0, 4)]) {
    yield replace(node, site, `[${[...elements, extra].join(', ')}]`, 'element-added', isEmpty ? 1 : 0.5);
    if (!isEmpty) yield replace(node, site, `[${[extra, ...elements].join(', ')}]`, 'element-added', 0.3);
  }
  if (!isEmpty) yield replace(node, site, '[]', 'element-removed', 0.5);
  for (const at of elements.slice(0, 6).keys())
    yield replace(node, site, `[${elements.toSpliced(at, 1).join(', ')}]`, 'element-removed');
}

/** What is easily mistaken in a pattern, and what was meant. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/\+/g, '*'],
  [/\*/g, '+'],
  [/\+/g, ''],
  [/\*/g, ''],
  [/\?/g, ''],
  [/\\d/g, '\\w'],
  [/\\w/g, '\\d'],
  [/\\s/g, '\\S'],
  [/\\S/g, '\\s'],
  [/\\d/g, '\\D'],
  [/\\D/g, '\\d'],
  [/\\w/g, '\\W'],
  [/\\W/g, '\\w'],
  [/\[\^/g, '['],
  [/\[(?!\^)/g, '[^'],
  [/\(\?:/g, '('],
  [/\(\?=/g, '(?!'],
  [/\(\?!/g, '(?='],
  [/\(\?<=/g, '(?<!'],
  [/\(\?<!/g, '(?<='],
  [/\\b/g, ''],
  [/\./g, '\\.'],
  [/\\\./g, '.'],
  [/(?<=[\])\w])(?![+*?{\w])/g, '+'],
  [/(?<=[\])\w])(?![+*?{\w])/g, '*'],
  [/(?<=[\])\w])(?![+*?{])/g, '?'],
];

function listPatterns(body: string): Set<string> {
  const patterns = new Set([
    body.startsWith('^') ? body.slice(1) : `^${body}`,
    body.endsWith('$') ? body.slice(0, -1) : `${body}$`,
    body.replace(/^\^?/, '^').replace(/\$?$/, '$'),
    ...(body.includes('|') ? [`^(?:${body})$`, `^(${body})$`, `^(?:${body})`, `(?:${body})$`] : []),
  ]);
  for (const [slip, other] of SLIPS)
    for (const match of body.matchAll(slip))
      patterns.add(body.slice(0, match.index) + other + body.slice(match.index + match[0].length));
  patterns.delete(body);
  patterns.delete('');
  return patterns;
}

function* changePattern(node: ts.RegularExpressionLiteral, site: Site): Iterable<Change> {
  const end = node.text.lastIndexOf('/');
  const [body, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
  for (const other of listPatterns(body)) yield replace(node, site, `/${other}/${flags}`, 'regex-slip');
  for (const flag of ['g', 'i', 'm'])
    yield replace(
      node,
      site,
      `/${body}/${flags.includes(flag) ? flags.replace(flag, '') : flags + flag}`,
      'regex-slip',
    );
}

/** Other numbers, texts, elements and patterns. */
export const literalMutators: Template = function* (node, site) {
  const { ts } = site;
  if (ts.isNumericLiteral(node)) yield* changeNumber(node, site);
  if (ts.isStringLiteral(node)) yield* changeString(node, site);
  if (ts.isArrayLiteralExpression(node)) yield* changeArray(node, site);
  if (ts.isRegularExpressionLiteral(node)) yield* changePattern(node, site);
};
