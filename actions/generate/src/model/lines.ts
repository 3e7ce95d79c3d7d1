import type { Lines } from '@orchestrate/contracts/lines';
import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { isWithin } from '../comparison/is-within';
import { readObject } from '../schema/object-shape';

import type { Column } from './columns';
import type { ResourceModel } from './resources';

/** Whether lines are kept with more than requests carry. */
export function isCompleted({ of, id, amount, carried }: Lines): boolean {
  return of !== undefined || id !== undefined || (amount !== undefined && !carried.includes(amount));
}

/** The lines of a resource's items, where something is added to them before they are kept. */
export function findCompleted({ planned: { lines } }: ResourceModel): Lines | undefined {
  return lines !== undefined && isCompleted(lines) ? lines : undefined;
}

/** Whether lines name items of a resource, which are looked up before they are kept. */
export function isNamedByLines({ planned }: ResourceModel, resources: readonly ResourceModel[]): boolean {
  return resources.some((one) => one.planned.lines?.of?.resource === planned.name);
}

/** Whether a list of lines that a request carries can be kept, once something is added to each; `undefined`: it is none. */
export function fitsLines(
  document: OpenApiDocument,
  given: SchemaOrBoolean,
  column: Column,
  resource: ResourceModel,
): boolean | undefined {
  const lines = findCompleted(resource);
  if (lines?.property !== column.property) return undefined;
  const [sent, kept] = [given, column.schema ?? true].map((one) => followSchema(document, one, '#').value);
  if (sent === undefined || kept === undefined) return false;
  const [own, shown] = [
    readObject(document, sent.items ?? true, 'request'),
    readObject(document, kept.items ?? true, 'documented'),
  ];
  if (own === undefined || shown === undefined) return false;
  const isFit = lines.carried.every((name) => {
    const [from, to] = [own.properties.get(name), shown.properties.get(name)];
    return from === undefined || (to !== undefined && isWithin(document, from.schema, to.schema));
  });
  return isFit && isWithin(document, { ...sent, items: true }, { ...kept, items: true });
}
