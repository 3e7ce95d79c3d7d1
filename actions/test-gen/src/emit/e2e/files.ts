import type { PlannedOperation } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import { renderFile } from '../sent-file';
import type { TestCase } from '../test-module';

import { listFiles, refuseFiles, renderFacts } from './file-cases';
import { makeWithFile, renderFields } from './file-of-new';
import { renderReading } from './read';
import { renderRefusal } from './refusals';

/** The operation of this kind on the same file, where the tests can call it. */
export function findPartner(
  { view }: EmitContext,
  resource: ResourceView,
  { planned }: OperationView,
  kind: PlannedOperation['kind'],
): OperationView | undefined {
  return resource.operations.find(
    (one) =>
      one.planned.kind === kind && one.planned.file === planned.file && chooseSchemes(view.plan, one) !== undefined,
  );
}

const call = (operation: OperationView, item: StoredItem, body?: string): string =>
  `await ${renderCall(operation, { path: pathOf(operation, item), ...(body === undefined ? {} : { body }) })}`;

function statusOf({ planned }: OperationView): number {
  return planned.success?.status ?? 200;
}

/** Code that expects a download to give the bytes of the file of this name. */
export function expectBytes(
  download: OperationView | undefined,
  item: StoredItem,
  file: string,
  given = 'given',
): string[] {
  if (download === undefined) return [];
  return [
    `const ${given} = ${call(download, item)};`,
    `expectDeclared(${given}, ${statusOf(download)});`,
    `expect(${given}.bytes).toEqual(${file}.content);`,
  ];
}

/** Code that expects an answer, and the item that the file is of, to tell what was sent. */
function expectFacts({ resource, read }: ResourceView, { planned }: OperationView, item: StoredItem): string[] {
  const told = renderFacts(planned.upload?.receipt ?? []);
  const shown = renderFacts(resource.files?.find(({ name }) => name === planned.file)?.facts ?? []);
  const itemOf = (code: string | undefined): string => (code === undefined ? 'read.body' : `read.body.${code}`);
  return [
    ...(told === undefined ? [] : [`expect(answer.body).toMatchObject(${told});`]),
    ...(shown === undefined || read === undefined
      ? []
      : [
          ...renderReading({ read } as ResourceView, item),
          `expect(${itemOf(read.planned.success?.itemProperty)}).toMatchObject(${shown});`,
        ]),
  ];
}

function keepBytes(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const download = findPartner(context, resource, operation, 'download');
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const status = statusOf(operation);
  return [
    {
      title: `answers ${status} and keeps every byte of a file %s`,
      table: { columns: ['file'], rows: listFiles(operation) },
      lines: [
        ...scene.lines,
        `const answer = ${call(operation, item, 'file')};`,
        `expectDeclared(answer, ${status});`,
        ...expectFacts(resource, operation, item),
        ...expectBytes(download, item, 'file'),
      ],
    },
    ...(download === undefined
      ? []
      : [
          {
            title: 'keeps the last of two files',
            lines: [
              ...scene.lines,
              `expectDeclared(${call(operation, item)}, ${status});`,
              `const file = ${renderFile(operation.planned, { bytes: 7 })};`,
              `expectDeclared(${call(operation, item, 'file')}, ${status});`,
              ...expectBytes(download, item, 'file'),
            ],
          },
        ]),
  ];
}

/** Storing a file beside an item. */
export function emitUpload(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string' || operation.planned.upload === undefined) return [];
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const refused = refuseFiles(operation, scene.lines, (file) => call(operation, item, file));
  return [...keepBytes(context, resource, operation), ...refused];
}

/** Code that stores an item and a file beside it, or with it; `undefined` where nothing here can. */
function storeFile(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
): { readonly lines: string[]; readonly item: StoredItem; readonly bare?: string[] } | undefined {
  const { storing } = resource;
  const upload = findPartner(context, resource, operation, 'upload');
  if (typeof storing === 'string') return undefined;
  const scene = new Scene(context);
  if (upload?.planned.upload === undefined) {
    const { planned } = storing.operation;
    if (planned.upload === undefined || planned.file !== operation.planned.file) return undefined;
    const made = makeWithFile(scene, resource, storing, { file: 'file', answer: 'stored' });
    const fields = renderFields(storing);
    const file = renderFile(planned, fields === undefined ? {} : { fields });
    return { lines: [...scene.lines, `const file = ${file};`, ...made.lines], item: made.item };
  }
  const item = scene.store(resource.resource.name);
  const file = `const file = ${renderFile(upload.planned)};`;
  const store = `expectDeclared(${call(upload, item, 'file')}, ${statusOf(upload)});`;
  return { lines: [...scene.lines, file, store], item, bare: scene.lines };
}

/** An item without a file; none is where all begin with one. */
function refuseNone(
  { resource }: ResourceView,
  operation: OperationView,
  item: StoredItem,
  bare: readonly string[] | undefined,
): TestCase[] {
  if (bare === undefined) return [];
  return [
    {
      title: `answers 404 where the ${resource.name} has no file`,
      lines: [...bare, `const answer = ${call(operation, item)};`, renderRefusal(operation, 404)],
    },
  ];
}

/** Reading a file beside an item. */
export function emitDownload(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const stored = storeFile(context, resource, operation);
  if (stored === undefined) return [];
  const { lines, item, bare } = stored;
  return [
    {
      title: `answers ${statusOf(operation)} with the bytes that were stored`,
      lines: [...lines, ...expectBytes(operation, item, 'file', 'answer')],
    },
    ...refuseNone(resource, operation, item, bare),
  ];
}

/** Removing a file beside an item. */
export function emitRemoveFile(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const stored = storeFile(context, resource, operation);
  if (stored === undefined) return [];
  const { lines, item, bare } = stored;
  const download = findPartner(context, resource, operation, 'download');
  const gone = download === undefined ? [] : [`const answer = ${call(download, item)};`, renderRefusal(download, 404)];
  return [
    {
      title: `answers ${statusOf(operation)}, and then the file is gone`,
      lines: [...lines, `expectDeclared(${call(operation, item)}, ${statusOf(operation)});`, ...gone],
    },
    ...refuseNone(resource, operation, item, bare),
  ];
}
