import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Role } from '../accounts/roles';
import type { Rule } from '../find-rule';
import { inferCreate, inferPatch, inferReplace } from '../infer-item';
import type { Inference, InferenceContext } from '../inference';
import { isPluralName } from '../names';
import type { OperationView } from '../operation-view';
import type { PathParent } from '../path-shape';
import type { ResourceDraft } from '../resources';
import { findDraftByKey } from '../resources';

import type { CarriedFile } from './carried-file';
import { findCarriedFile, isFileType, nameAllCarried } from './carried-file';
import { inferDownload, inferRemoveFile, inferUpload } from './infer-file';
import { findFile, nameFile } from './slots';

/** An operation below an item of a resource, at a place where no other resource is. */
interface Place {
  readonly view: OperationView;
  readonly draft: ResourceDraft;
  readonly segment: string;
  readonly parents: readonly PathParent[];
}

/** What fills a file. */
interface Source {
  readonly draft: ResourceDraft;
  readonly file: string;
  readonly view: OperationView;
  readonly carried: CarriedFile;
}

type Upload = Place & Source;

/** The resource that a path selects an item of: also by the last part of its place, as in `/files/{id}/content`. */
function findSelected(drafts: readonly ResourceDraft[], key: string): ResourceDraft | undefined {
  const nested = key.includes('{}') ? [] : drafts.filter((one) => one.collections[0]?.key.endsWith(`/{}${key}`));
  return findDraftByKey(drafts, key) ?? (nested.length === 1 ? nested[0] : undefined);
}

function findPlace(view: OperationView, drafts: readonly ResourceDraft[]): Place[] {
  const { shape } = view;
  if (shape.kind === 'item') {
    const item = findDraftByKey(drafts, shape.key);
    // The item itself, where it is given as its file.
    return item === undefined ? [] : [{ view, draft: item, segment: 'file', parents: shape.parents }];
  }
  if (shape.kind !== 'collection' || !shape.key.endsWith(`/{}/${shape.segment}`)) return [];
  const draft = findSelected(drafts, shape.parents.at(-1)?.key ?? '');
  if (draft === undefined || findDraftByKey(drafts, shape.key) !== undefined) return [];
  return [{ view, draft, segment: shape.segment, parents: shape.parents.slice(0, -1) }];
}

/** `POST /pets/{petId}/photos` adds to many, of which nothing tells one from another. */
function findUpload(document: OpenApiDocument, place: Place): Upload[] {
  const { method } = place.view.entry;
  if (!['post', 'put', 'patch'].includes(method)) return [];
  if (place.view.shape.kind === 'item' && method !== 'put') return [];
  if (method === 'post' && isPluralName(place.segment)) return [];
  const carried = findCarriedFile(document, place.view);
  // An item that changes together with its file is no file alone.
  if (carried === undefined || (place.view.shape.kind === 'item' && carried.fields.size > 0)) return [];
  const name = nameFile(place.segment);
  // What items begin with is what is replaced.
  const file = findFile(name, place.draft.files?.map((one) => one.name) ?? []) ?? name;
  return [{ ...place, file, carried }];
}

const CHANGES: Readonly<Partial<Record<string, Rule>>> = { put: inferReplace, patch: inferPatch };

/** What makes or changes items, and carries files with them. */
function findWrites(document: OpenApiDocument, drafts: readonly ResourceDraft[]): Source[] {
  return drafts.flatMap((draft) => {
    const { onCollection = [], onItem = [] } = draft.collections[0] ?? {};
    const creates = onCollection.filter(({ entry }) => entry.method === 'post');
    const changes = onItem.filter(({ entry }) => CHANGES[entry.method] !== undefined);
    return [...creates, ...changes].flatMap((view): Source[] => {
      const carried = findCarriedFile(document, view);
      if (carried === undefined || (changes.includes(view) && carried.fields.size === 0)) return [];
      return nameAllCarried(carried).map((file) => ({ draft, file, view, carried }));
    });
  });
}

function createOther({ view, draft, segment, parents }: Place, sources: readonly Source[]): [string, Role][] {
  const own = sources.filter((one) => one.draft === draft);
  const file = findFile(nameFile(segment), [...new Set(own.map((one) => one.file))]);
  const source = own.find((one) => one.file === file);
  if (file === undefined || source === undefined) return [];
  const { method } = view.entry;
  const isDownload = method === 'get' && view.success?.body !== undefined && isFileType(view.success.body.contentType);
  // DELETE of the item itself is about the item, and what begins with a file keeps one.
  const isRemoval = method === 'delete' && view.shape.kind === 'collection' && draft.files === undefined;
  if (!isDownload && !isRemoval) return [];
  const rule: Role['rule'] = (one, context) => {
    const stored = inferSource(source, context);
    if ('reason' in stored) return { reason: `nothing stores the file: of ${source.view.id}, ${stored.reason}` };
    return isDownload ? inferDownload(file, one) : inferRemoveFile(file, one, context);
  };
  return [[view.id, { draft, parents, rule }]];
}

function inferSource({ file, carried, view }: Source, context: InferenceContext): Inference {
  const change = view.shape.kind === 'item' && carried.fields.size > 0 ? CHANGES[view.entry.method] : undefined;
  if (change !== undefined) return change(view, context);
  return view.shape.kind === 'collection' && findDraftByKey([context.draft], view.shape.key) !== undefined
    ? inferCreate(view, context)
    : inferUpload(file, carried, view, context);
}

/** The operations that store bytes beside items, give them and take them away, by id. */
export function assignFileRoles(
  document: OpenApiDocument,
  views: readonly OperationView[],
  drafts: readonly ResourceDraft[],
): ReadonlyMap<string, Role> {
  const places = views.flatMap((view) => findPlace(view, drafts));
  const uploads = places.flatMap((place) => findUpload(document, place));
  const sources = [...findWrites(document, drafts), ...uploads];
  const ids = new Set(uploads.map(({ view }) => view.id));
  return new Map<string, Role>([
    ...uploads.map(({ view, draft, parents, file, carried }): [string, Role] => [
      view.id,
      { draft, parents, rule: (one, context) => inferUpload(file, carried, one, context) },
    ]),
    ...places.filter(({ view }) => !ids.has(view.id)).flatMap((place) => createOther(place, sources)),
  ]);
}
