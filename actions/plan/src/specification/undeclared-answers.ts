import type { MediaType, OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { foldName, toSingular } from '../inference/names';

import type { Pair, Success } from './declared-answers';
import { declare, findMethod, findSuccess, listPairs } from './declared-answers';

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

const SECRET_NAME = /(?:password|passwd|pwd|passphrase|secret)$/;

/** An example shows another body than the one that would be made up. */
function saysNothing([type, { schema, example, examples }]: [string, MediaType]): boolean {
  const isOpen = schema === undefined || (typeof schema === 'object' && Object.keys(schema).length === 0);
  return isOpen && example === undefined && examples === undefined && findNotation(type) === 'json';
}

function isSilent({ response: { content = {}, headers = {} } }: Success): boolean {
  return Object.entries(content).every(saysNothing) && Object.keys(headers).length === 0;
}

/** The schema of a JSON body that is one plain object. */
export function findSent(document: OpenApiDocument, { operation, pointer }: OperationEntry): Schema | undefined {
  if (operation.requestBody === undefined) return undefined;
  const body = followReference(document, operation.requestBody, extendPointer(pointer, 'requestBody'));
  const schemas = Object.entries(body.value.content).filter(([type]) => findNotation(type) === 'json');
  const { value } = followSchema(document, schemas[0]?.[1].schema, body.pointer);
  const isOther = [value.allOf, value.oneOf, value.anyOf, value.additionalProperties].some((one) => one !== undefined);
  return value.properties === undefined || isOther ? undefined : value;
}

/** What is sent as an answer shows it: without secrets, and with the id that the path asks for. */
function showSent(document: OpenApiDocument, sent: Schema, read: OperationEntry): Schema | undefined {
  const kept = Object.entries(sent.properties ?? {}).filter(([name, schema]) => {
    const { writeOnly, format } = followSchema(document, schema, '#').value;
    return writeOnly !== true && format !== 'password' && !SECRET_NAME.test(foldName(name));
  });
  const last = /\{([^{}/]+)\}\/?$/.exec(read.path)?.[1];
  const id = listParameters(document, read).find(({ value }) => value.in === 'path' && value.name === last)?.value;
  if (kept.length === 0 || id === undefined) return undefined;
  const names = kept.map(([name]) => name);
  const isCarried = names.includes(id.name) || names.includes('id');
  const made = isCarried ? {} : { id: { ...followSchema(document, id.schema, '#').value, readOnly: true } };
  const required = [...Object.keys(made), ...(sent.required ?? []).filter((name) => names.includes(name))];
  return { type: 'object', required, properties: { ...made, ...Object.fromEntries(kept) } };
}

/** Answers that say nothing, and what they show. */
interface Silence {
  readonly create: OperationEntry;
  readonly shown: Schema;
  readonly items: readonly Success[];
  readonly lists: readonly Success[];
}

/** `undefined`: an answer says what it shows, or the request too little. */
function findSilence(document: OpenApiDocument, { onCollection, onItem }: Pair): Silence | undefined {
  const [create, read] = [findMethod(onCollection, 'post'), findMethod(onItem, 'get')];
  const sent = create && findSent(document, create);
  const shown = sent && read && showSent(document, sent, read);
  if (create === undefined || read === undefined || shown === undefined) return undefined;
  const changes = onItem.filter(({ method }) => method === 'put' || method === 'patch');
  const find = (entry: OperationEntry): Success[] => [findSuccess(document, entry) ?? []].flat();
  const [made, seen] = [find(create), find(read)];
  const lists = onCollection.filter(({ method }) => method === 'get').flatMap(find);
  const items = [...made, ...seen, ...changes.flatMap(find)];
  const isWhole = made.length > 0 && seen.length > 0 && [...items, ...lists].every(isSilent);
  return isWhole ? { create, shown, items, lists } : undefined;
}

function nameSchema({ components }: OpenApiDocument, path: string): string {
  const singular = toSingular(path.split('/').at(-1) ?? '');
  const name = toIdentifier(singular, 'pascal') || 'Item';
  // A schema of that name that nothing refers to may be anything.
  let free = name;
  while (components?.schemas?.[free] !== undefined) free += 'View';
  return free;
}

/**
 * Gives the answers of a collection that say nothing of their bodies, as code without types of answers documents them,
 * what its POST takes. Where one of them says more, it is left alone.
 */
export function declareAnswers(document: OpenApiDocument): Settled {
  const silences = listPairs(document).flatMap((pair) => {
    const silence = findSilence(document, pair);
    return silence === undefined ? [] : [{ ...silence, path: pair.path }];
  });
  if (silences.length === 0) return { document, remarks: [] };
  // Operations may be shared.
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const schemas = { ...copy.components?.schemas };
  Reflect.set(copy, 'components', { ...copy.components, schemas });
  const remarks = silences.map(({ path, create, shown, items, lists }) => {
    const name = nameSchema(copy, path);
    schemas[name] = shown;
    const item = { $ref: extendPointer('#/components/schemas', name) };
    for (const one of items) declare(copy, one, item);
    for (const one of lists) declare(copy, one, { type: 'array', items: item });
    const message = `what ${path} answers is not declared: it shows what its POST takes, and the id of the path`;
    return { pointer: create.pointer, message };
  });
  return { document: copy, remarks };
}
