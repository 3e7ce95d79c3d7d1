import type { Evidence, PlannedOperation } from '@orchestrate/contracts/plan';

import { findConditions } from './conditions';
import { findIdempotency } from './idempotency';
import type { InferenceContext } from './inference';
import type { OperationView } from './operation-view';

/** What is made of them, and the names of those that mean something. */
interface FoundHeaders {
  readonly planned: Pick<PlannedOperation, 'conditions' | 'idempotency'>;
  readonly names: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** What the headers of a request mean, whatever kind of operation it is. */
export function findHeaders(
  view: OperationView,
  kind: PlannedOperation['kind'],
  context: InferenceContext,
): FoundHeaders {
  const found = findConditions(view, kind, context);
  const key = findIdempotency(view, kind, context);
  return {
    planned: {
      ...(found === undefined ? {} : { conditions: found.conditions }),
      ...(key === undefined ? {} : { idempotency: key.idempotency }),
    },
    names: [...(found?.headers ?? []), ...(key === undefined ? [] : [key.idempotency.header])],
    evidence: [...(found?.evidence ?? []), ...(key === undefined ? [] : [key.evidence])],
  };
}
