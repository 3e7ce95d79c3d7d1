import { findOnlyForm } from '../model/form-fields';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import { findBodySchema } from '../model/resources';
import { isAtomic, keepsAnswers } from '../model/transactions';
import { takesOnlyXml } from '../model/xml';
import { renderSchema } from '../schema/render-schema';
import { finish } from '../schema/scope';
import { toCommentText, toLiteral, wrapComment } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderFileReader } from './file-handlers';
import { renderHandler, requireResource } from './handler';
import type { HandlerFrame } from './handler-frame';
import { knowsCaller, renderThrow } from './handler-frame';
import { renderHealthHandler } from './health-handler';
import { renderOptionsHandler } from './options-handler';
import { createScope, renderRoute } from './route';
import type { ServiceFrame } from './shared';
import { renderBody } from './writing';

const AUTHENTICATION_FILE = 'src/http/authentication.ts';
const REGISTRATION_FILE = 'src/http/registration.ts';

function explain({ planned, custom = '', isRoutable }: OperationModel): string[] {
  if (!isRoutable) return wrapComment(`It is documented and not registered: ${custom}.`);
  return [
    ...wrapComment(`What ${planned.id} does could not be inferred: ${custom}.`),
    'Write it here. Generating again leaves an edited file as it is.',
  ];
}

function describe(operation: OperationModel): string {
  const { entry, custom } = operation;
  const title = `${entry.method.toUpperCase()} ${entry.path}`;
  const summary = toCommentText(entry.operation.summary ?? '');
  const first = toCommentText(summary === '' ? title : `${title}: ${summary}`);
  if (custom === undefined) return `/** ${first} */`;
  const lines = [...wrapComment(first), '', ...explain(operation)];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */`;
}

function renderCustomBody(operation: OperationModel, module: SourceModule): string {
  const { routeName, planned, isRoutable } = operation;
  if (!isRoutable) return `app.openAPIRegistry.registerPath(${routeName});`;
  const refusal = renderThrow(501, `${planned.id} is not available yet.`, { module, namesProblems: false });
  return `app.openapi(${routeName}, () => {\n${refusal}\n});`;
}

/** What a working operation does: one that tells of the service itself asks no store. */
function renderWorking(
  operation: OperationModel,
  module: SourceModule,
  frame: ServiceFrame,
  stores: Set<string>,
): string {
  // The router asks GET for it.
  if (operation.planned.kind === 'head') return `app.openAPIRegistry.registerPath(${operation.routeName});`;
  if (operation.planned.kind === 'options')
    return `app.openapi(${operation.routeName}, (c) => {\n${renderOptionsHandler(operation, frame.service.operations)}\n});`;
  if (operation.planned.kind !== 'health') return renderWorkingBody(operation, module, frame, stores);
  return `app.openapi(${operation.routeName}, (c) => {\n${renderHealthHandler(operation)}\n});`;
}

/** The stores that a handler uses, as the second parameter of its registration. */
function renderParameters(stores: ReadonlySet<string>): string {
  return stores.size === 0 ? '(app)' : `(app, { ${[...stores].sort().join(', ')} })`;
}

/** The statements in a transaction; a request that repeats another is answered as that one was. */
function renderAtomic(lines: readonly string[], stores: Set<string>, frame: Omit<HandlerFrame, 'resource'>): string[] {
  const { operation, module, useNamed, useCaller } = frame;
  const once = keepsAnswers(operation) ? useNamed('idempotencyKeys') : undefined;
  const { idempotency, id } = operation.planned;
  const caller = once !== undefined && knowsCaller(frame) ? ` caller: ${useCaller()}.id,` : '';
  const given = `{ ${[...stores].sort().join(', ')} }`;
  if (once === undefined || idempotency === undefined)
    return [`return atomically(async (${given}) => {`, ...lines, '});'];
  const options = `{ operation: ${toLiteral(id)}, header: ${toLiteral(idempotency.header)},${caller} conflict: ${idempotency.conflict} }`;
  const answerOnce = module.use('answerOnce', 'src/http/idempotency.ts');
  return [`return atomically((${given}) =>`, `${answerOnce}(c, ${once}, ${options}, async () => {`, ...lines, '}));'];
}

/** What reads a form or XML that is all an operation takes; nothing where it takes anything else. */
function renderReader(operation: OperationModel, module: SourceModule, frame: ServiceFrame): string[] {
  const form = findOnlyForm(frame.service.document, operation);
  const isXml = takesOnlyXml(operation);
  if ((form === undefined && !isXml) || operation.planned.upload !== undefined) return [];
  const schema = finish(renderSchema(findBodySchema(operation) ?? true, createScope(module, 'request', frame)));
  if (isXml) {
    const isRequired = operation.body?.required === true;
    return [
      `const readBody = ${module.use('valueReader', 'src/http/xml.ts')}(${schema}, { isRequired: ${isRequired} });`,
    ];
  }
  const { kinds: _kinds, ...plain } = form ?? {};
  const options = toLiteral(frame.service.forms.kinds ? form : plain);
  return [`const readBody = ${module.use('formReader', 'src/http/forms.ts')}(${schema}, ${options});`];
}

/** Refuses texts that must say something and do not. */
function renderNotBlank(
  { status, properties }: NonNullable<OperationModel['planned']['notBlank']>,
  frame: Omit<HandlerFrame, 'resource'>,
): string {
  const refuse = frame.module.use('refuseBlank', 'src/http/blank-texts.ts');
  return `${refuse}(${renderBody(frame)}, ${toLiteral(properties)}, ${status});`;
}

/** What a working operation does, with the stores that it asks noted. */
function renderWorkingBody(
  operation: OperationModel,
  module: SourceModule,
  frame: ServiceFrame,
  stores: Set<string>,
): string {
  const callers = new Set<string>();
  const useCaller = (): string => {
    callers.add('caller');
    return 'caller';
  };
  const useNamed = (storeKey: string): string => {
    stores.add(storeKey);
    return storeKey;
  };
  const useStore = ({ storeKey }: ResourceModel): string => useNamed(storeKey);
  const own = { ...frame, operation, module, useStore, useNamed, useCaller };
  const handled = renderHandler({ ...own, resource: requireResource(own) });
  const { notBlank } = operation.planned;
  const refusal = notBlank === undefined ? [] : [renderNotBlank(notBlank, own)];
  const isWhole = isAtomic(operation, frame.service.resources);
  const body = [...refusal, ...(isWhole ? renderAtomic(handled, stores, own) : handled)];
  const caller = [...callers].map((name) => `const ${name} = ${module.use('requireCaller', AUTHENTICATION_FILE)}(c);`);
  const isPlain = body.every((line) => !line.includes('await '));
  const waits = isPlain || (isWhole && callers.size === 0) ? '' : 'async ';
  return `app.openapi(${operation.routeName}, ${waits}(c) => {\n${[...caller, ...body].join('\n')}\n});`;
}

const OWN_NAMES = ['security', 'sorts', 'readBody', 'readFile', 'readCarried', 'changesSchema', 'keptSchema'];

/** The file of one operation: what it promises, and what it does. */
export function emitOperation(operation: OperationModel, frame: ServiceFrame): SourceModule {
  const module = new SourceModule(operation.file);
  module.declare(operation.routeName, operation.registerName, ...OWN_NAMES);
  const registration = module.useType('Registration', REGISTRATION_FILE);
  const route = renderRoute(operation, module, frame);
  const stores = new Set<string>();
  const parameters = isAtomic(operation, frame.service.resources) ? new Set(['atomically']) : stores;
  const body =
    operation.custom === undefined
      ? renderWorking(operation, module, frame, stores)
      : renderCustomBody(operation, module);
  module.add(
    ...route,
    ...renderReader(operation, module, frame),
    ...renderFileReader(operation, module, frame),
    `${describe(operation)}\nexport const ${operation.registerName}: ${registration} = ${renderParameters(parameters)} => {\n${body}\n};`,
  );
  return module;
}
