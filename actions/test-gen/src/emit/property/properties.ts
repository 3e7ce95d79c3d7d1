import type { OperationView } from '../../service/operation-view';
import { isOfItem, isPartial } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { findMatcher, hidesParts, listHidden, listMoved } from '../../service/resource-view';
import { renderAccess, renderLiteral, renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderItem, renderNewId } from '../calls';
import { renderFilledComparison } from '../e2e/create';
import type { ListCode } from '../e2e/list-code';
import { describeList, isFilledLater, isOfOwner } from '../e2e/list-code';
import { renderSeveral } from '../e2e/lists';
import { renderPosition } from '../e2e/paging';
import { isSteady, renderAgreement } from '../e2e/read';
import { keepName } from '../kept-name';
import type { NamedBody } from '../naming';
import { nameArbitrary, nameFaults, nameQuery } from '../naming';
import type { EmitContext } from '../scene';
import { markOnly, pathOf, Scene } from '../scene';
import type { TestCase } from '../test-module';

import { hasFaults, hasQuery, listAlwaysSent } from './arbitraries';

function assertProperty(arbitraries: readonly string[], names: readonly string[], lines: readonly string[]): string[] {
  return [
    'await fc.assert(',
    `fc.asyncProperty(${arbitraries.join(', ')}, async (${names.join(', ')}) => {`,
    ...lines,
    '}),',
    ');',
  ];
}

function successOf({ planned }: OperationView): number {
  return planned.success?.status ?? 200;
}

/** Names of what a request carries, and code that completes a made-up body with references. */
function completeBody(scene: Scene, body: NamedBody, kept: Entries = []): { code: string; names: string[] } {
  const references = scene.storeReferences(
    body.resource.resource.name,
    body.plan.references.map(({ property }) => property),
  );
  const names = [...body.plan.properties.map(({ name }) => name), ...references.map(([name]) => name)];
  const set = [...references, ...kept];
  if (set.length === 0) return { code: 'given', names };
  return { code: `{ ...given, ${renderObject(set).slice(1, -1)} }`, names };
}

/** Code that holds what is shown to what was sent. */
function renderStored(
  resource: ResourceView,
  operation: OperationView,
  { plan }: NamedBody,
  { sent, names }: { readonly sent: string; readonly names: readonly string[] },
): string {
  return renderFilledComparison(resource, { operation, item: renderItem(operation), sent, names }, plan.properties);
}

/** Any valid body is stored as it is, and read back so. */
export function holdCreate(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { storing, read, resource: planned } = resource;
  const body = context.bodies.get(operation.planned.id);
  if (typeof storing === 'string' || storing.operation !== operation || body === undefined || !storing.answersItem)
    return [];
  const isShared = planned.unique.length > 0 || planned.id.source === 'client';
  const scene = new Scene(context);
  const path = scene.storeParents(planned.name);
  const { code, names } = completeBody(scene, body);
  const item = {
    variable: renderItem(operation),
    id: renderNewId(planned, operation),
    parents: path,
    ...markOnly(planned),
  };
  const sent = code === 'given' ? 'given' : 'sent';
  const lines = [
    ...(isShared ? ['await emptyDatabase();'] : []),
    ...scene.lines,
    ...(code === 'given' ? [] : [`const sent = ${code};`]),
    `const answer = await ${renderCall(operation, { path, body: sent })};`,
    `expectDeclared(answer, ${successOf(operation)});`,
    renderStored(resource, operation, body, { sent, names }),
    ...(read === undefined
      ? []
      : [
          `const read = await ${renderCall(read, { path: pathOf(read, item) })};`,
          ...renderAgreement(resource, read, operation),
        ]),
  ];
  return [
    {
      title: `stores any valid ${planned.name} and gives it back`,
      lines: assertProperty([nameArbitrary(body)], ['given'], lines),
    },
  ];
}

/** Code of what was given, without what the answer does not show. */
function renderShown(resource: ResourceView, operation: OperationView, { plan }: NamedBody): string {
  const hidden = listHidden(resource, operation, plan.properties);
  return hidden.length === 0 ? 'given' : `without(given, ${hidden.map(renderLiteral).join(', ')})`;
}

/** Any valid body replaces an item; any valid patch changes what it names. */
export function holdChange(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  const { storing, resource: planned } = resource;
  if (typeof storing === 'string' || body === undefined || operation.planned.success?.shape !== 'item') return [];
  if (body.plan.properties.some(({ hasDefault }) => hasDefault) || body.plan.properties.length === 0) return [];
  if (!isSteady(resource, operation)) return [];
  const isPatch = operation.planned.kind === 'patch';
  if (isPatch && body.plan.properties.some(({ shape }) => hidesParts(shape))) return [];
  const scene = new Scene(context);
  const item = scene.store(planned.name);
  const whole = isPartial(operation) ? undefined : completeBody(scene, body, keepName(resource, body, item));
  const { code, names } = whole ?? { code: 'given', names: [] };
  if (isPatch && code !== 'given') return [];
  const shown = renderItem(operation);
  const moved = renderObject(listMoved(resource).map((name) => [name, renderAccess(shown, name)])).slice(1, -1);
  const sent = code === 'given' ? 'given' : 'sent';
  const check = isPatch
    ? [
        `expect(${shown}).${findMatcher(resource)}({ ...known, ...${renderShown(resource, operation, body)}${moved.trim() === '' ? '' : `, ${moved}`} });`,
        `known = ${shown};`,
      ]
    : [renderStored(resource, operation, body, { sent, names })];
  const lines = [
    ...(sent === 'given' ? [] : [`const sent = ${code};`]),
    `const answer = await ${renderCall(operation, { path: pathOf(operation, item), body: sent })};`,
    `expectDeclared(answer, ${successOf(operation)});`,
    ...check,
  ];
  return [
    {
      title: isPatch ? 'changes exactly what any valid body names' : 'replaces everything by any valid body',
      lines: [
        ...scene.lines,
        ...(isPatch ? [`let known = ${item.variable};`] : []),
        ...assertProperty([nameArbitrary(body)], ['given'], lines),
      ],
    },
  ];
}

/** No invalid body is accepted, and nothing at all makes the service fail. */
export function holdRefusals(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const body = context.bodies.get(operation.planned.id);
  const { storing, resource: planned } = resource;
  if (typeof storing === 'string' || body === undefined) return [];
  const scene = new Scene(context);
  const path = isOfItem(operation) ? pathOf(operation, scene.store(planned.name)) : scene.storeParents(planned.name);
  const setting = [...scene.lines];
  const { code } = isPartial(operation) ? { code: 'given' } : completeBody(scene, body);
  const whole = `{ ${code === 'given' ? '...given' : code.slice(1, -1).trim()}, ...fault }`;
  const refuses: TestCase = {
    title: 'refuses any body with one property that is missing or not allowed',
    lines: [
      ...scene.lines,
      ...assertProperty(
        [nameArbitrary(body), nameFaults(body)],
        ['given', 'fault'],
        [`const answer = await ${renderCall(operation, { path, body: whole })};`, 'expectRefused(answer);'],
      ),
    ],
  };
  const survives: TestCase = {
    title: 'answers any JSON at all as declared',
    lines: [
      ...setting,
      ...assertProperty(
        ['anyJson()'],
        ['value'],
        [
          `const answer = await ${renderCall(operation, { path, body: 'value', isBodyWhole: true })};`,
          'expect(answer.status).toBeLessThan(500);',
          'expectDeclared(answer, answer.status);',
        ],
      ),
    ],
  };
  return [...(hasFaults(body) ? [refuses] : []), survives];
}

/** Any valid query is answered; pages of any size are the list. */
export function holdList(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const list = describeList(context.view, resource, operation);
  if (list === undefined) return [];
  const scene = new Scene(context);
  const { path } = list.open(scene);
  const call = renderCall(operation, { path, queryOver: 'query', carried: listAlwaysSent(operation) });
  const queries: TestCase = {
    title: 'answers any valid query',
    lines: [
      ...scene.lines,
      ...assertProperty(
        [nameQuery(operation)],
        ['query'],
        [`const answer = await ${call};`, `expectDeclared(answer, ${successOf(operation)});`],
      ),
    ],
  };
  return [...(hasQuery(operation) ? [queries] : []), ...holdPages(context, list)];
}

const STORED = 7;
function holdPages(context: EmitContext, list: ListCode): TestCase[] {
  const { paging } = list.operation.planned;
  const { limitParameter } = paging ?? {};
  if (paging === undefined || limitParameter === undefined || typeof list.resource.storing === 'string') return [];
  const isOfCallers = list.resource.resource.account !== undefined;
  if (isOfCallers || list.operation.planned.scope?.mark !== undefined) return [];
  if (isOfOwner(list.resource, list.operation) || isFilledLater(list.resource, list.operation)) return [];
  if (paging.defaultLimit !== undefined && paging.defaultLimit < STORED) return [];
  const scene = new Scene(context);
  const place = list.open(scene);
  const positionParameter = paging.style === 'cursor' ? undefined : paging.positionParameter;
  const items = list.items('answer');
  const lines =
    positionParameter === undefined
      ? [
          `const answer = await ${list.call(place.path, [[limitParameter, 'size']])};`,
          `expect(${items}).toEqual(${list.items('whole')}.slice(0, size));`,
        ]
      : [
          'const pages = await readPages(size, async (index) => {',
          `const answer = await ${list.call(place.path, [[limitParameter, 'size'], renderPosition(paging, 'index', 'size')])};`,
          `return ${items};`,
          '});',
          `expect(pages.flat()).toEqual(${list.items('whole')});`,
        ];
  return [
    {
      title:
        positionParameter === undefined
          ? 'gives the beginning of the list for any limit'
          : 'gives the same list for any size of pages',
      lines: [
        ...scene.lines,
        renderSeveral(list, place, STORED),
        `const whole = await ${list.call(place.path)};`,
        ...assertProperty([`fc.integer(${renderLiteral({ min: 1, max: STORED + 2 })})`], ['size'], lines),
      ],
    },
  ];
}

/** Nothing in the place of an id makes the service fail. */
export function holdPath(operation: OperationView): TestCase[] {
  if (operation.path.length === 0 || operation.planned.method !== 'get') return [];
  const names = operation.path.map((_, index) => (operation.path.length === 1 ? 'part' : `part${index + 1}`));
  const path = operation.path.map(({ name }, index): [string, string] => [name, names[index] ?? 'part']);
  return [
    {
      title: 'answers any text in its path as declared',
      lines: assertProperty(
        names.map(() => 'pathPart()'),
        names,
        [
          `const answer = await ${renderCall(operation, { path })};`,
          'expect(answer.status).toBeLessThan(500);',
          'expectDeclared(answer, answer.status);',
        ],
      ),
    },
  ];
}
