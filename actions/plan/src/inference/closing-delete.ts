import { inferDelete } from './infer-item';
import { createTransition, findTarget } from './infer-transition';
import type { Inference, Inferred, InferenceContext } from './inference';
import { readItemAnswer } from './item-answer';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import type { StateProperty } from './states';
import { findState } from './states';
import { readVerb } from './verbs';

/** Verbs by which an item goes, whatever states there are. */
const TAKES_AWAY = /^(?:delete|remove|destroy|erase|purge|drop|clear|discard)$/;
const SAYS_GONE = /\b(?:delet\w*|remov\w*|permanent\w*|destroy\w*|eras\w*|purg\w*)\b/i;
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

/** "Cancel an export", where exports may be `cancelled` and nothing says that one goes. */
function findVerb({ summary = '', description = '' }: Texts, state: StateProperty): Closing | undefined {
  const [first = ''] = summary.trim().split(/\s+/);
  const verb = readVerb(first);
  if (verb.length !== 1 || TAKES_AWAY.test(verb[0] ?? '') || SAYS_GONE.test(`${summary} ${description}`))
    return undefined;
  const to = findTarget(state, verb);
  return to === undefined ? undefined : { to, verb, how: `DELETE keeps the item: its summary, "${first}",` };
}

interface Texts {
  readonly summary?: string;
  readonly description?: string;
}

/** A DELETE that leaves an item where it is, in the state that its texts name. */
function inferClosing(view: OperationView, context: InferenceContext): Inferred | undefined {
  const { draft, document } = context;
  const state = findState(document, draft);
  if (context.isOff('transition') || draft.softDeletion !== undefined || state === undefined) return undefined;
  const texts: Texts = view.entry.operation;
  const closing = findLeft(texts.description ?? '', state) ?? findVerb(texts, state);
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
