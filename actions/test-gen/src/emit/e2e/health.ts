import type { Told } from '@orchestrate/contracts/told';

import type { OperationView } from '../../service/operation-view';
import { chooseSchemes } from '../../service/service-view';
import { renderKey, renderLiteral } from '../../text/code';
import { renderCall } from '../calls';
import type { EmitContext } from '../scene';
import type { Suite, TestCase } from '../test-module';

import { refuseStrangers } from './refusals';

function renderExpected(told: Told): string {
  if (told.is === 'value') return renderLiteral(told.value);
  return told.is === 'time' ? 'expect.any(String) as unknown' : 'expect.any(Number) as unknown';
}

/** Code of the whole body: an object where names lead to what is told. */
function renderBody(tells: readonly Told[]): string {
  const [first] = tells;
  if (first?.at.length === 0) return renderExpected(first);
  const names = [...new Set(tells.map(({ at }) => at[0] ?? ''))];
  const members = names.map((name) => {
    const inner = tells.filter(({ at }) => at[0] === name).map((told) => ({ ...told, at: told.at.slice(1) }));
    return `${renderKey(name)}: ${renderBody(inner)}`;
  });
  return `{ ${members.join(', ')} }`;
}

/** What the service tells of itself, to whoever may ask. */
function emitTold(operation: OperationView): TestCase {
  const { success, tells = [] } = operation.planned;
  return {
    title: 'tells what is known of the service',
    lines: [
      `const answer = await ${renderCall(operation)};`,
      `expectDeclared(answer, ${success?.status ?? 200});`,
      `expect(answer.body).toEqual(${renderBody(tells)});`,
    ],
  };
}

/** Operations that belong to no resource and tell of the service. */
export function emitHealth(context: EmitContext): Suite[] {
  const asked = context.view.operations.filter(({ planned }) => planned.kind === 'health');
  return asked.map((operation) => ({
    title: operation.title,
    cases: [
      ...(chooseSchemes(context.view.plan, operation) === undefined ? [] : [emitTold(operation)]),
      ...refuseStrangers(context, operation),
    ],
  }));
}
