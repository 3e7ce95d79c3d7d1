import type ts from 'typescript';

import { listLocals, takeInventory } from './inventory';
import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf, withOperator } from './template';

/** Operators that are put for one another by the mutators of StrykerJS, and those that a slip of the finger makes. */
const OPERATORS: readonly (readonly string[])[] = [
  ['<', '<=', '>', '>=', '===', '!==', '==', '!='],
  ['+', '-', '*', '/', '%', '**'],
  ['&&', '||', '??'],
  ['&', '|', '^', '<<', '>>', '>>>'],
  ['=', '+=', '-=', '*=', '/=', '%=', '||=', '&&=', '??='],
];

function* swapOperator(node: ts.BinaryExpression, site: Site): Iterable<Change> {
  const operator = node.operatorToken.getText(site.source);
  for (const group of OPERATORS)
    if (group.includes(operator))
      for (const other of group)
        if (other !== operator) {
          const isSame =
            (operator.startsWith('=') && other.startsWith('=')) || (operator.startsWith('!') && other.startsWith('!'));
          yield replace(node, site, withOperator(node, site, other), 'operator-swap', isSame ? 0.5 : 1);
        }
}

function* keepSide(node: ts.BinaryExpression, site: Site): Iterable<Change> {
  const operator = node.operatorToken.getText(site.source);
  if (!/^(?:&&|\|\||\?\?|[-+*/%])$/.test(operator)) return;
  for (const side of [node.left, node.right]) yield replace(node, site, textOf(side, site), 'operand-removed');
  yield replace(node, site, `${textOf(node.right, site)} ${operator} ${textOf(node.left, site)}`, 'operands-swapped');
}

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

function* changeArguments(node: ts.CallExpression | ts.NewExpression, site: Site): Iterable<Change> {
  const all = [...(node.arguments ?? [])];
  const { source } = site;
  const texts = all.map((argument) => textOf(argument, site));
  const [first, last] = [all[0], all.at(-1)];
  const [from, to] =
    first === undefined || last === undefined
      ? [node.getEnd() - 1, node.getEnd() - 1]
      : [first.getStart(source), last.getEnd()];
  const write = (list: readonly string[], template: Change['template'], fit = 1): Change => ({
    template,
    start: from,
    end: to,
    text: list.join(', '),
    fit,
  });
  for (let one = 0; one < all.length; one += 1) {
    if (one + 1 < all.length)
      yield write(
        [...texts.slice(0, one), texts[one + 1] ?? '', texts[one] ?? '', ...texts.slice(one + 2)],
        'arguments-swapped',
      );
    yield write(texts.toSpliced(one, 1), 'argument-removed');
  }
  if (all.length > 2)
    yield write([texts.at(-1) ?? '', ...texts.slice(1, -1), texts[0] ?? ''], 'arguments-swapped', 0.6);
  if (!site.source.text.slice(from - 1, to + 1).includes('(') && first === undefined) return;
  const { numbers, strings } = takeInventory(site);
  const names = listLocals(node, site, 40);
  const literals = [
    'true',
    'false',
    'null',
    'undefined',
    '0',
    '1',
    ...numbers.slice(0, 8),
    ...strings.slice(0, 20),
    "''",
    '{}',
    '[]',
  ];
  for (const extra of [...names, ...literals]) {
    if (texts.includes(extra)) continue;
    const fit = names.includes(extra) ? 1 : 0.6;
    yield write([...texts, extra], 'argument-added', fit);
    if (texts.length > 0) yield write([extra, ...texts], 'argument-added', fit * 0.5);
    if (texts.length > 1) yield write([...texts.slice(0, -1), extra, texts.at(-1) ?? ''], 'argument-added', fit * 0.4);
  }
}

function* changeUnary(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operand = textOf(node.operand, site);
    const isStep = node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    const forms = isStep
      ? [`${operand}++`, `${operand}--`, `++${operand}`, `--${operand}`]
      : [operand, `-${operand}`, `!${operand}`, `+${operand}`, `!!${operand}`];
    for (const form of forms) if (form !== textOf(node, site)) yield replace(node, site, form, 'unary-swap');
    return;
  }
  const { parent } = node;
  if (!ts.isExpression(node) || !isAtomic(node, site) || ts.isStringLiteralLike(node)) return;
  const isValue =
    (ts.isBinaryExpression(parent) && parent.right === node) ||
    ts.isReturnStatement(parent) ||
    ts.isConditionalExpression(parent) ||
    (ts.isCallExpression(parent) && parent.expression !== node) ||
    ts.isVariableDeclaration(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isPropertyAssignment(parent);
  if (!isValue) return;
  for (const sign of ['-', '!', '!!', '+'])
    yield replace(node, site, `${sign}${textOf(node, site)}`, 'unary-added', sign === '-' || sign === '!' ? 1 : 0.5);
}

function* changeLiteral(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  const { numbers, strings } = takeInventory(site);
  const own = textOf(node, site);
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text);
    for (const other of new Set([
      '0',
      '1',
      '-1',
      '2',
      String(value * 2),
      String(value / 2),
      String(value * 10),
      `-${node.text}`,
      ...numbers,
    ]))
      if (other !== own) yield replace(node, site, other.startsWith('-') ? `(${other})` : other, 'number-of-file');
  }
  if (ts.isStringLiteral(node) && !ts.isExpressionStatement(node.parent)) {
    const inner = own.slice(1, -1);
    const quote = own[0] ?? "'";
    const near = [...new Set([...inner])].length <= 1 ? [` `, inner + inner] : [];
    for (const other of [...strings, `''`, ...near.map((text) => quote + text + quote)])
      if (other !== own) yield replace(node, site, other, 'string-of-file', node.text === '' ? 1.5 : 1);
  }
  if (ts.isArrayLiteralExpression(node)) {
    const names = [...listLocals(node, site, 15), ...strings.slice(0, 8), ...numbers.slice(0, 4)];
    const elements = node.elements.map((element) => textOf(element, site));
    for (const name of names) {
      yield replace(
        node,
        site,
        `[${[...elements, name].join(', ')}]`,
        'element-added',
        elements.length === 0 ? 1 : 0.5,
      );
      if (elements.length > 0) yield replace(node, site, `[${[name, ...elements].join(', ')}]`, 'element-added', 0.3);
    }
    if (elements.length > 0) yield replace(node, site, '[]', 'element-removed', 0.5);
    for (let one = 0; one < elements.length && one < 6; one += 1)
      yield replace(node, site, `[${elements.toSpliced(one, 1).join(', ')}]`, 'element-removed');
  }
}

function* changeRegex(node: ts.Node, site: Site): Iterable<Change> {
  if (!site.ts.isRegularExpressionLiteral(node)) return;
  const end = node.text.lastIndexOf('/');
  const [body, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
  const bodies = new Set<string>([
    body.startsWith('^') ? body.slice(1) : `^${body}`,
    body.endsWith('$') ? body.slice(0, -1) : `${body}$`,
    body.replace(/^\^?/, '^').replace(/\$?$/, '$'),
  ]);
  const slips: readonly (readonly [RegExp, string])[] = [
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
  for (const [slip, other] of slips)
    for (const match of body.matchAll(slip))
      bodies.add(body.slice(0, match.index) + other + body.slice(match.index + match[0].length));
  for (const other of bodies)
    if (other !== '' && other !== body) yield replace(node, site, `/${other}/${flags}`, 'regex-slip');
  for (const flag of ['g', 'i', 'm'])
    yield replace(
      node,
      site,
      `/${body}/${flags.includes(flag) ? flags.replace(flag, '') : flags + flag}`,
      'regex-slip',
    );
}

/** Every name in scope for a name, where {@link file://./names.ts} takes those that are alike. */
function* swapName(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (!ts.isIdentifier(node)) return;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
  if ((parent as { name?: ts.Node }).name === node || ts.isShorthandPropertyAssignment(parent) || ts.isTypeNode(parent))
    return;
  if (
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent)
  )
    return;
  for (const name of listLocals(node, site, 40))
    if (name !== node.text) yield replace(node, site, name, 'name-in-scope');
}

function* changeCondition(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (!ts.isConditionalExpression(node)) return;
  const { condition, whenTrue, whenFalse } = node;
  const [test, yes, no] = [textOf(condition, site), textOf(whenTrue, site), textOf(whenFalse, site)];
  yield replace(node, site, `${test} ? ${no} : ${yes}`, 'negation-added');
  yield replace(node, site, yes, 'operand-removed');
  yield replace(node, site, no, 'operand-removed');
}

export const mutators: Template = function* (node, site) {
  const { ts } = site;
  if (ts.isBinaryExpression(node)) {
    yield* swapOperator(node, site);
    yield* keepSide(node, site);
  }
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) yield* swapMethod(node, site);
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) yield* changeArguments(node, site);
  yield* changeUnary(node, site);
  yield* changeLiteral(node, site);
  yield* changeRegex(node, site);
  yield* swapName(node, site);
  yield* changeCondition(node, site);
};
