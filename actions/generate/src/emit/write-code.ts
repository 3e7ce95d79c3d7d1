import { toAccess, toLiteral } from '../text/literals';

import type { HandlerFrame } from './handler-frame';

/** Writes a message with a code to the account in the resource's variable; to one that has no address, none. */
export function renderWriteCode(purpose: string, conditions: readonly string[], frame: HandlerFrame): string {
  const { variable, planned, columns } = frame.resource;
  const { login = '' } = planned.account ?? {};
  const recipient = `${variable}${toAccess(login)}`;
  const mayLack = columns.find(({ property }) => property === login)?.isNotNull === false;
  const all = [...conditions, ...(mayLack ? [`${recipient} !== null`] : [])];
  const write = `await ${frame.useNamed('outbox')}.writeCode(${toLiteral(purpose)}, ${recipient}, ${variable}${toAccess(planned.id.property)});`;
  return all.length === 0 ? write : `if (${all.join(' && ')}) ${write}`;
}
