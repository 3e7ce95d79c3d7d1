import { carriesNothing } from '../../service/body-plan';
import type { OperationView } from '../../service/operation-view';
import { isNamed } from '../../service/operation-view';
import type { ResourceView, Storing } from '../../service/resource-view';
import { findMatcher, listMirrored, listShown, listStored, showsNull } from '../../service/resource-view';
import type { PropertyShape, Shape } from '../../shapes/shape';
import { joinWords, renderAccess, renderLiteral, renderObject } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall, renderItem, renderUnknownId } from '../calls';
import type { NamedBody } from '../naming';
import { builderName } from '../naming';
import { findNaming, renderReferred } from '../referred';
import type { EmitContext, StoredItem } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { emitEmbedded } from './embedded';
import { emitEmptyCreate } from './empty-create';
import { emitLines } from './lines';
import { emitMemberIds } from './member-ids';

/** What a creating operation promises, read with the body that it takes. */
interface Creation {
  readonly context: EmitContext;
  readonly resource: ResourceView;
  readonly storing: Storing;
  readonly operation: OperationView;
  readonly body: NamedBody;
}

const quote = (names: readonly string[]): string => names.map(renderLiteral).join(', ');

function listSentNames({ body, storing }: Creation): string[] {
  return [...body.plan.properties.map(({ name }) => name), ...storing.references.map(({ property }) => property)];
}

/** An item as an operation shows it, and what a request carried. */
interface Comparison {
  readonly operation: OperationView;
  /** Code of the item. */
  readonly item: string;
  readonly sent: string;
  /** Of what was sent. */
  readonly names: readonly string[];
}

/** Code of an item and of what was sent, so that they must be equal: what the service adds and what it never shows is left out. */
export function renderSides(resource: ResourceView, { operation, item, sent, names }: Comparison): [string, string] {
  const mirrored = listMirrored(resource, operation);
  const added = listShown(resource, operation).filter((name) => !names.includes(name) || !mirrored.includes(name));
  const shown = new Set(resource.shape.kind === 'object' ? mirrored : names);
  const hidden = names.filter((name) => !shown.has(name));
  const actual = added.length === 0 ? item : `without(${item}, ${quote(added)})`;
  const expected = hidden.length === 0 ? sent : `without(${sent}, ${quote(hidden)})`;
  return [actual, expected];
}

/** Code that compares an item with what was sent. */
export function renderComparison(resource: ResourceView, comparison: Comparison): string {
  const [actual, expected] = renderSides(resource, comparison);
  return `expect(${actual}).${findMatcher(resource)}(${expected});`;
}

/** What a request may carry. */
type Optional = Pick<PropertyShape, 'name' | 'isRequired' | 'fallback'>;

/** What an answer shows of what was not sent, as far as the specification tells: a default, or null and nothing alike. */
function listFilled(resource: ResourceView, { operation, item }: Comparison, properties: readonly Optional[]): Entries {
  const mirrored = new Set(listMirrored(resource, operation));
  const made = new Set((resource.resource.made ?? []).map(({ property }) => property));
  return properties
    .filter(({ name, isRequired }) => !isRequired && mirrored.has(name))
    .flatMap(({ name, fallback }): Entries => {
      const shown = renderAccess(item, name);
      if (made.has(name)) return [[name, shown]];
      if (fallback !== undefined) return [[name, renderLiteral(fallback)]];
      return showsNull(resource, operation, [name]) ? [[name, `unset(${shown})`]] : [];
    });
}

/**
 * Code that compares an item with what was sent, of which some may have been left out.
 * @param properties - what a request may carry
 * @param shown - code of what was sent without what is never shown
 */
export function renderFilledComparison(
  resource: ResourceView,
  comparison: Comparison,
  properties: readonly Optional[],
  shown?: string,
): string {
  const [actual, all] = renderSides(resource, comparison);
  const expected = shown ?? all;
  const filled = listFilled(resource, comparison, properties);
  const whole = filled.length === 0 ? expected : `{ ${renderObject(filled).slice(2, -2)}, ...${expected} }`;
  return `expect(${actual}).${findMatcher(resource)}(${whole});`;
}

function createWhole(creation: Creation): TestCase {
  const { context, resource, operation, body, storing } = creation;
  const status = operation.planned.success?.status ?? 201;
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const code = scene.body(body);
  return {
    title: `answers ${status} with the ${resource.resource.name} that was sent`,
    lines: [
      ...scene.lines,
      `const sent = ${code};`,
      `const answer = await ${renderCall(operation, { path, body: 'sent' })};`,
      `expectDeclared(answer, ${status});`,
      ...(storing.answersItem
        ? [
            renderComparison(resource, {
              operation,
              item: renderItem(operation),
              sent: 'sent',
              names: listSentNames(creation),
            }),
          ]
        : []),
    ],
  };
}

function createLeast(creation: Creation): TestCase[] {
  const { context, resource, operation, body, storing } = creation;
  const { properties, references, minProperties } = body.plan;
  const optional = [...references.map(({ property: name, isRequired }) => ({ name, isRequired })), ...properties];
  const needed = optional.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const all = listSentNames(creation);
  if (needed.length === all.length || needed.length < minProperties || !storing.answersItem) return [];
  const status = operation.planned.success?.status ?? 201;
  const scene = new Scene(context);
  const path = scene.storeParents(resource.resource.name);
  const code = needed.length === 0 ? '{}' : `only(${scene.body(body)}, ${quote(needed)})`;
  const item = renderItem(operation);
  const hidden = needed.filter((name) => !listMirrored(resource, operation).includes(name));
  const shown = hidden.length === 0 ? 'sent' : `without(sent, ${quote(hidden)})`;
  return [
    {
      title: needed.length === 0 ? 'needs nothing at all' : `needs no more than ${joinWords(needed)}`,
      lines: [
        ...scene.lines,
        `const sent = ${code};`,
        `const answer = await ${renderCall(operation, { path, body: 'sent' })};`,
        `expectDeclared(answer, ${status});`,
        renderFilledComparison(resource, { operation, item, sent: 'sent', names: all }, optional, shown),
      ],
    },
  ];
}

/** The value of a property of a stored item, as it is shown, or as it was sent where only requests carry it. */
function repeatValue(name: string, first: StoredItem, sent: Entries, resource: ResourceView): [string, string] {
  const referred = listStored(resource).includes(name) ? undefined : sent.find(([property]) => property === name);
  return [name, referred?.[1] ?? renderAccess(first.variable, name)];
}

function refuseTwins(creation: Creation): TestCase[] {
  const { context, resource, operation, body } = creation;
  const sentNames = listSentNames(creation);
  const conflicts = operation.planned.conflicts.filter(
    ({ cause, properties }) => cause === 'unique' && properties.every((name) => sentNames.includes(name)),
  );
  return conflicts.flatMap(({ status, properties }) => {
    const scene = new Scene(context);
    const path = scene.storeParents(resource.resource.name);
    const references = scene.storeReferences(resource.resource.name, properties);
    const first = scene.store(resource.resource.name, { as: 'first', parents: path, given: references });
    const same = properties.map((name) => repeatValue(name, first, references, resource));
    const code = scene.body(body, same);
    const both = new Scene(context);
    const bothPath = both.storeParents(resource.resource.name);
    const sent = both.body(body);
    const call = renderCall(operation, { path: bothPath, body: 'sent' });
    const created = operation.planned.success?.status ?? 201;
    return [
      {
        title: `answers ${status} where another ${resource.resource.name} has the same ${joinWords(properties)}`,
        lines: [
          ...scene.lines,
          `const answer = await ${renderCall(operation, { path, body: code })};`,
          `expectDeclared(answer, ${status});`,
        ],
      },
      {
        title: `lets one of two requests win that send the same ${joinWords(properties)} at once`,
        lines: [
          ...both.lines,
          `const sent = ${sent};`,
          `const answers = await Promise.all([${call}, ${call}]);`,
          `expect(answers.map(({ status }) => status).sort()).toEqual([${[created, status].sort().join(', ')}]);`,
        ],
      },
    ];
  });
}

const ANYTHING: Shape = { kind: 'any', isNullable: true };

function refuseStrangeReferences(creation: Creation): TestCase[] {
  const { context, resource, operation, body, storing } = creation;
  return storing.references.map((reference) => {
    const { property, resource: target } = reference;
    const scene = new Scene(context);
    const path = scene.storeParents(resource.resource.name);
    const others = storing.references.filter((other) => other !== reference);
    const given = scene.storeReferences(
      resource.resource.name,
      others.map((other) => other.property),
    );
    const declared = operation.body?.shape.kind === 'object' ? operation.body.shape.properties : [];
    const shape = findNaming(reference) ?? declared.find(({ name }) => name === property)?.shape ?? ANYTHING;
    const nobody = renderReferred(
      reference,
      renderUnknownId({ name: property, shape, isRequired: true, isExploded: true }),
    );
    const values = renderObject([...given, [property, nobody]]);
    return {
      title: `refuses ${property} where there is no such ${target}`,
      lines: [
        ...scene.lines,
        `const answer = await ${renderCall(operation, { path, body: `${builderName(body)}(${values})` })};`,
        'expectRefused(answer);',
      ],
    };
  });
}

/** What can be told of an operation that creates items, besides refusals that all operations share. */
export function emitCreate(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  const { storing } = resource;
  const body = context.bodies.get(operation.planned.id);
  if (typeof storing === 'string' || storing.operation !== operation) return [];
  if (carriesNothing(operation)) return emitEmptyCreate(context, resource, operation);
  if (body === undefined) return [];
  const creation = { context, resource, storing, operation, body };
  const isNested = operation.planned.parents.length > 0 && isNamed(operation, 404);
  const orphan: TestCase = {
    title: `answers 404 where there is no such ${operation.planned.parents[0]?.resource ?? 'parent'}`,
    lines: orphanLines(creation),
  };
  return [
    createWhole(creation),
    ...createLeast(creation),
    ...emitEmbedded(context, resource, operation),
    ...emitMemberIds(context, resource, operation),
    ...emitLines(context, resource, operation),
    ...refuseTwins(creation),
    ...refuseStrangeReferences(creation),
    ...(isNested ? [orphan] : []),
  ];
}

function orphanLines({ context, operation, body }: Creation): string[] {
  const scene = new Scene(context);
  const code = scene.body(body);
  return [
    ...scene.lines,
    `const answer = await ${renderCall(operation, { body: code })};`,
    'expectDeclared(answer, 404);',
  ];
}
