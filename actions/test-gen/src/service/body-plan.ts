import type { PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import { toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import { explainUnsampled } from '../shapes/samplable';
import type { ArrayShape, PropertyShape } from '../shapes/shape';

import type { OperationView } from './operation-view';
import { isOfItem } from './operation-view';

/** A property that holds the id of a stored item. */
export interface ReferencePlan {
  readonly property: string;
  /** Name of the resource it refers to. */
  readonly resource: string;
  readonly isRequired: boolean;
  /** Set where it holds lines that name the items: the property of a line that does, and the list. */
  readonly lines?: { readonly by: string; readonly shape: ArrayShape };
}

/** What a request that writes an item carries. */
export interface BodyPlan {
  /** PascalCase. */
  readonly name: string;
  readonly isRequired: boolean;
  /** Sent with values that are made up. */
  readonly properties: readonly PropertyShape[];
  /** Sent with ids of items that have been stored first. */
  readonly references: readonly ReferencePlan[];
  /** Properties the schema names and nobody sends: the service sets them, or no value can be made up. */
  readonly left: readonly PropertyShape[];
  /** The property that must hold the same text as another one. */
  readonly repeated?: { readonly property: string; readonly of: string };
  readonly minProperties: number;
  readonly additional: boolean;
}

/**
 * Whether a request chooses the id: where it only may, the service makes one up that its answer has to tell, and who
 * registers may have to call in by it. What the path selects has been chosen, unless it can be renamed.
 */
function choosesId({ id }: Resource, { kind, success, idProperty }: PlannedOperation): boolean {
  if (id.source !== 'client' || idProperty !== undefined) return false;
  if (id.isMutable !== true && (kind === 'replace' || kind === 'patch')) return false;
  return id.isOptional !== true || kind === 'register' || (kind === 'create' && success?.shape !== 'item');
}

/** The property of a body that must tell the item's id, where the path tells it already. */
export function findRepeatedId(resource: Resource | undefined, operation: OperationView): string | undefined {
  const { planned, body } = operation;
  if (resource === undefined || body?.shape.kind !== 'object' || !isOfItem(operation)) return undefined;
  const isOfAnother = planned.reference?.carried === resource.id.property;
  if (isOfAnother || planned.idProperty !== undefined || choosesId(resource, planned)) return undefined;
  return body.shape.properties.find(
    ({ name, isRequired, isReadOnly }) => name === resource.id.property && isRequired && !isReadOnly,
  )?.name;
}

/**
 * Names of properties that the service sets, whatever a request says, or unless a request says otherwise, and of the one
 * that selects the item: each call gives that of its own.
 */
export function listServerSet(resource: Resource, planned: PlannedOperation): Set<string> {
  const { id, timestamps } = resource;
  const { parents } = planned;
  return new Set([
    ...(choosesId(resource, planned) ? [] : [id.property]),
    ...timestamps.map(({ property }) => property),
    ...parents.map(({ property }) => property),
  ]);
}

/** Which items of another resource an item holds are told by tests of that alone: all others let it hold none. */
function holdNothing(property: PropertyShape): PropertyShape {
  const { shape } = property;
  return shape.kind === 'array' ? { ...property, shape: { ...shape, maxItems: 0 } } : property;
}

/** The lines of a body that name items, which must have been stored before. */
function referByLines({ lines }: Resource, { name, isRequired, shape }: PropertyShape): ReferencePlan | undefined {
  if (lines?.of === undefined || lines.property !== name || shape.kind !== 'array') return undefined;
  if (explainUnsampled(shape) !== undefined) return undefined;
  return { property: name, resource: lines.of.resource, isRequired, lines: { by: lines.of.property, shape } };
}

/** What is sent twice follows both of its schemas: the first one is made up as narrow as the second one asks. */
function narrowRepeated(
  properties: readonly PropertyShape[],
  { kind, passwords }: PlannedOperation,
): Pick<BodyPlan, 'properties' | 'repeated'> {
  const find = (wanted: string | undefined): PropertyShape | undefined =>
    properties.find(({ name }) => name === wanted);
  const [first, again] = [find(passwords?.next), find(passwords?.repeated)];
  if (kind !== 'register' || first?.shape.kind !== 'string' || again?.shape.kind !== 'string') return { properties };
  const [one, other] = [first.shape, again.shape];
  const maxLength = Math.min(one.maxLength ?? Infinity, other.maxLength ?? Infinity);
  const shape = {
    ...other,
    ...one,
    isNullable: false,
    minLength: Math.max(one.minLength, other.minLength),
    ...(maxLength === Infinity ? {} : { maxLength }),
  };
  return {
    properties: properties.map((property) => (property === first ? { ...first, shape } : property)),
    repeated: { property: again.name, of: first.name },
  };
}

const NOTHING: Omit<BodyPlan, 'name'> = {
  ...{ isRequired: false, properties: [], references: [], left: [] },
  ...{ minProperties: 0, additional: false },
};

/** Whether an item is made by a request that carries nothing. */
export function carriesNothing({ planned, body, hasOtherBody }: OperationView): boolean {
  return planned.kind === 'create' && body === undefined && !hasOtherBody && planned.upload === undefined;
}

/**
 * Plans the body of a request that creates, replaces or changes an item.
 * @returns why no body can be made, where none can
 */
export function planBody(operation: OperationView, resource: Resource): BodyPlan | string {
  const { body, planned } = operation;
  if (carriesNothing(operation)) return { name: toIdentifier(planned.id, 'pascal'), ...NOTHING };
  if (body === undefined) return `${planned.id} takes no JSON body`;
  if (body.shape.kind !== 'object') return `the body of ${planned.id} is no plain object`;
  const serverSet = listServerSet(resource, planned);
  const { carried: referring = '', resource: referred } = planned.reference ?? {};
  const relations = new Map(resource.relations.map(({ property, resource: target }) => [property, target]));
  if (referred !== undefined) relations.set(referring, referred);
  const properties: PropertyShape[] = [];
  const references: ReferencePlan[] = [];
  const left: PropertyShape[] = [];
  const carried = (resource.memberships ?? []).flatMap((membership) => membership.carried ?? []);
  for (const property of body.shape.properties) {
    const target = relations.get(property.name);
    const why = explainUnsampled(property.shape);
    const byLines = referByLines(resource, property);
    if ((serverSet.has(property.name) && property.name !== referring) || property.isReadOnly) left.push(property);
    else if (carried.includes(property.name) && !property.isRequired) left.push(property);
    else if (carried.includes(property.name)) properties.push(holdNothing(property));
    else if (byLines !== undefined) references.push(byLines);
    else if (target !== undefined)
      references.push({ property: property.name, resource: target, isRequired: property.isRequired });
    else if (why === undefined) properties.push(property);
    else if (property.isRequired) return `${planned.id} needs \`${property.name}\`, and ${why}`;
    else left.push(property);
  }
  const { minProperties, additional } = body.shape;
  const { name, isRequired } = body;
  const made = narrowRepeated(properties, planned);
  return { name, isRequired, ...made, references, left, minProperties, additional: additional !== false };
}
