import { STATUS_CODES } from 'node:http';

import type { Code } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

// `NOT_FOUND` for 404, as libraries of statuses call them.
const BY_NAME = new Map(
  Object.entries(STATUS_CODES).map(([status, name]) => [(name ?? '').toUpperCase().replace(/[^A-Z]+/g, '_'), status]),
);
BY_NAME.set('UNPROCESSABLE_ENTITY', '422');

/** The status that an expression says: a number, or a name such as `HttpStatus.NOT_FOUND`. */
export function findStatus(node: ts.Expression, { ts: typescript }: Code): string | undefined {
  if (typescript.isNumericLiteral(node)) return node.text;
  const name = typescript.isPropertyAccessExpression(node) ? node.name.text : node.getText();
  return BY_NAME.get(name.replace(/^HTTP_(?:\d+_)?|^SC_/, ''));
}
