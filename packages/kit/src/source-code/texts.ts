import type ts from 'typescript';

import type { Code } from './code';
import type { Evaluator, FunctionNode } from './evaluate';

/** Names of what holds a part of a path, where nobody can read what it is. */
const OF_PATH = /(?:prefix|path|base|root|url|version)$/i;

/**
 * The text that an expression is: `'/v1'`, `` `${base}/v1` ``, `base + '/v1'`, and what is taken where the environment
 * says nothing: `process.env.BASE ?? '/v1'`.
 */
export function readText(node: ts.Expression | FunctionNode, evaluator: Evaluator): string | undefined {
  const { ts: typescript } = evaluator.code;
  if (typescript.isStringLiteralLike(node)) return node.text;
  if (typescript.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ expression, literal }) => {
      const text = evaluator.evaluate(expression).text;
      return text === undefined ? undefined : text + literal.text;
    });
    return parts.includes(undefined) ? undefined : node.head.text + parts.join('');
  }
  if (!typescript.isBinaryExpression(node)) return undefined;
  const [left, right] = [node.left, node.right].map((side) => evaluator.evaluate(side).text);
  switch (node.operatorToken.kind) {
    case typescript.SyntaxKind.PlusToken:
      return left === undefined || right === undefined ? undefined : left + right;
    case typescript.SyntaxKind.BarBarToken:
    case typescript.SyntaxKind.QuestionQuestionToken:
      return left ?? (isEnvironment(node.left) ? right : undefined);
    default:
      return undefined;
  }
}

/** Whether an expression that nobody can read is a path, and no middleware: `prefix + '/v1'`, `config.basePath`. */
export function isComposed(node: ts.Expression, { ts: typescript }: Code): boolean {
  if (typescript.isBinaryExpression(node) || typescript.isTemplateExpression(node)) return true;
  if (typescript.isPropertyAccessExpression(node)) return OF_PATH.test(node.name.text);
  return typescript.isIdentifier(node) && OF_PATH.test(node.text);
}

function isEnvironment(node: ts.Expression): boolean {
  return /^process\.env\b/.test(node.getText());
}

/** Whether a condition asks for the environment that the service runs in. */
export function dependsOnEnvironment(condition: ts.Expression): boolean {
  return /\b(?:process\.env|NODE_ENV|APP_ENV|isDev\w*|isProd\w*|isLocal|isTest)\b/.test(condition.getText());
}
