import type { Told } from '@orchestrate/contracts/told';

import type { OperationModel } from '../model/operations';
import { toLiteral, toMember } from '../text/literals';

import { renderAnswer } from './answer';

function renderSaid(told: Told): string {
  if (told.is === 'value') return toLiteral(told.value);
  return told.is === 'time' ? 'new Date().toISOString()' : 'Math.floor(process.uptime())';
}

/** An object of what is told, the same beginnings of its names gathered in one. */
function renderObject(tells: readonly Told[]): string {
  const groups = new Map<string, Told[]>();
  for (const told of tells) {
    const [name = '', ...rest] = told.at;
    groups.set(name, [...(groups.get(name) ?? []), { ...told, at: rest }]);
  }
  return `{ ${[...groups].map(([name, inner]) => toMember(name, renderTold(inner))).join(', ')} }`;
}

function renderTold(tells: readonly Told[]): string {
  const whole = tells.find(({ at }) => at.length === 0);
  return whole === undefined ? renderObject(tells) : renderSaid(whole);
}

/** Answers what is known of the service itself. */
export function renderHealthHandler(operation: OperationModel): string {
  const { success, tells = [] } = operation.planned;
  const isText = /^text\//i.test(success?.contentType ?? '');
  if (isText) return `return c.text(${renderTold(tells)}, ${success?.status ?? 200});`;
  return renderAnswer(renderTold(tells), { operation });
}
