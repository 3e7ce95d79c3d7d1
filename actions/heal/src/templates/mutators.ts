import type ts from 'typescript';

import { listAssignable, listLocals } from './choose-pieces';
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

function isAssignment({ operatorToken }: ts.BinaryExpression, { source }: Site): boolean {
  return OPERATORS.at(-1)?.includes(operatorToken.getText(source)) === true;
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
  const isTarget = ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent, site);
  for (const name of isTarget ? listAssignable(node, site, 40) : listLocals(node, site, 40))
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
  yield* changeUnary(node, site);
  yield* swapName(node, site);
  yield* changeCondition(node, site);
};
