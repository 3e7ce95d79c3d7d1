import type { Shape } from '../shapes/shape';
import { renderKey, renderLiteral } from '../text/code';

import type { NamedBody } from './naming';

/**
 * A shape as a TypeScript type.
 * @param isSent - in a request, which need not carry what only answers show
 */
export function renderType(shape: Shape, isSent = false): string {
  const code = renderNotNull(shape, isSent);
  return shape.isNullable && shape.kind !== 'any' ? `${code} | null` : code;
}

function renderNotNull(shape: Shape, isSent: boolean): string {
  switch (shape.kind) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'enum':
      return shape.values.map(renderLiteral).join(' | ');
    case 'array':
      return `(${renderType(shape.items, isSent)})[]`;
    case 'object':
      return renderMembers(shape.properties, isSent);
    case 'union':
      return shape.choices.map((choice) => renderType(choice, isSent)).join(' | ');
    default:
      return 'unknown';
  }
}

interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly shape: Shape;
}

function renderMember({ name, isRequired, isReadOnly, shape }: Member, isSent: boolean): string {
  // Every object inherits a `constructor` and the like, which is no text.
  const type = name in Object.prototype ? 'unknown' : renderType(shape, isSent);
  return `${renderKey(name)}${isRequired && !(isSent && isReadOnly) ? '' : '?'}: ${type};`;
}

function renderMembers(members: readonly Member[], isSent = false): string {
  if (members.length === 0) return 'Record<string, unknown>';
  const lines = members.map((member) => renderMember(member, isSent));
  return `{ ${lines.join(' ')} }`;
}

/** The type of an item as it is shown; its id is always there, and never null, whatever the schema says. */
export function renderItemType(name: string, shape: Shape, id: string): string {
  if (shape.kind !== 'object') return `export type ${name} = ${renderType(shape)};`;
  const members = shape.properties.map((property) =>
    property.name === id
      ? { ...property, isRequired: true, shape: { ...property.shape, isNullable: false } }
      : property,
  );
  if (members.length === 0) return `export type ${name} = Record<string, unknown>;`;
  return `/** As the specification shows it. */\nexport interface ${name} ${renderMembers(members)}`;
}

/** The type of a body that the tests send. */
export function renderBodyType({ name, plan, operation, resource }: NamedBody): string {
  const { shape } = operation.body ?? { shape: { kind: 'any', isNullable: true } as const };
  const declared = shape.kind === 'object' ? shape.properties : [];
  const sent = new Set([
    ...plan.properties.map((property) => property.name),
    ...plan.references.map(({ property }) => property),
  ]);
  const { storing, resource: planned } = resource;
  // What is answered does not show it: who stores an item knows it by the id that was sent.
  const isKnownBy = (property: string): boolean =>
    planned.id.property === property && typeof storing !== 'string' && !storing.answersItem;
  const members = declared
    .filter((property) => sent.has(property.name))
    .map((property) => (isKnownBy(property.name) ? { ...property, isRequired: true } : property));
  const comment = `/** What a request that writes a ${resource.resource.name} carries. */`;
  return members.length === 0
    ? `${comment}\nexport type ${name} = Record<string, unknown>;`
    : `${comment}\nexport interface ${name} ${renderMembers(members, true)}`;
}
