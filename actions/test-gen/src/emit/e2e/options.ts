import { chooseSchemes } from '../../service/service-view';
import { renderLiteral } from '../../text/code';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import type { Suite } from '../test-module';

import { refuseStrangers } from './refusals';

/** Operations that tell the methods of their path; of one with parameters only strangers try it. */
export function emitOptions(context: EmitContext): Suite[] {
  const { plan, operations } = context.view;
  const asked = operations.filter(({ planned }) => planned.kind === 'options');
  return asked.map((operation) => {
    const { path, success } = operation.planned;
    const known = operations.filter(({ planned }) => planned.path === path).map(({ planned }) => planned.method);
    const methods = [...new Set([...known, ...(known.includes('get') ? ['head'] : [])])];
    const allow = methods.map((method) => method.toUpperCase()).sort();
    const told = {
      title: 'tells the methods of its path',
      lines: [
        `const answer = await ${renderCall(operation)};`,
        `expectDeclared(answer, ${success?.status ?? 204});`,
        `expect(answer.headers.get("allow")).toBe(${renderLiteral(allow.join(', '))});`,
      ],
    };
    const canCall = operation.path.length === 0 && chooseSchemes(plan, operation) !== undefined;
    return { title: operation.title, cases: [...(canCall ? [told] : []), ...refuseStrangers(context, operation)] };
  });
}
