import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import type ts from 'typescript';

import { joinPaths } from './paths';

/** What a method is called on. */
export interface Target {
  readonly router: ts.Node;
  /** What the chain before the call adds: `basePath('/v1')`, `route('/users')`. */
  readonly prefix: string;
}

/** The router that a method is called on, and what the chain before it says of the path. */
export function findTarget(receiver: ts.Expression, evaluator: Evaluator): Target | undefined {
  const { ts: typescript } = evaluator.code;
  let prefix = '';
  let node = receiver;
  while (typescript.isCallExpression(node) && typescript.isPropertyAccessExpression(node.expression)) {
    const [path, ...others] = node.arguments;
    const name = node.expression.name.text;
    const addsPath = name === 'basePath' || (name === 'route' && others.length === 0);
    if (addsPath && path !== undefined) prefix = joinPaths(evaluator.evaluate(path).text ?? '', prefix);
    if (evaluator.evaluate(node).router === node) break;
    node = node.expression.expression;
  }
  const { router } = evaluator.evaluate(node);
  return router === undefined ? undefined : { router, prefix: joinPaths(findBase(node, evaluator), prefix) };
}

/** `const api = new Hono().basePath('/v1')`: the name stands for the chain. */
function findBase(node: ts.Expression, evaluator: Evaluator): string {
  const { ts: typescript } = evaluator.code;
  const chain = typescript.isIdentifier(node) ? evaluator.resolve(node) : undefined;
  return chain !== undefined && typescript.isCallExpression(chain) ? (findTarget(chain, evaluator)?.prefix ?? '') : '';
}
