import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

/** How tightly operators bind; what is not here binds tighter than all of them. */
const LEVELS: readonly (readonly string[])[] = [
  [','],
  [
    '=',
    '+=',
    '-=',
    '*=',
    '/=',
    '%=',
    '**=',
    '<<=',
    '>>=',
    '>>>=',
    '&=',
    '|=',
    '^=',
    '&&=',
    '||=',
    '??=',
    '=>',
    'yield',
  ],
  ['?'],
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];
const TIGHTEST = LEVELS.length + 1;
const levels = new Map(LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)));
const SIMPLE = /^(?:[\w$.]+|'[^'\\]*'|"[^"\\]*")$/;
const known = new Map<string, number>();

function levelOfNode(node: ts.Expression, ts: TypeScript): number {
  if (ts.isBinaryExpression(node)) return levels.get(node.operatorToken.getText()) ?? 0;
  if (ts.isConditionalExpression(node)) return levels.get('?') ?? 0;
  if (ts.isArrowFunction(node) || ts.isYieldExpression(node)) return levels.get('=>') ?? 0;
  const isUnary = ts.isPrefixUnaryExpression(node) || ts.isAwaitExpression(node) || ts.isTypeOfExpression(node);
  return isUnary || ts.isVoidExpression(node) || ts.isDeleteExpression(node) ? LEVELS.length : TIGHTEST;
}

/** How tightly a text binds as an expression. */
function levelOfText(text: string, ts: TypeScript): number {
  if (SIMPLE.test(text)) return TIGHTEST;
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const [statement] = ts.createSourceFile('a.tsx', `x=(${text}\n)`, ts.ScriptTarget.Latest, true).statements;
  let level = TIGHTEST;
  if (statement !== undefined && ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression)) {
    const { right } = statement.expression;
    if (ts.isParenthesizedExpression(right)) level = levelOfNode(right.expression, ts);
  }
  known.set(text, level);
  return level;
}

/** How tightly a text must bind to stand where a node stands. */
function levelNeeded(node: ts.Node, ts: TypeScript): number {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    const level = levels.get(parent.operatorToken.getText()) ?? 0;
    const isRight = parent.right === node && level > 1;
    // Must not stand beside && and || without parentheses.
    if (parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return (levels.get('&&') ?? 0) + 1;
    return isRight ? level + 1 : level;
  }
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? (levels.get('??') ?? 0) : 1;
  const isOwner =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent);
  if (isOwner) return parent.expression === node ? TIGHTEST : 1;
  const isUnary = ts.isPrefixUnaryExpression(parent) || ts.isAwaitExpression(parent) || ts.isTypeOfExpression(parent);
  return isUnary || ts.isSpreadElement(parent) ? (isUnary ? LEVELS.length : 1) : 0;
}

/** A text as it has to be written to stand for a node: in parentheses where what is around it would tear it apart. */
export function parenthesize(node: ts.Node, text: string, ts: TypeScript): string {
  if (!ts.isExpression(node) || text === '') return text;
  const needed = levelNeeded(node, ts);
  return needed === 0 || levelOfText(text, ts) >= needed ? text : `(${text})`;
}
