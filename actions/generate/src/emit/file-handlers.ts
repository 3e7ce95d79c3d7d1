import type { Receipt } from '@orchestrate/contracts/stored-file';

import { isDetailed } from '../model/derived';
import type { CarriedModel } from '../model/files';
import { carriesFiles, findFile, listCarried } from '../model/files';
import { listKinds } from '../model/form-fields';
import type { OperationModel } from '../model/operations';
import { readBodyShape } from '../model/resources';
import { renderObject } from '../schema/objects';
import { renderSchema } from '../schema/render-schema';
import { finish } from '../schema/scope';
import { toAccess, toLiteral, toMember } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import { renderAnswer, renderItemAnswer } from './answer';
import type { HandlerFrame } from './handler-frame';
import { renderGone, renderNoSuch, renderThrow, renderViewer } from './handler-frame';
import { readPath } from './path';
import { createScope } from './route';
import type { ServiceFrame } from './shared';
import { guard, renderMissing } from './writing';

export const UPLOADS_FILE = 'src/http/uploads.ts';
const FORMS_FILE = 'src/http/forms.ts';
const DOWNLOADS_FILE = 'src/http/downloads.ts';

/** What reads the bytes, where they must be there. */
function renderReader(
  { types, part, partTypes, maxBytes, isOptional }: CarriedModel['carrying'],
  module: SourceModule,
): string {
  const carrying = {
    ...(types.length === 0 ? {} : { types }),
    ...(part === undefined ? {} : { part }),
    ...(partTypes === undefined ? {} : { partTypes }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
  const reader = isOptional === true ? 'optionalFileReader' : 'fileReader';
  return `${module.use(reader, UPLOADS_FILE)}(${toLiteral(carrying)})`;
}

/** What reads all files of a request: one alone, or each by its name. */
function renderReaders(carried: readonly CarriedModel[], module: SourceModule): string {
  const [first, ...others] = carried;
  if (first === undefined) throw new Error('it carries no file');
  if (others.length === 0) return renderReader(first.carrying, module);
  const members = carried.map(({ file, carrying }) => `${file.planned.name}: ${renderReader(carrying, module)},`);
  return `${module.use('filesReader', UPLOADS_FILE)}({ ${members.join(' ')} })`;
}

/** `const readFile = …`: what reads the file that a request carries; `readCarried`, where it carries an item too. */
export function renderFileReader(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string[] {
  const { upload, resource: name } = operation.planned;
  if (operation.custom !== undefined || upload === undefined) return [];
  if (!carriesFiles(operation)) return [`const readFile = ${renderReader(upload, module)};`];
  const { document, resources, forms } = frame.service;
  const shape = readBodyShape(document, operation);
  const resource = resources.find(({ planned }) => planned.name === name);
  if (shape === undefined || resource === undefined) throw new Error(`${operation.planned.id} carries no object`);
  const carried = listCarried(operation, resource);
  const schema = finish(renderObject(shape, createScope(module, 'request', frame), renderSchema));
  const kinds = forms.kinds ? { kinds: listKinds(document, operation) ?? {} } : {};
  const parts = carried.flatMap(({ carrying }) => carrying.part ?? []);
  const form = toLiteral({ parts, ...kinds });
  return [
    `const readCarried = ${module.use('carriedReader', FORMS_FILE)}(${schema}, ${form}, ${renderReaders(carried, module)});`,
  ];
}

/** Reads an item and its files from a request that carries both. */
export function renderCarried({ operation }: HandlerFrame): string[] {
  return carriesFiles(operation) ? ['const carried = await readCarried(c.req.raw);'] : [];
}

/** Stores the files that a request carries beside an item. */
function renderPuts(item: string, { operation, resource }: HandlerFrame): string[] {
  const carried = listCarried(operation, resource);
  return carried.map(({ file, carrying }) => {
    const bytes = carried.length === 1 ? 'carried.file' : `carried.file.${file.planned.name}`;
    const put = `await ${file.storeKey}.put(${item}, ${bytes});`;
    return carrying.isOptional === true ? `if (${bytes} !== undefined) ${put}` : put;
  });
}

/** Stores an item together with the files that it begins with. */
export function renderBegun(input: string, frame: HandlerFrame): string {
  const { operation, resource } = frame;
  const keys = listCarried(operation, resource).map(({ file }) => file.storeKey);
  const isShown = operation.planned.success?.shape !== 'empty';
  const viewer = renderViewer(frame);
  const item = `item${toAccess(resource.id.property)}`;
  const stores = [resource.storeKey, ...keys].sort().join(', ');
  const given = [input, viewer.slice(2)].filter(Boolean).join(', ');
  const again = isDetailed(resource) ? `(await ${resource.storeKey}.find(${item}${viewer})) ?? item` : 'item';
  const lines = [
    `const item = await ${resource.storeKey}.insert(${given});`,
    ...renderPuts(item, frame),
    ...(isShown ? [`return ${again};`] : []),
  ];
  const work = `await ${frame.useNamed('atomically')}(async ({ ${stores} }) => {\n${lines.join('\n')}\n});`;
  return isShown ? `const ${resource.variable} = ${work}` : work;
}

/**
 * Stores the files that a request carries, before the item changes, so that what it shows of them is true.
 * @param before - what has looked at the item already
 */
export function renderChangedFiles(id: string, before: readonly string[], frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  if (!carriesFiles(operation)) return [];
  for (const { file } of listCarried(operation, resource)) frame.useNamed(file.storeKey);
  return [...(before.length > 0 ? [] : renderExistence(id, before, frame)), ...renderPuts(id, frame)];
}

const SHOWN: Readonly<Record<Exclude<Receipt['shows'], 'status' | 'message'>, string>> = {
  done: 'true',
  type: 'file.type',
  size: 'file.content.byteLength',
  name: 'file.name ?? undefined',
};

function renderReceipt(receipt: readonly Receipt[], frame: HandlerFrame): string {
  const { operation, resource } = frame;
  const message = `The ${findFile(operation, resource).words} was stored.`;
  const members = receipt.map(({ property, shows }) => {
    if (shows === 'status') return toMember(property, String(operation.planned.success?.status ?? 200));
    return toMember(property, shows === 'message' ? toLiteral(message) : SHOWN[shows]);
  });
  return `{ ${members.join(', ')} }`;
}

/** What answers the item, where the operation shows it: as it is after the change. */
function renderItem(id: string, frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { variable } = resource;
  if (operation.planned.success?.shape !== 'item') return [renderItemAnswer(variable, frame)];
  const find = `${frame.useStore(resource)}.find(${id}${renderViewer(frame)})`;
  return [`const ${variable} = await ${find};`, renderMissing(variable, frame), renderItemAnswer(variable, frame)];
}

/** Refuses to look for the file of an item that is not there, unless its parents or its owner were looked at before. */
function renderExistence(id: string, before: readonly string[], frame: HandlerFrame): string[] {
  if (before.length > 0) return [...before];
  const { resource } = frame;
  const missing = renderNoSuch(resource, frame);
  return [`if ((await ${frame.useStore(resource)}.find(${id})) === undefined) ${missing}`];
}

/**
 * Keeps the file of a request beside an item.
 * @param before - what keeps the request from an item that is another's
 */
export function renderUploadHandler(id: string, before: readonly string[], frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const { receipt } = operation.planned.upload ?? {};
  const store = frame.useNamed(findFile(operation, resource).storeKey);
  const gone = renderGone(frame);
  return [
    ...readPath(frame),
    ...renderExistence(id, before, frame),
    'const file = await readFile(c.req.raw);',
    ...guard([`await ${store}.put(${id}, file);`], [gone], frame),
    ...(receipt === undefined ? renderItem(id, frame) : [renderAnswer(renderReceipt(receipt, frame), frame)]),
  ];
}

function renderNoFile(frame: HandlerFrame): string {
  const { words } = findFile(frame.operation, frame.resource);
  return renderThrow(404, `This ${frame.resource.words} has no ${words}.`, frame);
}

/** Gives the file that is kept beside an item. */
export function renderDownloadHandler(id: string, before: readonly string[], frame: HandlerFrame): string[] {
  const { operation, resource, module } = frame;
  const { success } = operation.planned;
  const store = frame.useNamed(findFile(operation, resource).storeKey);
  const declared = operation.responses.get(String(success?.status))?.value.content ?? {};
  const send = `${module.use('sendFile', DOWNLOADS_FILE)}(c, file, ${toLiteral(Object.keys(declared))})`;
  return [
    ...readPath(frame),
    ...before,
    `const file = await ${store}.find(${id});`,
    `if (file === undefined) ${renderNoFile(frame)}`,
    `return ${send};`,
  ];
}

/** Removes the file that is kept beside an item. */
export function renderRemoveFileHandler(id: string, before: readonly string[], frame: HandlerFrame): string[] {
  const { operation, resource } = frame;
  const store = frame.useNamed(findFile(operation, resource).storeKey);
  return [
    ...readPath(frame),
    ...before,
    `if (!(await ${store}.remove(${id}))) ${renderNoFile(frame)}`,
    ...renderItem(id, frame),
  ];
}
