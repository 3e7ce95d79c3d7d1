import type { Evidence, Success } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';
import type { Response } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';

import { quoteNames } from '../wording';

import type { ActionBody } from './action-body';
import { readActionBody } from './action-body';
import { findAllowed, namesEnd } from './allowed-states';
import type { Inference, InferenceContext } from './inference';
import { foldName, isPluralName } from './names';
import type { OperationView } from './operation-view';
import type { StateProperty } from './states';
import { findState } from './states';
import { isStateVerb, listTargets, readVerb } from './verbs';
import { readActionAnswer } from './write-answer';

const METHODS = ['post', 'put', 'patch'];
/** Words by which a 400 or 422 speaks of the present state and not of the request's form. */
const SAYS_STATE = /\b(?:state|status|transition|already|no longer|not yet)\b/i;

/** Whether an operation's path may be an action on an item: `/orders/{id}/cancel`. */
export function isActionPath({ shape, entry }: OperationView): boolean {
  if (shape.kind !== 'collection' || !METHODS.includes(entry.method)) return false;
  return shape.key.endsWith(`/{}/${shape.segment}`);
}

/** The state that the verb names, of those there are. */
export function findTarget({ values }: StateProperty, verb: readonly string[]): string | undefined {
  const targets = listTargets(verb);
  return targets.flatMap((target) => values.filter((value) => foldName(value) === target))[0];
}

/** Whether the last segment of a path speaks of states at all: by a verb that changes them, or by one of them. */
export function speaksOfState(segment: string, state: StateProperty): boolean {
  const verb = readVerb(segment);
  return isStateVerb(verb) || findTarget(state, verb) !== undefined;
}

type Refusal = Located<Response> & { readonly status: number };

/** Whether the description of a refusal speaks of the state that an item is in. */
function isTelling(description: string, { values }: StateProperty): boolean {
  const isNamed = (value: string): boolean => new RegExp(`\\b${value}\\b`, 'i').test(description);
  return SAYS_STATE.test(description) || namesEnd(description) || values.some(isNamed);
}

/** The declared answer for a state that does not allow the action. A DELETE may have other reasons for its 409. */
function findRefusal({ responses, entry }: OperationView, state: StateProperty): Refusal | undefined {
  const conflict = responses.get('409');
  const isAny = entry.method !== 'delete';
  if (conflict !== undefined && (isAny || isTelling(conflict.value.description, state)))
    return { ...conflict, status: 409 };
  for (const status of [422, 400]) {
    const response = responses.get(String(status));
    if (response !== undefined && isTelling(response.value.description, state)) return { ...response, status };
  }
  return undefined;
}

/**
 * The state that the answer tells of: `The active reservation`. Only where something else shows that the action is about
 * states: a moment that tells when it was done (`checkedInAt`), or a refusal in another state.
 */
export function findToldTarget(
  view: OperationView,
  state: StateProperty,
  context: Pick<InferenceContext, 'draft'>,
): string | undefined {
  const { shape, success, request, responses } = view;
  if (shape.kind !== 'collection' || isPluralName(shape.segment) || request?.isRequired === true) return undefined;
  const { description = '' } = responses.get(String(success?.status))?.value ?? {};
  const said = ` ${splitWords(description).join(' ').toLowerCase()} `;
  const phrases = state.values.map((value) => ({ value, phrase: splitWords(value).join(' ').toLowerCase() }));
  const [only, ...others] = phrases.filter(({ phrase }) => said.includes(` ${phrase} `));
  if (only === undefined || others.length > 0) return undefined;
  const isTold = [' the', ' a', ' an', ' now'].some((word) => said.includes(`${word} ${only.phrase} `));
  const isShown = findStamps(context, readVerb(shape.segment)).length > 0 || findRefusal(view, state) !== undefined;
  return isTold && isShown ? only.value : undefined;
}

/** Properties that no request needs to set and that tell when the action was done: `returnedAt` for `return`. */
export function findStamps({ draft }: Pick<InferenceContext, 'draft'>, verb: readonly string[]): string[] {
  const words = listTargets(verb).flatMap((word) => [`${word}at`, `${word}on`, `${word}date`, `date${word}`]);
  return [...draft.representation.properties]
    .filter(([name, { value }]) => words.includes(foldName(name)) && /^date(?:-time)?$/.test(value.format ?? ''))
    .map(([name]) => name);
}

/** Where the present state does not matter, or nothing could be answered, every state allows it. */
function describe(how: string, transition: Transition, why: Evidence | undefined): Evidence[] {
  const { to, from, refusal, stamps, property } = transition;
  const moved = `${how} names the state \`${String(to)}\` of \`${property}\``;
  const allowed =
    from === undefined
      ? 'no refusal for a state is declared: every state allows it'
      : `${quoteNames(from.map(String))} allow it, any other state is answered ${String(refusal)}`;
  return [
    { rule: 'transition', detail: moved },
    ...(why === undefined ? [{ rule: 'allowed-anywhere', detail: allowed }] : [why]),
    ...stamps.map((name) => ({ rule: 'transition-stamp', detail: `\`${name}\` tells when it was done` })),
  ];
}

/** Where an item is moved to, by which verb, and what says so. */
interface Move {
  readonly verb: readonly string[];
  readonly to: string;
  readonly how: string;
}

/** Makes of a verb what it does to the state: where it leads, from where, and what tells when it was done. */
export function createTransition(
  view: OperationView,
  context: InferenceContext,
  state: StateProperty,
  { verb, to, how }: Move,
): { readonly transition: Transition; readonly evidence: readonly Evidence[] } | { readonly reason: string } {
  const stamps = findStamps(context, verb);
  const base: Transition = { property: state.property, to, stamps };
  const refusal = findRefusal(view, state);
  if (refusal === undefined) return { transition: base, evidence: describe(how, base, undefined) };
  const told = context.toldTransition?.from;
  const { from, evidence } = findAllowed(view, state, {
    to,
    verb: verb[0] ?? '',
    refusal: refusal.value.description,
    told,
  });
  if (from.length === 0) return { reason: `no state of \`${state.property}\` could lead to \`${to}\`` };
  const transition = { ...base, from: [...from], refusal: refusal.status };
  return { transition, evidence: describe(how, transition, evidence) };
}

/** Why an answer fits no action that is done at once. */
export function checkAnswer(success: Success): string | undefined {
  return success.status === 202 && success.shape === 'empty' ? 'it answers 202: the work is done later' : undefined;
}

/** An action with what it keeps of its body. */
export function withBody(transition: Transition, { carries }: ActionBody): Transition {
  return carries.length === 0 ? transition : { ...transition, carries: [...carries] };
}

/** An action that moves an item to the state that its verb names. */
export function inferTransition(view: OperationView, context: InferenceContext): Inference {
  const { draft, document } = context;
  const segment = view.shape.kind === 'collection' ? view.shape.segment : '';
  const state = findState(document, draft);
  if (state === undefined) return { reason: `${draft.name} has no state that \`${segment}\` could change` };
  const verb = readVerb(segment);
  const { toldTransition: told } = context;
  const named = findTarget(state, verb);
  const shown = named === undefined ? findToldTarget(view, state, context) : undefined;
  const to = told === undefined ? (named ?? shown) : state.values.find((value) => value === told.to);
  if (to === undefined && told !== undefined) return { reason: `\`${told.to}\` is no value of \`${state.property}\`` };
  if (to === undefined) return { reason: `\`${segment}\` names no value of \`${state.property}\`` };
  const answer = readActionAnswer(view, context);
  if ('reason' in answer) return answer;
  const { success } = answer;
  const late = checkAnswer(success);
  if (late !== undefined) return { reason: late };
  const body = readActionBody(view, context, verb, state.property);
  if ('reason' in body) return body;
  const made = createTransition(view, context, state, {
    ...{ verb, to },
    how: shown === to ? 'the description of the answer' : 'the verb of the path',
  });
  if ('reason' in made) return made;
  return {
    kind: 'transition',
    success,
    transition: withBody(made.transition, body),
    isWhole: true,
    evidence: [...made.evidence, ...answer.evidence, ...body.evidence],
    warnings: body.warnings,
  };
}
