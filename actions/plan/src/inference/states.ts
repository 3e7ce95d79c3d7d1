import type { Resource } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { findDone, isAccepted } from './done-states';
import { foldName } from './names';
import type { ResourceDraft } from './resources';
import { readWriteRequest } from './writes';

/** A property whose values are the states of an item. */
export interface StateProperty {
  readonly property: string;
  readonly values: readonly string[];
  readonly schema: Schema;
}

const NAMES = ['status', 'state'];
/** Words for states that things begin in, likeliest first. */
const FIRST = ['draft', 'new', 'pending', 'created', 'placed', 'requested', 'submitted', 'open', 'todo', 'active'];

function listValues({ enum: values }: Schema): string[] | undefined {
  const texts = (values ?? []).filter((value) => typeof value === 'string');
  return texts.length > 1 && texts.length >= (values ?? []).filter((value) => value !== null).length
    ? texts
    : undefined;
}

/** The property called `status` or `state`, else the only one that ends so, if it is one of several words. */
export function findState(
  document: OpenApiDocument,
  { name, representation }: ResourceDraft,
): StateProperty | undefined {
  const found = [...representation.properties].flatMap(([property, located]) => {
    const schema = followSchema(document, located.value, located.pointer).value;
    const values = listValues(schema);
    return values === undefined ? [] : [{ property, values, schema }];
  });
  const exact = [...NAMES, ...NAMES.map((word) => `${foldName(name)}${word}`)];
  const named = exact.flatMap((wanted) => found.filter(({ property }) => foldName(property) === wanted))[0];
  const ending = found.filter(({ property }) => /(?:status|state)$/.test(foldName(property)));
  return named ?? (ending.length === 1 ? ending[0] : undefined);
}

/** What requests that create an item carry under a name. */
function listCarried(document: OpenApiDocument, { collections }: ResourceDraft, property: string): CarriedProperty[] {
  const views = collections.flatMap(({ onCollection }) => onCollection);
  return views.flatMap((view) => {
    const request = view.entry.method === 'post' ? readWriteRequest(document, view) : undefined;
    if (request === undefined || 'reason' in request || !request.writable.has(property)) return [];
    const schema = request.schema.properties.get(property)?.value;
    return [{ isRequired: request.required.has(property), hasDefault: schema?.default !== undefined }];
  });
}

interface CarriedProperty {
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
}

/** The state that new items are in, where no request and no default says so. */
export function findInitialState(document: OpenApiDocument, draft: ResourceDraft): Resource['state'] {
  const state = findState(document, draft);
  if (state === undefined) return undefined;
  const done = isAccepted(draft) ? findDone(state.values) : undefined;
  if (done !== undefined && listCarried(document, draft, state.property).length === 0)
    return { property: state.property, initial: done };
  const { default: declared } = state.schema;
  if (typeof declared === 'string') return { property: state.property, initial: declared };
  const mustShow = draft.representation.schema.required?.includes(state.property) === true;
  const carried = listCarried(document, draft, state.property);
  // What a request may leave out and an answer too is the client's to choose.
  if (carried.some(({ isRequired, hasDefault }) => isRequired || hasDefault || !mustShow)) return undefined;
  const usual = FIRST.flatMap((word) => state.values.filter((value) => foldName(value) === word));
  const [first = ''] = state.values;
  const initial = usual.includes(first) ? first : (usual[0] ?? first);
  return { property: state.property, initial };
}
