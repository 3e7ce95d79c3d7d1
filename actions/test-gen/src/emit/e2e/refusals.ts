import { isDeclared, isNamed, isOfItem, isPartial, refusalStatus, strangerStatus } from '../../service/operation-view';
import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderLiteral, renderObject } from '../../text/code';
import { listFaults, listTextualFaults } from '../../values/faults';
import { renderOther } from '../../values/other';
import type { Entries } from '../calls';
import { listUnknown, listUnknownPath, listUsualHeaders, renderCall, renderUsualBody } from '../calls';
import type { NamedBody } from '../naming';
import type { EmitContext } from '../scene';
import { onlyPath, pathOf, Scene } from '../scene';
import { renderFile } from '../sent-file';
import type { Row, TestCase } from '../test-module';

/** Code that checks an answer: the one status that the specification declares, else any refusal it declares. */
export function renderRefusal(operation: OperationView, status: number): string {
  return isDeclared(operation, status) ? `expectDeclared(answer, ${status});` : 'expectRefused(answer);';
}

/** Without credentials, and with wrong ones. */
export function refuseStrangers({ view }: EmitContext, operation: OperationView): TestCase[] {
  const { security } = operation.planned;
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return [];
  const body = operation.body === undefined ? {} : { body: '{}' };
  const status = strangerStatus(operation);
  const refuse = (credentials: 'none' | 'wrong', title: string): TestCase => ({
    title: `answers ${status} ${title}`,
    lines: [
      `const answer = await ${renderCall(operation, { path: listUnknownPath(operation), ...body, credentials })};`,
      `expectDeclared(answer, ${status});`,
    ],
  });
  const isCallable = chooseSchemes(view.plan, operation) !== undefined;
  return [refuse('none', 'without credentials'), ...(isCallable ? [refuse('wrong', 'to wrong credentials')] : [])];
}

/** Query parameters with values that their schemas do not allow. */
export function refuseQueries(context: EmitContext, operation: OperationView): TestCase[] {
  const faults = operation.query.flatMap(({ name, shape }) =>
    listTextualFaults(shape).map(({ label, value }) => ({ name, label, value })),
  );
  const rows = faults.map(({ name, label, value }) => ({
    label: `whose ${name} ${label}`,
    values: [renderObject([[name, renderLiteral(value)]])],
  }));
  const [first] = faults;
  if (first === undefined) return [];
  const carried = faults.every(({ name }) => name === first.name) ? [first.name] : [];
  const status = refusalStatus(operation);
  const [path, lines] = storedPath(context, operation);
  const call = renderCall(operation, { path, queryOver: 'query', carried });
  return [
    {
      title: `answers ${status} to a query %s`,
      table: { columns: ['query'], rows },
      lines: [...lines, `const answer = await ${call};`, renderRefusal(operation, status)],
    },
  ];
}

/** Values for the path that lead somewhere, so that the query alone is at fault. */
function storedPath(context: EmitContext, operation: OperationView): [Entries, string[]] {
  const scene = new Scene(context);
  const path = operation.path.map(({ name }): [string, string] => {
    const { parents, ancestors = [] } = operation.planned;
    const parent = [...parents, ...ancestors].find(({ parameter }) => parameter === name)?.resource;
    const storing = context.view.resources.find(({ resource }) => resource.name === parent)?.storing;
    const known = listUnknownPath(operation).find(([parameter]) => parameter === name)?.[1] ?? '""';
    return [name, parent === undefined || typeof storing !== 'object' ? known : scene.storeOnce(parent).id];
  });
  return [path, scene.lines];
}

/** Path parameters with values that their schemas do not allow. */
export function refusePaths(operation: OperationView): TestCase[] {
  const rows = operation.path.flatMap(({ name, shape }): Row[] =>
    listTextualFaults(shape)
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => ({
        label: `whose ${name} ${label}`,
        values: [
          renderObject(
            listUnknownPath(operation).map(([key, code]) => [key, key === name ? renderLiteral(value) : code]),
          ),
        ],
      })),
  );
  if (rows.length === 0) return [];
  const { planned, body, query, header, hasOtherBody } = operation;
  // Where only the path can be wrong, it names nothing.
  const isPathOnly = body === undefined && !hasOtherBody && query.length + header.length === 0;
  const isRefused = isNamed(operation, 400) || isNamed(operation, 422) || !isNamed(operation, 404);
  const status = isPathOnly && !isRefused ? 404 : refusalStatus(operation);
  const parts = planned.upload !== undefined ? [renderFile(planned)] : body === undefined ? [] : ['{}'];
  return [
    {
      title: `answers ${status} to a path %s`,
      table: { columns: ['values'], rows },
      lines: [
        `const answer = await api.${planned.id}(${['values', ...parts].join(', ')});`,
        renderRefusal(operation, status),
      ],
    },
  ];
}

/** An id that no item has. */
export function refuseUnknown(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  // What makes an item where there is none refuses nobody.
  if (operation.planned.creates === true) return [];
  // A list of nothing is an answer too, unless the specification promises another.
  const isOfMany = ['list', 'clear-collection', 'statistics'].includes(operation.planned.kind);
  const isPromised = !isOfMany || isDeclared(operation, 404);
  const unknown = listUnknown(operation);
  if (unknown.length === 0 || !isPromised) return [];
  const scene = new Scene(context);
  const body = context.bodies.get(operation.planned.id);
  const code = body === undefined ? renderUsualBody(operation) : renderValidBody(scene, body, resource);
  if (operation.body !== undefined && code === undefined) return [];
  // What a form must hold beside a file is not known here.
  if (operation.planned.upload !== undefined && operation.planned.kind !== 'upload') return [];
  const call = renderCall(operation, {
    path: unknown,
    ...(code === undefined ? {} : { body: code }),
  });
  const parent = operation.planned.parents[0]?.resource ?? 'parent';
  // What a body selects may be refused as any wrong body is.
  const isInBody =
    operation.planned.idProperty !== undefined &&
    !isDeclared(operation, 404) &&
    (isNamed(operation, 400) || isNamed(operation, 422));
  const noun = isOfMany ? parent : resource.resource.name;
  return [
    {
      title: `${isInBody ? 'refuses' : 'answers 404'} where there is no such ${noun}`,
      lines: [...scene.lines, `const answer = await ${call};`, renderRefusal(operation, 404)],
    },
  ];
}

/** Code of a body that breaks nothing: a whole one, or for a patch its first property. */
export function renderValidBody(scene: Scene, body: NamedBody, { storing }: ResourceView): string | undefined {
  if (typeof storing === 'string') return undefined;
  if (!isPartial(body.operation)) return scene.body(body);
  const [property] = body.plan.properties;
  return property === undefined ? undefined : renderObject([[property.name, renderOther(property)]]);
}

/** Bodies that break their schema in one place, and texts that are no such body at all. */
export function refuseBodies(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined || typeof resource.storing === 'string') return [];
  const status = refusalStatus(operation);
  const scene = new Scene(context);
  const path = isOfItem(operation)
    ? pathOf(operation, scene.store(resource.resource.name))
    : scene.storeParents(resource.resource.name);
  const setting = [...scene.lines];
  const isPatch = isPartial(operation);
  const valid = isPatch ? 'changes' : `{ ...${renderValidBody(scene, body, resource) ?? '{}'}, ...changes }`;
  const refuse = (
    what: string,
    column: string,
    rows: readonly Row[],
    lines: readonly string[],
    call: string,
  ): TestCase => ({
    title: `answers ${status} to ${what}`,
    table: { columns: [column], rows },
    lines: [...lines, `const answer = await ${call};`, renderRefusal(operation, status)],
  });
  const changes = listBodyRows(body);
  const call = renderCall(operation, { path, body: valid });
  const sendText = renderText(context, operation, path);
  return [
    ...(changes.length === 0 ? [] : [refuse('a body %s', 'changes', changes, scene.lines, call)]),
    refuse('%s', 'text', listTextRows(operation), setting, sendText),
  ];
}

/** Text that follows its schema and that PostgreSQL cannot hold. */
export function surviveNul(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  if (body === undefined || typeof resource.storing === 'string') return [];
  const free = body.plan.properties.find(
    ({ shape }) => shape.kind === 'string' && shape.pattern === undefined && shape.format === undefined,
  );
  if (free === undefined || operation.planned.kind !== 'create') return [];
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const code = scene.body(body, [[free.name, renderLiteral('text with \u0000 in it')]]);
  return [
    {
      title: `does not fail at the character NUL in ${free.name}`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: code })};`,
        'expect(answer.status).toBeLessThan(500);',
        'expectDeclared(answer, answer.status);',
      ],
    },
  ];
}

/** Code that sends the variable `text` as a body. */
function renderText({ view }: EmitContext, operation: OperationView, path: Entries): string {
  const { method, path: template } = operation.planned;
  const values = onlyPath(operation, path);
  const schemes = chooseSchemes(view.plan, operation) ?? [];
  const headers = listUsualHeaders(operation);
  const request = [
    ...(values.length === 0 ? [] : [`values: ${renderObject(values)}`]),
    'text',
    ...(schemes.length === 0 ? [] : [`schemes: ${renderLiteral(schemes)}`]),
    ...(headers.length === 0 ? [] : [`headers: ${renderObject(headers)}`]),
  ];
  return `send(${renderLiteral(method.toUpperCase())}, ${renderLiteral(template)}, { ${request.join(', ')} })`;
}

/** Changes to a valid body that each break its schema in one place. */
export function listBodyRows({ plan, operation }: NamedBody): Row[] {
  const isPatch = isPartial(operation);
  const shape = operation.body?.shape;
  const declared = shape?.kind === 'object' ? shape.properties : [];
  const sent = declared.filter(({ name }) =>
    [...plan.properties.map((p) => p.name), ...plan.references.map((r) => r.property)].includes(name),
  );
  const faults = listFaults(sent)
    .filter(({ value }) => !(isPatch && value === 'undefined'))
    .map(({ label, property, value }) => ({ label, values: [renderObject([[property, value]])] }));
  const unknown = { label: 'with a property that is not declared', values: ['{ notDeclared: true }'] };
  return plan.additional ? faults : [...faults, unknown];
}

function listTextRows(operation: OperationView): Row[] {
  const { body, planned } = operation;
  const minProperties = body?.shape.kind === 'object' ? body.shape.minProperties : 0;
  return [
    { label: 'a body that is no JSON', values: ['"{"'] },
    ...(body?.isRequired === true ? [{ label: 'no body', values: ['""'] }] : []),
    ...(body?.shape.isNullable === true ? [] : [{ label: 'null for a body', values: ['"null"'] }]),
    { label: 'a list for a body', values: ['"[]"'] },
    ...(planned.bodyProperty !== undefined
      ? [{ label: `a body without ${planned.bodyProperty}`, values: ['"{}"'] }]
      : []),
    ...(planned.bodyProperty === undefined && isPartial(operation) && minProperties > 0
      ? [{ label: 'an empty object for a body', values: ['"{}"'] }]
      : []),
  ];
}
