import type { Inference, InferenceContext } from '../inference';
import { readItemAnswer } from '../item-answer';
import type { OperationView } from '../operation-view';

/** POST, PUT and DELETE of a mark, such as `/articles/{slug}/favorite`. */
export function inferMark(name: string, view: OperationView, context: InferenceContext): Inference {
  const success = readItemAnswer(view, context, true);
  if ('reason' in success) return success;
  const isSet = view.entry.method !== 'delete';
  const what = isSet ? 'sets' : 'takes away';
  const detail = `${view.entry.method.toUpperCase()} below an item ${what} the caller's mark \`${name}\``;
  return { kind: isSet ? 'mark' : 'unmark', success, mark: name, evidence: [{ rule: 'toggle', detail }] };
}
