import { inferDelete } from './infer-item';
import { createTransition } from './infer-transition';
import type { Inference, Inferred, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { StateProperty } from './states';
import { findState } from './states';

/** What a description says before the state that a DELETE leaves an item in. */
const SAYS_LEFT =
  /\b(?:kept|stays|remains|left|set|sets|moved|moves|marked|marks|becomes|changes|changed|goes)\b[^.;]*?\b(?:as|in|to|with|becomes)\b[^.;]*/gi;

interface Closing {
  readonly verb: readonly string[];
  readonly to: string;
  readonly how: string;
}

/** "The account is kept with status CLOSED." */
function findLeft(description: string, { values }: StateProperty): Closing | undefined {
  const said = description.match(SAYS_LEFT) ?? [];
  const named = values.filter((value) =>
    said.some((part) => part.split(/[^\w-]+/).some((word) => foldName(word) === foldName(value))),
  );
  const [to] = named;
  return to === undefined || named.length > 1
    ? undefined
    : { to, verb: [foldName(to)], how: 'DELETE keeps the item: its description' };
}

/** A DELETE that leaves an item where it is, in the state that its description names. */
function inferClosing(view: OperationView, context: InferenceContext): Inferred | undefined {
  const { draft, document } = context;
  const state = findState(document, draft);
  if (context.isOff('transition') || draft.softDeletion !== undefined || state === undefined) return undefined;
  const closing = findLeft(view.entry.operation.description ?? '', state);
  const success = closing && readItemAnswer(view, context, true);
  if (closing === undefined || success === undefined || 'reason' in success || success.status === 202) return undefined;
  const made = createTransition(view, context, state, closing);
  if ('reason' in made) return undefined;
  return { kind: 'transition', success, transition: made.transition, evidence: made.evidence };
}

/** What a DELETE of an item does: it takes it away, unless it says that the item stays. */
export function inferRemoval(view: OperationView, context: InferenceContext): Inference {
  const closing = view.request?.isRequired === true ? undefined : inferClosing(view, context);
  return closing ?? inferDelete(view, context);
}
