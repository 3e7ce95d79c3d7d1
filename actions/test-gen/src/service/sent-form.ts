import type { Resource } from '@orchestrate/contracts/plan';

import { isSamplable } from '../shapes/samplable';
import type { PropertyShape } from '../shapes/shape';

import type { BodyPlan } from './body-plan';
import { listServerSet } from './body-plan';
import type { OperationView } from './operation-view';

const SCALARS: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean', 'enum']);

/** Fields beside a file whose values can be made up and travel as text. */
export function listFields({ fields = [], planned }: OperationView, resource: Resource): PropertyShape[] {
  const unsent = new Set([...listServerSet(resource, planned), ...resource.relations.map(({ property }) => property)]);
  return fields.filter(
    ({ name, shape, isReadOnly }) =>
      !isReadOnly && !unsent.has(name) && SCALARS.has(shape.kind) && !shape.isNullable && isSamplable(shape),
  );
}

/**
 * Plans the form that makes an item together with its file.
 * @returns why none can be made, where none can
 */
export function planForm(operation: OperationView, resource: Resource): BodyPlan | string {
  const { planned, fields = [] } = operation;
  const { upload, success } = planned;
  if (success?.shape !== 'item') return `${planned.id} does not show what it made`;
  if (upload?.others?.some(({ isOptional }) => isOptional !== true) === true)
    return `the form of ${planned.id} has several files`;
  const known = listFields(operation, resource);
  const needed = fields.find((field) => field.isRequired && !known.includes(field));
  if (needed !== undefined) return `${planned.id} needs \`${needed.name}\` beside the file`;
  const isForm = (upload?.types.length ?? 0) === 0;
  const properties = isForm ? known.filter(({ isRequired }) => isRequired) : [];
  return { name: '', isRequired: true, properties, references: [], left: [], minProperties: 0, additional: false };
}
