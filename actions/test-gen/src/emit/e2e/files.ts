import type { PlannedOperation } from '@orchestrate/contracts/plan';

import type { OperationView } from '../../service/operation-view';
import { isDeclared } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderLiteral, renderObject } from '../../text/code';
import { renderCall } from '../calls';
import type { EmitContext, StoredItem } from '../scene';
import { pathOf, Scene } from '../scene';
import { renderFile, findConcrete } from '../sent-file';
import type { Row, TestCase } from '../test-module';

import { renderReading } from './read';
import { renderRefusal } from './refusals';

/** The most bytes that a service takes in one request unless its specification says otherwise, rounded down. */
const USUAL_BYTES = 1_000_000;
const UNKNOWN_TYPE = 'application/x-unknown';

function findPartner(
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
function expectBytes(download: OperationView | undefined, item: StoredItem, file: string, given = 'given'): string[] {
  if (download === undefined) return [];
  return [
    `const ${given} = ${call(download, item)};`,
    `expectDeclared(${given}, ${statusOf(download)});`,
    `expect(${given}.bytes).toEqual(${file}.content);`,
  ];
}

const FACTS: Readonly<Record<string, string>> = {
  type: 'file.type',
  size: 'file.content.length',
  status: 'answer.status',
  done: 'true',
};

/** What is shown of a file, as code; names and messages are nobody's promise. */
function renderFacts(facts: readonly { readonly property: string; readonly shows: string }[]): string | undefined {
  const known = facts.flatMap(({ property, shows }) => {
    const code = FACTS[shows];
    return code === undefined ? [] : [[property, code] as const];
  });
  return known.length === 0 ? undefined : renderObject(known);
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

/** Every way in which a request may carry a file, and the largest file. */
function listFiles({ planned }: OperationView): Row[] {
  const { types = [], part, partTypes = [], maxBytes } = planned.upload ?? {};
  const row = (type: string, inPart?: string): Row => ({
    label: `${type}${inPart === undefined ? '' : ` in the part ${inPart}`}`,
    values: [renderFile(planned, { type: findConcrete(type), ...(inPart === undefined ? {} : { part: inPart }) })],
  });
  const rows = [
    ...types.map((type) => row(type)),
    ...(part === undefined ? [] : (partTypes.length === 0 ? ['*/*'] : partTypes).map((type) => row(type, part))),
  ];
  if (maxBytes === undefined || maxBytes > USUAL_BYTES || maxBytes < 1) return rows;
  return [...rows, { label: `of ${maxBytes} bytes`, values: [renderFile(planned, { bytes: maxBytes })] }];
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

function refuseFiles(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { planned } = operation;
  const { types = [], part, partTypes, maxBytes } = planned.upload ?? {};
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const refuse = (status: number, what: string, file: string): TestCase => ({
    title: `${isDeclared(operation, status) ? `answers ${status} to` : 'refuses'} ${what}`,
    lines: [...scene.lines, `const answer = ${call(operation, item, file)};`, renderRefusal(operation, status)],
  });
  const isAny = (one: string): boolean => one === '*/*' || one === 'application/*';
  return [
    ...(maxBytes === undefined || maxBytes >= USUAL_BYTES
      ? []
      : [refuse(413, `a file of more than ${maxBytes} bytes`, renderFile(planned, { bytes: maxBytes + 1 }))]),
    ...(types.some(isAny)
      ? []
      : [
          refuse(
            415,
            'a file of a type that is not declared',
            `{ content: bytes(9), type: ${renderLiteral(UNKNOWN_TYPE)} }`,
          ),
        ]),
    ...(part === undefined || partTypes === undefined || partTypes.some(isAny)
      ? []
      : [refuse(415, 'a part of a type that is not declared', renderFile(planned, { type: UNKNOWN_TYPE, part }))]),
  ];
}

/** Storing a file beside an item. */
export function emitUpload(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (typeof resource.storing === 'string' || operation.planned.upload === undefined) return [];
  return [...keepBytes(context, resource, operation), ...refuseFiles(context, resource, operation)];
}

/** Code that stores an item and a file beside it; `undefined` where nothing here can. */
function storeFile(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
): { readonly lines: string[]; readonly item: StoredItem; readonly bare: string[] } | undefined {
  const upload = findPartner(context, resource, operation, 'upload');
  if (typeof resource.storing === 'string' || upload?.planned.upload === undefined) return undefined;
  const scene = new Scene(context);
  const item = scene.store(resource.resource.name);
  const file = `const file = ${renderFile(upload.planned)};`;
  const store = `expectDeclared(${call(upload, item, 'file')}, ${statusOf(upload)});`;
  return { lines: [...scene.lines, file, store], item, bare: scene.lines };
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
    {
      title: `answers 404 where the ${resource.resource.name} has no file`,
      lines: [...bare, `const answer = ${call(operation, item)};`, renderRefusal(operation, 404)],
    },
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
    {
      title: `answers 404 where the ${resource.resource.name} has no file`,
      lines: [...bare, `const answer = ${call(operation, item)};`, renderRefusal(operation, 404)],
    },
  ];
}
