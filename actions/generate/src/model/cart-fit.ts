import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { fits } from './column-forms';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** Why a cart cannot be given what a request carries, or cannot show of what it holds what it must. */
export function findUnfitLine(
  document: OpenApiDocument,
  operation: OperationModel,
  resource: ResourceModel,
  resources: readonly ResourceModel[],
): string | undefined {
  const { cart } = resource.planned;
  if (cart === undefined) return undefined;
  const product = resources.find(({ planned }) => planned.name === cart.of.resource);
  const lost = cart.of.copies.find(({ from }) => product?.columns.every(({ property }) => property !== from));
  if (product === undefined || lost !== undefined)
    return `\`${lost?.from ?? cart.of.resource}\`, which a cart shows, is nothing that is stored`;
  const shape = readBodyShape(document, operation);
  const unfit = resource.columns.find((column) => {
    const given = shape?.properties.get(column.property);
    return given !== undefined && !fits(document, given.schema, column);
  });
  return unfit && `the request has \`${unfit.property}\` in another form than a line of a cart`;
}
