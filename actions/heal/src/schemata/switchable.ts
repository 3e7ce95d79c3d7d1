import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

import { isDeclaration, isDirective } from './statements';

const LEFT_OPERATORS = /^(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=$/;

function isArgument(
  node: ts.Expression,
  parent: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression,
  ts: TypeScript,
): boolean {
  return !ts.isTaggedTemplateExpression(parent) && parent.arguments?.includes(node) === true;
}

/** Whether a literal stands for places to assign to. */
function isPattern(node: ts.Node, ts: TypeScript): boolean {
  for (let current = node; !ts.isStatement(current); current = current.parent) {
    const { parent } = current;
    if (
      ts.isBinaryExpression(parent) &&
      parent.left === current &&
      parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
    )
      return true;
    if ((ts.isForInStatement(parent) || ts.isForOfStatement(parent)) && parent.initializer === current) return true;
    if (
      !ts.isArrayLiteralExpression(parent) &&
      !ts.isObjectLiteralExpression(parent) &&
      !ts.isPropertyAssignment(parent)
    )
      return false;
  }
  return false;
}

/** Whether a name is one that declares, labels or exports something, or is the name of a property. */
function isMereName(node: ts.Expression, ts: TypeScript): boolean {
  const { parent } = node;
  if ((parent as { name?: ts.Node }).name === node) return true;
  if (!ts.isIdentifier(node)) return false;
  return (
    ts.isShorthandPropertyAssignment(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    (ts.isBindingElement(parent) && parent.initializer !== node)
  );
}

/** Whether an expression names a place: left of an assignment, counted up, deleted, walked over. */
function isPlace(node: ts.Expression, ts: TypeScript): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && LEFT_OPERATORS.test(parent.operatorToken.getText());
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.expression !== node;
  const isLiteral = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
  if (isLiteral && isPattern(node, ts)) return true;
  if (ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent) || ts.isTypeOfExpression(parent))
    return true;
  if (!ts.isPrefixUnaryExpression(parent)) return false;
  return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
}

/** Whether parentheses would cost a method its object, or a chain its short cut. */
function isHeldByParent(node: ts.Expression, ts: TypeScript): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isTaggedTemplateExpression(parent))
    return !isArgument(node, parent, ts);
  if (!ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent)) return false;
  return parent.expression === node && (ts.isOptionalChain(node) || ts.isOptionalChain(parent));
}

/** Whether only some forms may stand here. */
function isFixedForm({ parent }: ts.Expression, ts: TypeScript): boolean {
  return (
    ts.isJsxElement(parent) ||
    ts.isJsxFragment(parent) ||
    ts.isJsxOpeningLikeElement(parent) ||
    ts.isJsxAttribute(parent) ||
    ts.isNonNullExpression(parent) ||
    ts.isExpressionWithTypeArguments(parent) ||
    ts.isDecorator(parent) ||
    ts.isEnumMember(parent) ||
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isExternalModuleReference(parent) ||
    (ts.isExpressionStatement(parent) && isDirective(parent, ts))
  );
}

/** Whether an expression can be put in parentheses with a choice around it, and mean the same. */
export function isSwitchable(node: ts.Node, ts: TypeScript): node is ts.Expression {
  if (!ts.isExpression(node) || ts.isOmittedExpression(node) || ts.isSpreadElement(node)) return false;
  if (ts.isTypeNode(node) || node.kind === ts.SyntaxKind.SuperKeyword || ts.isJsxAttributes(node)) return false;
  return !isMereName(node, ts) && !isPlace(node, ts) && !isHeldByParent(node, ts) && !isFixedForm(node, ts);
}

/** Whether another statement may take a statement's place: declarations are seen by those beside them. */
export function isReplaceable(node: ts.Node, ts: TypeScript): node is ts.Statement {
  return (
    ts.isStatement(node) &&
    !ts.isBlock(node) &&
    !isDeclaration(node, ts) &&
    !ts.isVariableStatement(node) &&
    !isDirective(node, ts) &&
    !ts.isLabeledStatement(node.parent) &&
    !ts.isLabeledStatement(node)
  );
}
