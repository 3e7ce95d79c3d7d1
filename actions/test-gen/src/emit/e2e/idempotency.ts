import type { OperationView } from '../../service/operation-view';
import { refusalStatus } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import { renderOther } from '../../values/other';
import { renderSample } from '../../values/sample';
import type { Entries } from '../calls';
import { renderCall, renderItem } from '../calls';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { attempt } from './attempt';
import { renderManyBody } from './create-many';
import { expectInventory } from './inventory';
import { renderRefusal } from './refusals';

type Idempotency = NonNullable<OperationView['planned']['idempotency']>;

/** An operation whose requests may carry a key, and what its tests begin with. */
interface Keyed {
  readonly header: string;
  readonly status: number;
  /** Code before the first request; it makes up a `key`. */
  readonly setting: readonly string[];
  /** Code of a request. */
  readonly call: (headers: Entries, body?: string) => string;
  /** Code that expects that only the first request has stored something. */
  readonly once: readonly string[];
}

function describeKey({ header }: OperationView, { header: name }: Idempotency): string {
  const shape = header.find((parameter) => parameter.name === name)?.shape ?? {
    kind: 'string',
    minLength: 0,
    isNullable: false,
  };
  return `const key = ${renderSample(shape, name, 'unique')};`;
}

function repeat({ header, status, setting, call, once }: Keyed): TestCase[] {
  const request = call([[header, 'key']]);
  return [
    {
      title: `answers a request with the same ${header} as it did before, and does nothing more`,
      lines: [
        ...setting,
        `const first = await ${request};`,
        `expectDeclared(first, ${status});`,
        `const second = await ${request};`,
        `expectDeclared(second, ${status});`,
        'expect(second.body).toEqual(first.body);',
        ...once,
      ],
    },
    {
      title: `gives two requests with the same ${header} at once the same answer, and does it once`,
      lines: [
        ...setting,
        `const [first, second] = await Promise.all([${request}, ${request}]);`,
        `expectDeclared(first, ${status});`,
        `expectDeclared(second, ${status});`,
        'expect(second.body).toEqual(first.body);',
        ...once,
      ],
    },
  ];
}

/** Repeated requests to store an item. */
function emitCreating(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  key: Idempotency,
): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined || typeof resource.storing === 'string') return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const sent = scene.body(body);
  const isShown = operation.planned.success?.shape === 'item';
  const id = renderAccess(renderItem(operation, 'first'), resource.resource.id.property);
  const keyed: Keyed = {
    header: key.header,
    status: operation.planned.success?.status ?? 201,
    setting: [...scene.lines, describeKey(operation, key), `const sent = ${sent};`],
    call: (headers, code = 'sent') => renderCall(operation, { path, body: code, headers }),
    once: isShown ? expectInventory(context, resource, 'listed', [id]) : [],
  };
  const other = body.plan.properties.find(
    (property) => renderOther(property) !== renderSample(property.shape, property.name),
  );
  const conflict: TestCase = {
    title: `answers ${key.conflict} to another request with the same ${key.header}, and does nothing`,
    lines: [
      ...keyed.setting,
      `const first = await ${keyed.call([[key.header, 'key']])};`,
      `expectDeclared(first, ${keyed.status});`,
      `const answer = await ${keyed.call([[key.header, 'key']], other === undefined ? 'sent' : `{ ...sent, ${renderOtherMember(other)} }`)};`,
      renderRefusal(operation, key.conflict),
      ...keyed.once,
    ],
  };
  return [...repeat(keyed), ...(other === undefined ? [] : [conflict]), ...refuseKeyless(operation, key, keyed)];
}

function renderOtherMember(property: Parameters<typeof renderOther>[0]): string {
  return `${JSON.stringify(property.name)}: ${renderOther(property)}`;
}

function refuseKeyless(
  operation: OperationView,
  { isRequired, header }: Idempotency,
  { setting, call }: Keyed,
): TestCase[] {
  if (!isRequired) return [];
  const status = refusalStatus(operation);
  const begin = setting.filter((line) => !line.startsWith('const key = '));
  return [
    {
      title: `answers ${status} without ${header}`,
      lines: [...begin, `const answer = await ${call([[header, 'undefined']])};`, renderRefusal(operation, status)],
    },
  ];
}

/** Repeated requests to store many items. */
function emitCreatingMany(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  key: Idempotency,
): TestCase[] {
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const sent = renderManyBody(context, resource, operation, scene);
  if (sent === undefined) return [];
  const keyed: Keyed = {
    header: key.header,
    status: operation.planned.success?.status ?? 201,
    setting: [...scene.lines, describeKey(operation, key), `const sent = ${sent};`],
    call: (headers) => renderCall(operation, { path, body: 'sent', headers }),
    once: [],
  };
  return [...repeat(keyed), ...refuseKeyless(operation, key, keyed)];
}

/** Repeated requests to move an item. */
function emitMoving(
  context: EmitContext,
  resource: ResourceView,
  operation: OperationView,
  key: Idempotency,
): TestCase[] {
  const one = attempt(context, resource, operation);
  if (one === undefined) return [];
  const keyed: Keyed = {
    header: key.header,
    status: operation.planned.success?.status ?? 200,
    setting: [...one.lines, describeKey(operation, key)],
    call: one.call,
    once: [],
  };
  return [...repeat(keyed), ...refuseKeyless(operation, key, keyed)];
}

/** What an operation makes of the key by which a repeated request is told from a new one. */
export function emitIdempotency(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { idempotency, kind } = operation.planned;
  if (idempotency === undefined || typeof resource.storing === 'string') return [];
  if (kind === 'create-many') return emitCreatingMany(context, resource, operation, idempotency);
  if (kind === 'transition') return emitMoving(context, resource, operation, idempotency);
  return kind === 'create' ? emitCreating(context, resource, operation, idempotency) : [];
}
