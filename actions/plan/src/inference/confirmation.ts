import type { Evidence, Success } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import type { Companions } from './companions';
import { findCompanions } from './companions';
import type { InferenceContext } from './inference';
import { foldName } from './names';
import type { BodyView, OperationView } from './operation-view';
import { isPlainObject, viewSchema } from './operation-view';

/** Names, folded, under which a flag says that something was done, and a text tells it. */
const FLAGS = [
  'success',
  'succeeded',
  'successful',
  'ok',
  'done',
  'acknowledged',
  'deleted',
  'removed',
  'data',
  'result',
];
const TEXTS = ['message', 'msg', 'detail', 'info'];
const WORDS = new Set(['type', 'description', 'title', 'example', 'examples', 'default']);

const PLAIN_TEXT = /^text\/plain\b/i;

/** Whether a text may be sent in a media type: as JSON, or plain, also where the type is left open. */
export function carriesText({ contentType, isJson }: Pick<BodyView, 'contentType' | 'isJson'>): boolean {
  return isJson || PLAIN_TEXT.test(contentType) || contentType === '*/*';
}

type Word = boolean | string;

const CHANGED = 'was changed';
/** How a method is told of when it is done. */
const DONE: Readonly<Record<string, string>> = {
  delete: 'was deleted',
  post: 'was stored',
  put: 'was replaced',
  patch: CHANGED,
};

/** What a property says of what was done; `undefined`: something else. */
function findWord(name: string, schema: Schema, done: string): Word | undefined {
  const [type, ...others] = listTypes(schema);
  const isBound = Object.keys(schema).some((keyword) => !WORDS.has(keyword) && !keyword.startsWith('x-'));
  if (others.length > 0 || isBound) return undefined;
  if (type === 'boolean' && FLAGS.includes(foldName(name))) return true;
  return type === 'string' && TEXTS.includes(foldName(name)) ? done : undefined;
}

/** How it is told of an item that a write is done. */
function tellDone(name: string, method: string): string {
  return `The ${toSpoken(name)} ${DONE[method] ?? CHANGED}.`;
}

/** The same where the method does not matter: an action of any method changes the item. */
export function tellChanged(name: string): string {
  return `The ${toSpoken(name)} ${CHANGED}.`;
}

function toSpoken(name: string): string {
  return name.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ').toLowerCase();
}

/** The same of all that is in a collection. */
export function tellAllDone(plural: string): string {
  return `All ${toSpoken(plural)} were deleted.`;
}

/** What is said of more than one item. */
interface SaidOfMany {
  readonly done?: string;
  /** Tells how many items it was done to. */
  readonly totalProperty?: string;
}

/** What is said of an item, or of more. */
interface SaidText extends SaidOfMany {
  /** Whether a text that is not told to be plain says it too: of what is new it could be the id. */
  readonly isSaid?: boolean;
}

/** A plain text instead of an item: nothing else than that it was done can be meant. */
export function findSaidText(
  view: OperationView,
  { draft, isOff }: InferenceContext,
  { done = tellDone(draft.name, view.entry.method), isSaid = view.entry.method !== 'post' }: SaidText = {},
): { readonly success: Success; readonly evidence: Evidence } | undefined {
  const { success } = view;
  const { body } = success ?? {};
  const { schema, contentType = '' } = body ?? {};
  const isText = PLAIN_TEXT.test(contentType) || (body !== undefined && carriesText(body) && isSaid);
  if (success === undefined || schema === undefined || !isText || isOff('confirmation')) return undefined;
  const said = readSaid(schema.value, done);
  if (said === undefined) return undefined;
  return {
    success: { status: success.status, contentType, shape: 'other', said },
    evidence: { rule: 'confirmation', detail: `its answer is a text, \`${said}\`, that says that it is done` },
  };
}

/** The text that a schema fixes or shows, or else the usual one; `undefined`: it has rules that no rule looks at. */
function readSaid(schema: Schema, usual: string): string | undefined {
  const fixed = schema.const ?? schema.enum?.[0];
  if (typeof fixed === 'string') return fixed;
  const isBound = Object.keys(schema).some((keyword) => !WORDS.has(keyword) && !keyword.startsWith('x-'));
  if (listTypes(schema).join() !== 'string' || isBound) return undefined;
  return typeof schema.example === 'string' && schema.example !== '' ? schema.example : usual;
}

/** A body that is no item and only says that something was done: `{ "deleted": true }`, `{ "message": "…" }`. */
export function findConfirmation(
  view: OperationView,
  { document, draft, isOff }: InferenceContext,
  { done = tellDone(draft.name, view.entry.method), totalProperty }: SaidOfMany = {},
): { readonly success: Success; readonly evidence: Evidence } | undefined {
  const { success } = view;
  if (success?.body?.schema === undefined || !success.body.isJson || isOff('confirmation')) return undefined;
  const shown = viewSchema(document, success.body.schema);
  if (success.body.wrapper !== undefined || !isPlainObject(shown)) return undefined;
  const said = [...shown.properties].flatMap(([name, property]): [string, Companions][] => {
    if (name === totalProperty) return [[name, { companions: {} }]];
    const word = findWord(name, property.value, done);
    if (word !== undefined) return [[name, { companions: { [name]: word } }]];
    const found = findCompanions([[name, property]], [name], success.status);
    return found === undefined ? [] : [[name, found]];
  });
  const confirmation = Object.assign({}, ...said.map(([, { companions }]) => companions)) as Success['confirmation'];
  const timeProperty = said.find(([, found]) => found.timeProperty !== undefined)?.[1].timeProperty;
  const isMissed = (shown.schema.required ?? []).some((name) => said.every(([known]) => known !== name));
  if (Object.keys(confirmation ?? {}).length === 0 || isMissed) return undefined;
  const names = quoteNames(said.map(([name]) => name));
  return {
    success: {
      status: success.status,
      contentType: success.body.contentType,
      shape: 'other',
      confirmation,
      ...(timeProperty === undefined ? {} : { timeProperty }),
      ...(totalProperty === undefined ? {} : { totalProperty }),
    },
    evidence: { rule: 'confirmation', detail: `its answer is no item and says with ${names} that it is done` },
  };
}
