import type { Evidence, PlanWarning } from '@orchestrate/contracts/plan';
import type { Transition } from '@orchestrate/contracts/transition';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames, withArticle } from '../wording';

import { unwrap } from './infer-part';
import type { InferenceContext, NotInferred } from './inference';
import { foldName, toSingular } from './names';
import type { OperationView } from './operation-view';
import { isWordOf } from './verbs';
import type { WriteRequest } from './writes';
import { readWriteRequest } from './writes';

/** What an action keeps of its body. */
export interface ActionBody {
  readonly carries: NonNullable<Transition['carries']>;
  readonly evidence: readonly Evidence[];
  readonly warnings: readonly PlanWarning[];
}

const NOTHING: ActionBody = { carries: [], evidence: [], warnings: [] };

/** What proves something to the service, or pays it: nobody may act who only sends any text. */
const PROVES =
  /^(?:(?:confirmation|verification|access|security|auth\w*|activation|reset|invite|invitation|onetime)?(?:code|pin|otp))$|(?:token|password|secret|passphrase|signature)$|^(?:credit|debit|payment)?card(?!inal)|^cv[cv]$|^iban$|^paymentmethod/;

function foldSingular(words: readonly string[]): string {
  return foldName(toSingular(words.join('-')));
}

/** The words of a name behind those for the act: of `cancellationReason`, for `cancel`, `reason`. */
function dropVerb(name: string, verb: readonly string[]): readonly string[] | undefined {
  const words = splitWords(name);
  const [first = '', ...others] = words.slice(0, verb.length);
  const isAct = isWordOf(first, verb[0] ?? '') && foldName(others.join('-')) === foldName(verb.slice(1).join('-'));
  return isAct && words.length > verb.length ? words.slice(verb.length) : undefined;
}

/** Whether every value of the one is a value of the other, as far as types tell. */
function isAlike({ document }: InferenceContext, given: Located<Schema>, own: Located<Schema>): boolean {
  const [sent, stored] = [given, own].map(({ value, pointer }) => followSchema(document, value, pointer).value);
  const typesOf = (schema: Schema | undefined): string =>
    listTypes(schema ?? {})
      .filter((type) => type !== 'null')
      .join();
  if (typesOf(sent) !== typesOf(stored) || sent?.format !== stored?.format) return false;
  return stored?.enum === undefined || sent?.enum?.every((value) => stored.enum?.includes(value) === true) === true;
}

/** What of an item no action sets by its body: who it is and refers to, and what the service sets. */
function listSet({ draft, relations, timestamps }: InferenceContext): Set<string> {
  return new Set([
    draft.id.property,
    ...(draft.derived ?? []),
    ...(draft.softDeletion === undefined ? [] : [draft.softDeletion.property]),
    ...relations.flatMap(({ property, shown }) => [property, ...(shown === undefined ? [] : [shown.property])]),
    ...timestamps.map(({ property }) => property),
  ]);
}

/** Whether requests that make an item tell a `reason` of it: that of an action is another one. */
function isOfItem(name: string, { draft, document }: InferenceContext): boolean {
  if (foldName(name) !== 'reason') return false;
  const makers = draft.collections.flatMap(({ onCollection }) => onCollection);
  return makers.some((view) => {
    const request = view.entry.method === 'post' ? readWriteRequest(document, view) : undefined;
    return request !== undefined && !('reason' in request) && request.writable.has(name);
  });
}

/** The property of an item that holds what the body of an action tells: under the act's name first, then as it is called. */
function findKept(
  [name, given]: readonly [string, Located<Schema>],
  verb: readonly string[],
  context: InferenceContext,
): string | undefined {
  const set = listSet(context);
  const found = [...context.draft.representation.properties].filter(
    ([property, own]) => !set.has(property) && isAlike(context, given, own),
  );
  const rest = dropVerb(name, verb) ?? splitWords(name);
  const ofAct = found.find(([property]) => {
    const behind = dropVerb(property, verb);
    return behind !== undefined && foldSingular(behind) === foldSingular(rest);
  });
  const same = found.find(([property]) => foldName(property) === foldName(name) && !isOfItem(property, context));
  return (ofAct ?? same)?.[0];
}

/** Why an action must not be done although all of its body that the item shows is kept; `undefined` where it may. */
function findLoss(
  unkept: readonly string[],
  { schema, required }: WriteRequest,
  stateProperty: string,
  { document, draft }: InferenceContext,
): string | undefined {
  if (schema.properties.has(stateProperty)) return `\`${stateProperty}\` itself, and the path names another`;
  const proof = unkept.filter((name) => PROVES.test(foldName(name)));
  if (proof.length > 0) return `${quoteNames(proof)}, which nothing here can check`;
  const lost = unkept.filter((name) => {
    const { value = {}, pointer = '#' } = schema.properties.get(name) ?? {};
    const types = listTypes(followSchema(document, value, pointer).value);
    return required.has(name) && types.some((type) => type === 'array' || type === 'object');
  });
  return lost.length === 0 ? undefined : `${quoteNames(lost)}, which no ${draft.name} shows`;
}

/**
 * What the body of an action tells of its item, and what of it is checked and not kept: of `cancel`, `reason` is kept as
 * `cancellationReason`.
 * @param stateProperty - what the action sets
 */
export function readActionBody(
  view: OperationView,
  context: InferenceContext,
  verb: readonly string[],
  stateProperty: string,
): ActionBody | NotInferred {
  const segment = view.shape.kind === 'collection' ? view.shape.segment : '';
  const isRequired = view.request?.isRequired === true;
  const refuse = (why: string): ActionBody | NotInferred =>
    isRequired ? { reason: `\`${segment}\` requires a body${why}` } : NOTHING;
  if (view.request === undefined) return NOTHING;
  if (context.isOff('action-body')) return refuse(', which no rule explains');
  const request = readWriteRequest(context.document, unwrap(view));
  if ('reason' in request) return refuse(`: ${request.reason}`);
  if (request.carried !== undefined || request.schema.variants !== undefined)
    return refuse(' that is no single object of JSON');
  const given = [...request.schema.properties].filter(([name]) => request.writable.has(name));
  const kept = given.map((one) => ({ name: one[0], property: findKept(one, verb, context) }));
  const carries = kept.flatMap(({ name, property }) => (property === undefined ? [] : [{ name, property }]));
  const unkept = kept.flatMap(({ name, property }) => (property === undefined ? [name] : []));
  const loss = findLoss(unkept, request, stateProperty, context);
  if (loss !== undefined) return refuse(` with ${loss}`);
  if (new Set(carries.map(({ property }) => property)).size < carries.length)
    return refuse(`, two properties of which are one of ${withArticle(context.draft.name)}`);
  return {
    carries,
    evidence: carries.map(({ name, property }) => ({
      rule: 'action-body',
      detail: `\`${name}\` of the body is kept as \`${property}\` of the ${context.draft.name}`,
    })),
    warnings: unkept.map((name) => ({
      rule: 'unshown-property',
      message: `${view.id} accepts \`${name}\`, which no answer shows: it is checked and not kept`,
      pointer: request.schema.properties.get(name)?.pointer ?? view.entry.pointer,
    })),
  };
}
