import type { Resource } from '@orchestrate/contracts/plan';

import type { NumberShape, PropertyShape, Shape, StringShape } from '../shapes/shape';

import type { OperationView } from './operation-view';

const WRITING = new Set(['create', 'put', 'create-many', 'register', 'replace', 'patch', 'patch-self']);

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function most(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

function narrowText(given: StringShape, stored: StringShape): Shape {
  const [format, pattern] = [given.format ?? stored.format, given.pattern ?? stored.pattern];
  if ((stored.format ?? format) !== format || (stored.pattern ?? pattern) !== pattern)
    return {
      kind: 'opaque',
      why: 'an item says otherwise than a request how it is written',
      isNullable: given.isNullable,
    };
  const maxLength = least(given.maxLength, stored.maxLength);
  return {
    ...given,
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    minLength: Math.max(given.minLength, stored.minLength),
    ...(maxLength === undefined ? {} : { maxLength }),
  };
}

function narrowNumber(given: NumberShape, stored: NumberShape): Shape {
  const minimum = most(given.minimum, stored.minimum);
  const maximum = least(given.maximum, stored.maximum);
  const multipleOf = given.multipleOf ?? stored.multipleOf;
  if ((stored.multipleOf ?? multipleOf) !== multipleOf)
    return {
      kind: 'opaque',
      why: 'an item says otherwise than a request what it counts in',
      isNullable: given.isNullable,
    };
  const ends = [given, stored];
  return {
    ...given,
    kind: stored.kind === 'integer' ? 'integer' : given.kind,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    excludesMinimum: ends.some((one) => one.minimum === minimum && one.excludesMinimum),
    excludesMaximum: ends.some((one) => one.maximum === maximum && one.excludesMaximum),
  };
}

const isNumber = (shape: Shape): shape is NumberShape => shape.kind === 'number' || shape.kind === 'integer';

function narrowValue(given: Shape, stored: Shape): Shape {
  if (given.kind === 'string' && stored.kind === 'string') return narrowText(given, stored);
  return isNumber(given) && isNumber(stored) ? narrowNumber(given, stored) : given;
}

function narrowProperties(given: Shape, stored: Shape, own: ReadonlySet<string>): Shape {
  if (given.kind === 'array') return { ...given, items: narrowProperties(given.items, stored, own) };
  if (given.kind !== 'object' || stored.kind !== 'object') return given;
  const properties = given.properties.map((property): PropertyShape => {
    const shown = stored.properties.find(({ name }) => name === property.name);
    if (shown === undefined || shown.isReadOnly || own.has(property.name)) return property;
    return { ...property, shape: narrowValue(property.shape, shown.shape) };
  });
  return { ...given, properties };
}

/** The operation with a body of which all can be stored and shown: what an item says more of its texts and numbers. */
export function narrowBody(operation: OperationView, resource: Resource, item: Shape): OperationView {
  const { body, planned } = operation;
  if (body === undefined || !WRITING.has(planned.kind)) return operation;
  const own = new Set([
    resource.id.property,
    ...resource.relations.map(({ property }) => property),
    ...resource.timestamps.map(({ property }) => property),
  ]);
  return { ...operation, body: { ...body, shape: narrowProperties(body.shape, item, own) } };
}
