import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import type ts from 'typescript';

/** A loop over a list that is written out. */
export interface Loop {
  /** What stands for an element. */
  readonly name: ts.ParameterDeclaration | ts.VariableDeclaration;
  readonly elements: readonly ts.Expression[];
  readonly body: ts.Node;
}

/** `for (const route of routes) …`, `for (const name in routes) …` and `routes.forEach((route) => …)`, where the elements of `routes` are seen. */
export function readLoop(node: ts.Node, evaluator: Evaluator): Loop | undefined {
  const { ts: typescript } = evaluator.code;
  const list = (given: ts.Expression): readonly ts.Expression[] | undefined => {
    const found = evaluator.resolve(given);
    return found !== undefined && typescript.isArrayLiteralExpression(found) ? found.elements : undefined;
  };
  if (typescript.isForOfStatement(node) && typescript.isVariableDeclarationList(node.initializer)) {
    const [name] = node.initializer.declarations;
    const elements = list(node.expression);
    return name === undefined || elements === undefined ? undefined : { name, elements, body: node.statement };
  }
  if (typescript.isForInStatement(node) && typescript.isVariableDeclarationList(node.initializer)) {
    const [name] = node.initializer.declarations;
    const elements = listKeys(node.expression, evaluator);
    return name === undefined || elements === undefined ? undefined : { name, elements, body: node.statement };
  }
  if (!typescript.isCallExpression(node) || !typescript.isPropertyAccessExpression(node.expression)) return undefined;
  const [work] = node.arguments;
  if (node.expression.name.text !== 'forEach' || work === undefined || !isFunction(work, evaluator)) return undefined;
  const [name] = work.parameters;
  const elements = list(node.expression.expression);
  return name === undefined || elements === undefined ? undefined : { name, elements, body: work.body };
}

/** The names of what an object holds, as `for (const name in routes)` gives them. */
function listKeys(given: ts.Expression, evaluator: Evaluator): readonly ts.Expression[] | undefined {
  const { ts: typescript } = evaluator.code;
  const found = evaluator.resolve(given);
  if (found === undefined || !typescript.isObjectLiteralExpression(found)) return undefined;
  return found.properties.flatMap(({ name }) =>
    name !== undefined && (typescript.isIdentifier(name) || typescript.isStringLiteral(name))
      ? [typescript.factory.createStringLiteral(name.text)]
      : [],
  );
}

function isFunction(node: ts.Expression, { code: { ts: typescript } }: Evaluator): node is ts.ArrowFunction {
  return typescript.isArrowFunction(node) || typescript.isFunctionExpression(node);
}
