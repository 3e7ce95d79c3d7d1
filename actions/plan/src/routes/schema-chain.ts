import type { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import type ts from 'typescript';

/** One call of a chain: `.min(1)`. */
export interface Step {
  readonly name: string;
  readonly args: readonly ts.Expression[];
}

/** `z.string().min(1)`: what it begins with, and what is called on that. */
export interface Chain {
  /** A constructor of the library, by its name; or an expression that is a schema itself. */
  readonly begin: Step | ts.Expression;
  readonly steps: readonly Step[];
}

// Zod and TypeBox by the names that everybody gives them; `z.coerce`, `z.iso`.
const LIBRARY = /^(?:z|zod|Type|T)(?:\.(?:coerce|iso))?$/;

/** Takes a chain of calls apart. */
export function readChain(node: ts.Expression, { code: { ts: typescript } }: Evaluator): Chain {
  const steps: Step[] = [];
  let current = node;
  while (typescript.isCallExpression(current) && typescript.isPropertyAccessExpression(current.expression)) {
    const { expression: owner, name } = current.expression;
    const step = { name: name.text, args: [...current.arguments] };
    if (LIBRARY.test(owner.getText())) return { begin: step, steps };
    steps.unshift(step);
    current = owner;
  }
  return { begin: current, steps };
}

/** Whether the chain begins with a schema of its own, and not with the library. */
export function isExpression(begin: Chain['begin']): begin is ts.Expression {
  return 'kind' in begin;
}
