import type { PageMember } from '@orchestrate/contracts/page-member';
import type { Success } from '@orchestrate/contracts/plan';
import type { Statistic } from '@orchestrate/contracts/statistic';

import type { OperationView } from '../service/operation-view';
import { findShown, isPartial } from '../service/operation-view';
import type { ResourceView } from '../service/resource-view';
import { showsWhole } from '../service/resource-view';
import type { ServiceView } from '../service/service-view';
import { chooseSchemes } from '../service/service-view';
import { renderAccess, renderKey, renderLiteral, renderObject } from '../text/code';
import { renderSample } from '../values/sample';

import { listUsualHeaders } from './calls';
import type { NamedBody } from './naming';
import { builderName, typeName } from './naming';
import type { EmitContext } from './scene';
import { renderBodyType, renderItemType, renderType } from './types';

/** The type in which an operation shows an item: the resource's, unless it shows more or less of it. */
export function renderShownType(resource: ResourceView, operation: OperationView): string {
  const shown = findShown(operation);
  if (shown !== undefined && !showsWhole(resource, operation)) return renderType(shown);
  // A name for `unknown` is refused where `unknown` would be taken anyway.
  return renderType(resource.shape) === 'unknown' ? 'unknown' : typeName(resource.resource.name);
}

function renderTokenMember({ token, shows = [] }: Success): string[] {
  const parts = [
    [token?.accessHolder, token?.property],
    [token?.refreshHolder, token?.refreshProperty],
  ];
  const members = parts.flatMap(([holder, name]) => {
    if (name === undefined) return [];
    const member = `${renderKey(name)}: string;`;
    return [holder === undefined ? member : `${renderKey(holder)}: { ${member} };`];
  });
  const beside = shows.map(({ property }) => `${renderKey(property)}?: unknown;`);
  const tokens = token?.holder === undefined ? members : [`${renderKey(token.holder)}: { ${members.join(' ')} };`];
  return [...tokens, ...beside];
}

function renderItemAnswer(success: Success, type: string): string {
  const { itemProperty } = success;
  if (itemProperty === undefined) return type;
  const item = `${renderKey(itemProperty)}: ${type};`;
  const tokens = renderTokenMember(success);
  if (success.token?.isBeside === true) return renderEnvelopeType(success, [item], tokens);
  return renderEnvelopeType(success, [...tokens, item]);
}

function renderAnswerType(view: ServiceView, operation: OperationView): string {
  const { planned, responses } = operation;
  const { success, kind } = planned;
  const resource = view.resources.find((one) => one.resource.name === planned.resource);
  if (success === undefined || resource === undefined || kind === 'custom') return 'unknown';
  if (kind === 'counts') return 'Record<string, number>';
  if (planned.statistics !== undefined) return renderNumbersType(planned.statistics);
  if (kind === 'values')
    return success.itemsProperty === undefined ? 'unknown[]' : `{ ${renderKey(success.itemsProperty)}: unknown[] }`;
  const whole = responses.find(({ status }) => status === String(success.status))?.shape;
  if ((success.shape === 'cart' || success.shape === 'line') && whole !== undefined) return renderType(whole);
  const type = renderShownType(resource, operation);
  if (success.shape === 'item') return renderItemAnswer(success, type);
  if (success.shape === 'array') return `(${type})[]`;
  if (success.token !== undefined) return renderEnvelopeType(success, renderTokenMember(success));
  if (success.shape !== 'envelope' || success.itemsProperty === undefined || responses.length === 0) return 'unknown';
  const list = `${renderKey(success.itemsProperty)}: (${type})[];`;
  const told = renderPageMembers(success);
  return success.isToldBeside === true
    ? renderEnvelopeType(success, [list], told)
    : renderEnvelopeType(success, [list, ...told]);
}

/** Numbers of all items, those in an object of their own together. */
function renderNumbersType(statistics: readonly Statistic[]): string {
  const names = [...new Set(statistics.map(({ at }) => at[0] ?? ''))];
  const typeOf = ({ average }: Statistic): string => (average?.atNothing === 'null' ? 'number | null' : 'number');
  const members = names.map((name) => {
    const own = statistics.filter(({ at }) => at[0] === name);
    const inside = own.map((one) =>
      one.at[1] === undefined ? typeOf(one) : `${renderKey(one.at[1])}: ${typeOf(one)};`,
    );
    return `${renderKey(name)}: ${own.some(({ at }) => at.length > 1) ? `{ ${inside.join(' ')} }` : inside.join('')};`;
  });
  return `{ ${members.join(' ')} }`;
}

/** What a list tells of its page. */
function renderPageMembers(success: Success): string[] {
  const { totalProperty, limitProperty, positionProperty, pagesProperty, next, pageProperty } = success;
  const numbers = [totalProperty, limitProperty, positionProperty, pagesProperty].filter((name) => name !== undefined);
  const flags = [success.moreProperty, success.earlierProperty].filter((name) => name !== undefined);
  const members = [
    ...numbers.map((name) => `${renderKey(name)}: number;`),
    ...(next === undefined ? [] : [`${renderKey(next.property)}?: string | null;`]),
    ...flags.map((name) => `${renderKey(name)}: boolean;`),
  ];
  const { holder, links = [] } = success.pageLinks ?? {};
  const addresses = links.map(({ property }) => `${renderKey(property)}?: string | null;`);
  const isBeside = holder === pageProperty;
  return [
    ...renderHolder(pageProperty, isBeside ? [...members, ...addresses] : members),
    ...(isBeside ? [] : renderHolder(holder, addresses)),
    ...renderTold(success.pageMembers ?? []),
  ];
}

const COUNTED = new Set<PageMember['tells']>(['count', 'position', 'size', 'offset']);

/** What else a list tells of its page; members that stand in one object stand there together. */
function renderTold(members: readonly PageMember[]): string[] {
  const names = new Set(members.map(({ path: [name = ''] }) => name));
  return [...names].map((name) => {
    const own = members.filter(({ path }) => path[0] === name);
    const below = own.flatMap(({ path: [, ...path], tells }) => (path.length === 0 ? [] : [{ path, tells }]));
    const plain = own.some(({ tells }) => COUNTED.has(tells)) ? 'number' : 'boolean';
    return `${renderKey(name)}: ${below.length === 0 ? plain : `{ ${renderTold(below).join(' ')} }`};`;
  });
}

function renderHolder(name: string | undefined, members: readonly string[]): readonly string[] {
  return name === undefined || members.length === 0 ? members : [`${renderKey(name)}: { ${members.join(' ')} };`];
}

function renderEnvelopeType(
  { envelopeProperty }: Success,
  members: readonly string[],
  beside: readonly string[] = [],
): string {
  if (envelopeProperty === undefined) return `{ ${[...beside, ...members].join(' ')} }`;
  const held = `${renderKey(envelopeProperty)}: { ${members.join(' ')} }`;
  return beside.length === 0 ? `{ ${held} }` : `{ ${beside.join(' ')} ${held}; }`;
}

function renderTypeArgument(view: ServiceView, operation: OperationView): string {
  const type = renderAnswerType(view, operation);
  return type === 'unknown' ? '' : `<${type}>`;
}

function renderApiMember(view: ServiceView, operation: OperationView): string {
  const { planned, path, body } = operation;
  const isUpload = planned.upload !== undefined;
  const isForm = body?.isForm === true;
  const schemes = chooseSchemes(view.plan, operation) ?? [];
  const values = path.map(({ name }) => `${renderKey(name)}: Value`).join('; ');
  const headers = listUsualHeaders(operation);
  const parameters = [
    ...(path.length === 0 ? [] : [`values: { ${values} }`]),
    ...(isUpload ? ['file: SentFile'] : body === undefined ? [] : [isForm ? 'form: Form' : 'body: unknown']),
    'options: Options = {}',
  ];
  const request = [
    ...(path.length === 0 ? [] : ['values']),
    ...(isUpload ? ['file'] : body === undefined ? [] : [isForm ? 'form' : 'body']),
    ...(schemes.length === 0 ? [] : [`schemes: ${renderLiteral(schemes)}`]),
    '...options',
    ...(headers.length === 0 ? [] : [`headers: { ${renderObject(headers).slice(2, -2)}, ...options.headers }`]),
  ];
  const method = planned.method.toUpperCase();
  return `${planned.id}: (${parameters.join(', ')}) => send${renderTypeArgument(view, operation)}(${renderLiteral(method)}, ${renderLiteral(planned.path)}, { ${request.join(', ')} }),`;
}

/** The operations of the service as functions, for the end of `client.ts`. */
export function renderApi(view: ServiceView): string {
  const members = view.operations.map((operation) => renderApiMember(view, operation));
  return `/** Every operation of the service. */\nexport const api = {\n${members.join('\n')}\n};\n`;
}

/** `types.ts`: items as they are shown, bodies as they are sent. */
export function renderTypes({ view, bodies }: EmitContext): string {
  const items = view.resources.map(({ resource, shape }) =>
    renderItemType(typeName(resource.name), shape, resource.id.property),
  );
  const sent = [...uniqueBodies(bodies)].map(renderBodyType);
  return `${[...items, ...sent].join('\n\n')}\n`;
}

/** Bodies by name; operations that share one are told once. */
export function uniqueBodies(bodies: ReadonlyMap<string, NamedBody>): NamedBody[] {
  return [...new Map([...bodies.values()].reverse().map((body) => [body.name, body])).values()].reverse();
}

function isUniqueProperty({ resource }: ResourceView, name: string): boolean {
  return resource.unique.flat().includes(name) || (resource.id.source === 'client' && resource.id.property === name);
}

function renderBuilder({ name, plan, operation, resource }: NamedBody): string {
  const required = plan.references.filter(({ isRequired }) => isRequired).map(({ property }) => property);
  const { repeated } = plan;
  const own = plan.properties.filter((property) => property.name !== repeated?.property);
  const values = own.map((property): [string, string] => [
    property.name,
    renderSample(property.shape, property.name, isUniqueProperty(resource, property.name) ? 'unique' : 'sent'),
  ]);
  const given =
    required.length === 0
      ? `given: Partial<${name}> = {}`
      : `given: Partial<${name}> & Pick<${name}, ${required.map(renderLiteral).join(' | ')}>`;
  const fields = values.map(([key, code]) => `${renderKey(key)}: ${code}, `).join('');
  return [
    `/** A valid body for ${operation.planned.id} with all it may carry, another one at each call. */`,
    `export function ${builderName({ name })}(${given}): ${name} {`,
    ...(repeated === undefined
      ? [`return { ${fields}...given };`]
      : [
          `const sent = { ${fields}...given };`,
          `return { ${renderKey(repeated.property)}: ${renderAccess('sent', repeated.of)}, ...sent };`,
        ]),
    '}',
  ].join('\n');
}

/** The builders at the end of `samples.ts`. */
export function renderBuilders({ bodies }: EmitContext): string {
  const whole = uniqueBodies(bodies).filter(({ operation }) => !isPartial(operation));
  return `${whole.map(renderBuilder).join('\n\n')}\n`;
}
