import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { MediaType, OpenApiDocument, Parameter, RequestBody, Response } from '@orchestrate/kit/openapi/document';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { extendPointer, findComponentName, followReference } from '@orchestrate/kit/openapi/references';
import { findStrangerStatus } from '@orchestrate/kit/openapi/refusals';

import { parseShape } from '../shapes/parse-shape';
import type { PropertyShape, Shape } from '../shapes/shape';

/** A parameter that a request may carry as text. */
export interface ParameterView {
  readonly name: string;
  readonly isRequired: boolean;
  readonly shape: Shape;
  /** Lists only: one `name=value` an item, instead of one with commas. */
  readonly isExploded: boolean;
  /** In a path only, what its style puts before the value: `.` of a label, `;id=` of a matrix. */
  readonly prefix?: string;
}

/** A JSON body, or the form that a login takes. */
export interface BodyView {
  readonly isForm?: boolean;
  readonly isRequired: boolean;
  /** Of what it carries; the plan's `bodyProperty` says in which wrapper. */
  readonly shape: Shape;
  /** PascalCase: the component's name, else one made from the operation's. */
  readonly name: string;
}

/** One declared answer. */
export interface ResponseView {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  /** Content types. */
  readonly types?: readonly string[];
  /** Of its JSON body. */
  readonly shape?: Shape;
  readonly name?: string;
}

/** A planned operation and what the specification says of its requests and answers. */
export interface OperationView {
  readonly planned: PlannedOperation;
  /** Whether it answers 501, because nobody has written it yet. */
  readonly isOpen: boolean;
  /** `POST /books`. */
  readonly title: string;
  readonly path: readonly ParameterView[];
  readonly query: readonly ParameterView[];
  readonly header: readonly ParameterView[];
  readonly body?: BodyView;
  /** The property of the body that must tell the id again which the path tells. */
  readonly repeatedId?: string;
  /** What a form holds beside the file with which an item is made. */
  readonly fields?: readonly PropertyShape[];
  /** Whether there is a body of another kind. */
  readonly hasOtherBody: boolean;
  readonly responses: readonly ResponseView[];
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\b/;

function findJson(content: Readonly<Record<string, MediaType>> | undefined): [string, MediaType] | undefined {
  return Object.entries(content ?? {}).find(([type]) => JSON_TYPE.test(type));
}

const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data';

/** The form of a login without JSON: OAuth's password flow, as FastAPI declares it. */
function findForm(content: Readonly<Record<string, MediaType>> = {}): [string, MediaType] | undefined {
  const media = content[FORM];
  return media === undefined ? undefined : [FORM, media];
}

function nameSchema(media: MediaType, fallback: string): string {
  const { schema } = media;
  const reference = typeof schema === 'object' ? schema.$ref : undefined;
  const component = reference === undefined ? undefined : findComponentName(reference);
  return toIdentifier(component ?? fallback, 'pascal');
}

function findPrefix({ in: place, name, style }: Parameter): string | undefined {
  if (place !== 'path' || style === undefined || style === 'simple') return undefined;
  return style === 'label' ? '.' : `;${name}=`;
}

/** The parameters of an operation, by where requests carry them. */
export function viewParameters(
  document: OpenApiDocument,
  entry: OperationEntry,
): Pick<OperationView, 'path' | 'query' | 'header'> {
  const all = listParameters(document, entry).map(({ value, pointer }) => {
    const inContent = findJson(value.content)?.[1].schema;
    const shape = parseShape(document, value.schema ?? inContent, extendPointer(pointer, 'schema'));
    const isExploded = value.explode ?? (value.style ?? 'form') === 'form';
    const prefix = findPrefix(value);
    const styled = prefix === undefined ? {} : { prefix };
    const isRequired = value.required === true;
    return { place: value.in, view: { name: value.name, isRequired, shape, isExploded, ...styled } };
  });
  const at = (wanted: string): ParameterView[] => all.filter(({ place }) => place === wanted).map(({ view }) => view);
  return { path: at('path'), query: at('query'), header: at('header') };
}

/** What travels in a wrapper, or the whole where there is none. */
function unwrap(shape: Shape, wrapper: string | undefined): Shape {
  const inner = shape.kind === 'object' ? shape.properties.find(({ name }) => name === wrapper)?.shape : undefined;
  return inner ?? shape;
}

/** The shape with what the plan says of its texts: the document tells it by an answer, not by the schema. */
function refuseBlank(shape: Shape, names: readonly string[] = []): Shape {
  if (shape.kind !== 'object') return shape;
  const properties = shape.properties.map((property) =>
    names.includes(property.name) && property.shape.kind === 'string'
      ? {
          ...property,
          shape: { ...property.shape, minLength: Math.max(1, property.shape.minLength), isNotBlank: true },
        }
      : property,
  );
  return { ...shape, properties };
}

/** What a form holds that makes an item, but for its files. */
function viewFields(
  document: OpenApiDocument,
  content: Readonly<Record<string, MediaType>> = {},
  { kind, upload }: PlannedOperation,
  pointer: string,
): Pick<OperationView, 'fields'> {
  const media = content[PARTS];
  if (kind !== 'create' || upload?.part === undefined || media === undefined) return {};
  const shape = parseShape(document, media.schema, extendPointer(pointer, 'content', PARTS, 'schema'));
  const files = new Set([upload.part, ...(upload.others ?? []).map(({ part }) => part)]);
  return shape.kind === 'object' ? { fields: shape.properties.filter(({ name }) => !files.has(name)) } : {};
}

function viewBody(
  document: OpenApiDocument,
  { operation, pointer }: OperationEntry,
  planned: PlannedOperation,
): Pick<OperationView, 'body' | 'fields' | 'hasOtherBody'> {
  const { id, kind, bodyProperty, upload, notBlank } = planned;
  if (operation.requestBody === undefined) return { hasOtherBody: false };
  const body = followReference<RequestBody>(document, operation.requestBody, extendPointer(pointer, 'requestBody'));
  const json = findJson(body.value.content);
  const form = json === undefined && kind === 'login' ? findForm(body.value.content) : undefined;
  const found = json ?? form;
  if (found === undefined || upload !== undefined)
    return { ...viewFields(document, body.value.content, planned, body.pointer), hasOtherBody: true };
  const [type, media] = found;
  const shape = parseShape(document, media.schema, extendPointer(body.pointer, 'content', type, 'schema'));
  return {
    body: {
      ...(form === undefined ? {} : { isForm: true }),
      isRequired: body.value.required === true,
      shape: refuseBlank(unwrap(shape, bodyProperty), notBlank?.properties),
      name: nameSchema(media, `${id}Body`),
    },
    hasOtherBody: false,
  };
}

function viewResponses(document: OpenApiDocument, { operation, pointer }: OperationEntry, id: string): ResponseView[] {
  return Object.entries(operation.responses ?? {}).map(([status, response]) => {
    const located = followReference<Response>(document, response, extendPointer(pointer, 'responses', status));
    const found = findJson(located.value.content);
    const { description } = located.value;
    const types = Object.keys(located.value.content ?? {});
    if (found === undefined) return { status, description, types };
    const [type, media] = found;
    return {
      status,
      description,
      types,
      shape: parseShape(document, media.schema, extendPointer(located.pointer, 'content', type, 'schema')),
      name: nameSchema(media, `${id}Answer`),
    };
  });
}

/** Joins a planned operation with its place in the specification. */
export function viewOperation(
  document: OpenApiDocument,
  planned: PlannedOperation,
  entry: OperationEntry,
  isOpen: boolean,
): OperationView {
  return {
    planned,
    isOpen,
    title: `${planned.method.toUpperCase()} ${planned.path}`,
    ...viewParameters(document, entry),
    ...viewBody(document, entry, planned),
    responses: viewResponses(document, entry, planned.id),
  };
}

const OF_ITEM: ReadonlySet<string> = new Set([
  ...['read', 'replace', 'patch', 'query-patch', 'delete', 'transition', 'mark', 'unmark', 'restore'],
  ...['upload', 'download', 'remove-file', 'refer', 'unrefer'],
]);

/** Whether it is about one stored item that its path selects. */
export function isOfItem({ planned }: OperationView): boolean {
  return OF_ITEM.has(planned.kind);
}

/** Whether its body names what changes and leaves the rest: any part of it, where nothing is required. */
export function isPartial({ planned, body }: OperationView): boolean {
  if (planned.kind !== 'patch' && planned.kind !== 'patch-self') return false;
  return body?.shape.kind !== 'object' || body.shape.properties.every((one) => one.isReadOnly || !one.isRequired);
}

/** Whether the specification declares a status of an operation by name, as a range such as `4XX`, or by `default`. */
export function isDeclared({ responses }: OperationView, status: number): boolean {
  const ways = [String(status), `${Math.floor(status / 100)}xx`, 'default'];
  return responses.some((response) => ways.includes(response.status.toLowerCase()));
}

/** Whether it names exactly this status. */
export function isNamed({ responses }: OperationView, status: number): boolean {
  return responses.some((response) => response.status === String(status));
}

/** The status with which an operation must refuse a request that does not follow the specification. */
export function refusalStatus(operation: OperationView): number {
  return !isNamed(operation, 400) && isNamed(operation, 422) ? 422 : 400;
}

/** What answers who proves not to be anybody. */
export function strangerStatus({ responses }: OperationView): 401 | 403 {
  return findStrangerStatus(new Set(responses.map(({ status }) => status)));
}

/** The shape in which a success shows an item, or each item of a list; `undefined` where it shows none. */
export function findShown({ planned, responses }: OperationView): Shape | undefined {
  const { success } = planned;
  const whole = responses.find(({ status }) => status === String(success?.status))?.shape;
  if (success === undefined || whole === undefined) return undefined;
  const envelope = unwrap(whole, success.envelopeProperty);
  if (success.shape === 'item') return unwrap(envelope, success.itemProperty);
  const list = success.shape === 'array' ? whole : unwrap(envelope, success.itemsProperty);
  return (success.shape === 'array' || success.shape === 'envelope') && list.kind === 'array' ? list.items : undefined;
}
