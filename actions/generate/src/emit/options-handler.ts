import type { OperationModel } from '../model/operations';
import { toLiteral } from '../text/literals';

/** Tells the methods of the operation's path, as the refusal of other methods does: GET comes with HEAD. */
export function renderOptionsHandler({ entry, planned }: OperationModel, all: readonly OperationModel[]): string {
  const methods = all.filter((one) => one.entry.path === entry.path).map((one) => one.entry.method.toUpperCase());
  const allow = new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])]);
  const lines = [
    `c.header('Allow', ${toLiteral([...allow].sort().join(', '))});`,
    `return c.body(null, ${planned.success?.status ?? 204});`,
  ];
  return lines.join('\n');
}
