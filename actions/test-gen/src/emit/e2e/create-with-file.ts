import type { OperationView } from '../../service/operation-view';
import { isNamed, refusalStatus } from '../../service/operation-view';
import type { ResourceView, Storing } from '../../service/resource-view';
import { listMirrored, listShown } from '../../service/resource-view';
import { listFields } from '../../service/sent-form';
import type { PropertyShape } from '../../shapes/shape';
import { renderLiteral, renderObject } from '../../text/code';
import { listFaults, listTextualFaults } from '../../values/faults';
import { renderSample } from '../../values/sample';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import { renderFile } from '../sent-file';
import type { Row, TestCase } from '../test-module';

import { listFiles, refuseFiles, renderFacts } from './file-cases';
import { makeWithFile, renderFields } from './file-of-new';
import { expectBytes, findPartner } from './files';
import { renderRefusal } from './refusals';

/** An operation that makes an item of a file. */
interface Making {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly storing: Storing;
}

/** Code of a file with what its form must hold, and what is given. */
function renderSent({ storing }: Making, given: Entries = []): string {
  const fields = renderFields(storing, given);
  return renderFile(storing.operation.planned, fields === undefined ? {} : { fields });
}

function keepBytes(making: Making): TestCase {
  const { context, resource, storing } = making;
  const { operation } = storing;
  const { planned } = operation;
  const scene = new Scene(context);
  const { lines, item } = makeWithFile(scene, resource, storing, { file: 'file', answer: 'answer' });
  const shown = listShown(resource, operation);
  const told = resource.resource.files?.find(({ name }) => name === planned.file)?.facts ?? [];
  const facts = renderFacts(told.filter(({ property }) => shown.includes(property)));
  return {
    title: `answers ${planned.success?.status ?? 201} and keeps every byte of a file %s`,
    table: { columns: ['file'], rows: listFiles(operation, renderFields(storing)) },
    lines: [
      ...scene.lines,
      ...lines,
      ...(facts === undefined ? [] : [`expect(${item.variable}).toMatchObject(${facts});`]),
      ...expectBytes(findPartner(context, resource, operation, 'download'), item, 'file'),
    ],
  };
}

/** What the form holds beside the file is shown. */
function keepFields(making: Making, fields: readonly PropertyShape[]): TestCase[] {
  const { context, resource, storing } = making;
  const { operation } = storing;
  const mirrored = listMirrored(resource, operation);
  const names = fields.map(({ name }) => name).filter((name) => mirrored.includes(name));
  if (names.length === 0) return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const sent = fields.map(({ name, shape }): [string, string] => [name, renderSample(shape, name)]);
  const only = names.map(renderLiteral).join(', ');
  return [
    {
      title: `keeps ${names.join(', ')} beside the file`,
      lines: [
        ...scene.lines,
        `const sent = ${renderObject(sent)};`,
        `const answer = await ${renderCall(operation, { path, body: renderFile(operation.planned, { fields: 'sent' }) })};`,
        `expectDeclared(answer, ${operation.planned.success?.status ?? 201});`,
        `expect(only(${renderItem(operation)}, ${only})).toEqual(only(sent, ${only}));`,
      ],
    },
  ];
}

/** Texts that a field cannot have; what is no text travels as one. */
function listTexts(field: PropertyShape): { readonly label: string; readonly code: string }[] {
  const { name, shape } = field;
  if (shape.kind === 'string')
    return listFaults([{ ...field, isRequired: false }]).flatMap(({ label, value }) =>
      value.startsWith('"') ? [{ label, code: value }] : [],
    );
  return listTextualFaults(shape).map(({ label, value }) => ({
    label: `whose ${name} ${label}`,
    code: renderLiteral(value),
  }));
}

function refuseForms(making: Making, fields: readonly PropertyShape[]): TestCase[] {
  const { context, resource, storing } = making;
  const { operation } = storing;
  const status = refusalStatus(operation);
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const rows = fields.flatMap((field) =>
    listTexts(field).map(({ label, code }): Row => ({
      label,
      values: [renderSent(making, [[field.name, code]])],
    })),
  );
  const { part, isOptional } = operation.planned.upload ?? {};
  const bare = { label: 'without the file', values: [renderFile({}, { part: `no-${part ?? ''}` })] };
  const all = part === undefined || isOptional === true ? rows : [...rows, bare];
  if (all.length === 0) return [];
  return [
    {
      title: `answers ${status} to a form %s`,
      table: { columns: ['file'], rows: all },
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: 'file' })};`,
        renderRefusal(operation, status),
      ],
    },
  ];
}

/** Making an item by a request that carries its file. */
export function emitCreateWithFile(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { storing } = resource;
  const { upload, parents } = operation.planned;
  if (typeof storing === 'string' || storing.operation !== operation || upload === undefined) return [];
  const making = { context, resource, storing };
  const fields = upload.types.length === 0 ? listFields(operation, resource.resource) : [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const orphan: TestCase = {
    title: `answers 404 where there is no such ${parents[0]?.resource ?? 'parent'}`,
    lines: [
      `const answer = await ${renderCall(operation, { body: renderSent(making) })};`,
      'expectDeclared(answer, 404);',
    ],
  };
  return [
    keepBytes(making),
    ...keepFields(making, fields),
    ...refuseForms(making, fields),
    ...refuseFiles(operation, scene.lines, (file) => `await ${renderCall(operation, { path, body: file })}`),
    ...(parents.length > 0 && isNamed(operation, 404) ? [orphan] : []),
  ];
}
