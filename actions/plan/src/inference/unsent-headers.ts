import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import { extendPointer } from '@orchestrate/kit/openapi/references';

import { foldName } from './names';
import type { OperationView } from './operation-view';
import { findDeclared, listAnswerHeaders } from './response-lookup';

// HTTP itself, the server, or what every request passes.
const ALWAYS = [
  ...['content-type', 'content-length', 'date', 'connection', 'keep-alive', 'vary', 'x-request-id'],
  ...['access-control-allow-origin', 'access-control-expose-headers'],
  ...['strict-transport-security', 'x-content-type-options', 'content-security-policy', 'referrer-policy'],
].map(foldName);

/** Headers that an answer carries because of what is planned of its operation. */
function listSent({ kind, conditions, links, location, pageHeaders }: PlannedOperation): string[] {
  return [
    ...(conditions?.showsTag === true ? ['ETag'] : []),
    ...(links === true ? ['Link'] : []),
    ...(location === undefined ? [] : ['Location']),
    ...(kind === 'download' ? ['Content-Disposition'] : []),
    ...(pageHeaders ?? []).map(({ name }) => name),
  ].map(foldName);
}

/** Headers that the answer of an inferred operation declares and never carries. */
export function warnUnsent(view: OperationView, planned: PlannedOperation): PlanWarning[] {
  const sent = new Set([...ALWAYS, ...listSent(planned)]);
  const status = view.success?.status;
  const declared = status === undefined ? undefined : findDeclared(view.responses, status);
  return listAnswerHeaders(view)
    .filter((name) => !sent.has(foldName(name)))
    .map((name) => ({
      rule: 'unsent-header',
      message: `the header \`${name}\` of the answer of ${view.id} fits no rule: it is documented and never sent`,
      pointer: extendPointer(declared?.pointer ?? view.entry.pointer, 'headers', name),
    }));
}
