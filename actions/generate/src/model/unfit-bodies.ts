import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';

import { fits, toCategory } from './column-forms';
import { findKind } from './columns';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';

/** Why what a body lets an item refer to cannot be stored; `undefined` where it can. */
export function findUnfitReference(
  document: OpenApiDocument,
  operation: OperationModel,
  { columns }: ResourceModel,
): string | undefined {
  const { property, carried = '' } = operation.planned.reference ?? {};
  const column = columns.find((one) => one.property === property);
  if (property === undefined) return undefined;
  if (column === undefined) return `\`${property}\` is nothing that is stored`;
  if (operation.planned.kind === 'unrefer') return column.isNotNull ? `\`${property}\` must be there` : undefined;
  const given = readBodyShape(document, operation)?.properties.get(carried)?.schema ?? true;
  const isFit = toCategory(findKind(normaliseSchema(document, given))) === toCategory(column.kind);
  return isFit ? undefined : `\`${carried}\` of the body has another form than \`${property}\` of a stored item`;
}

/** The same of what an action keeps of its body. */
export function findUnfitAction(
  document: OpenApiDocument,
  operation: OperationModel,
  { columns }: ResourceModel,
): string | undefined {
  const shape = readBodyShape(document, operation);
  const unfit = operation.planned.transition?.carries?.find(({ name, property }) => {
    const column = columns.find((one) => one.property === property);
    return column === undefined || !fits(document, shape?.properties.get(name)?.schema ?? true, column);
  });
  return unfit && `\`${unfit.name}\` of the body has another form than \`${unfit.property}\` of a stored item`;
}
