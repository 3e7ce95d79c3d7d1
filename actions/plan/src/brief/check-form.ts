import { listHosts } from '@orchestrate/kit/proposals/static-gates';
import { createRedactor } from '@orchestrate/kit/safety/redaction';

/**
 * What nobody would write into a short form by hand and a model may be talked into: hosts that the brief does not name,
 * and credentials. The form itself is checked like one that a person wrote.
 */
export function listForeign(form: string, brief: string): string[] {
  const known = new Set(listHosts(brief));
  const hosts = [...new Set(listHosts(form).filter((host) => !known.has(host)))];
  return [
    ...hosts.map((host) => `it names the host ${host}, which the brief does not; remove it`),
    ...(createRedactor([])(form) === form ? [] : ['it holds something that looks like a credential; remove it']),
  ];
}
