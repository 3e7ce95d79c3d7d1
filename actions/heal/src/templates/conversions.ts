import type ts from 'typescript';

import type { Change, Site, Template } from './template';
import { isAtomic, replace, textOf } from './template';

function quote(text: string, { source }: Site): string {
  const doubles = source.text.split('"').length;
  const singles = source.text.split("'").length;
  return singles >= doubles ? `'${text}'` : `"${text}"`;
}

/** `'20'` → `20`, `20` → `'20'`, `'true'` → `true`. */
function* convertLiteral(node: ts.Node, site: Site): Iterable<Change> {
  const { ts } = site;
  if (ts.isStringLiteral(node) && /^-?\d+(?:\.\d+)?$/.test(node.text))
    yield replace(node, site, node.text, 'type-conversion');
  if (ts.isStringLiteral(node) && /^(?:true|false|null|undefined)$/.test(node.text))
    yield replace(node, site, node.text, 'type-conversion');
  const isWord = node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword;
  if (ts.isNumericLiteral(node) || isWord)
    yield replace(node, site, quote(textOf(node, site), site), 'type-conversion', 0.8);
}

function isValue(node: ts.Node, { ts }: Site): node is ts.Expression {
  const { parent } = node;
  if (!ts.isExpression(node) || ts.isLiteralExpression(node)) return false;
  if (ts.isCallExpression(parent)) return parent.arguments.some((argument) => argument === node);
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
}

/** Only where the compiler complains: a conversion anywhere else would hide a fault rather than mend one. */
export const conversions: Template = function* (node, site) {
  if (!site.hasTypeError) return;
  yield* convertLiteral(node, site);
  if (!isValue(node, site) || (!isAtomic(node, site) && !site.ts.isBinaryExpression(node))) return;
  for (const name of ['Number', 'String']) yield replace(node, site, `${name}(${textOf(node, site)})`, 'call-wrapped');
};
