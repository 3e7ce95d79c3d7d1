import { inferCreate } from './infer-item';
import type { Inference, InferenceContext } from './inference';
import type { OperationView } from './operation-view';

/** PUT of what an item has one of: it is stored, in place of what was there. */
export function inferPut(view: OperationView, context: InferenceContext): Inference {
  const inferred = inferCreate(view, context);
  if ('reason' in inferred) return inferred;
  if (inferred.stored !== undefined) return { reason: 'the request carries a file beside what it stores' };
  const { location: _location, ...rest } = inferred;
  const detail = 'PUT of what there is one of: it is stored, in place of what was there';
  return { ...rest, kind: 'put', evidence: [{ rule: 'put', detail }, ...inferred.evidence.slice(1)] };
}
