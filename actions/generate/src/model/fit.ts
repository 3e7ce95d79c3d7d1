import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

import { normaliseSchema } from '../comparison/normalise';
import type { Property } from '../schema/object-shape';
import { readObject } from '../schema/object-shape';

import { findMapper, showsToken } from './answers';
import { findUnfitLine } from './cart-fit';
import { fits, toCategory } from './column-forms';
import type { Column } from './columns';
import { findKind } from './columns';
import type { Components } from './components';
import { listDerived, mayShowToken } from './derived';
import { WRITING } from './embedded';
import { isVaried, readItem } from './item-shape';
import { fitsLines } from './lines';
import { hasOtherIds } from './many';
import { findMembership } from './memberships';
import type { OperationModel } from './operations';
import type { ResourceModel } from './resources';
import { readBodyShape } from './resources';
import { hasMark, isEndless, listNested } from './schema-graph';
import { isOnItemKind } from './store-needs';
import { findUnfitAction, findUnfitReference } from './unfit-bodies';

/** Whether requests leave out what every stored value must have, because only the service sets it. */
function leavesOut(document: OpenApiDocument, schema: SchemaOrBoolean): boolean {
  return listNested(document, schema).some((nested) => {
    const [stored, given] = [readObject(document, nested, 'documented'), readObject(document, nested, 'request')];
    return [...(stored?.properties ?? [])].some(([name, { isRequired }]) => isRequired && !given?.properties.has(name));
  });
}

interface FitFrame {
  readonly document: OpenApiDocument;
  readonly components: Components;
  readonly resources: readonly ResourceModel[];
}

/** Whether a property holds items that are looked up, or else made as the operation of their own does it. */
function isLookedUp(
  property: string,
  { planned }: ResourceModel,
  { document, components, resources }: FitFrame,
): boolean {
  const own = planned.embedded?.find((one) => one.property === property);
  const target = resources.find((one) => one.planned.name === own?.resource);
  const makers = target?.operations.filter((one) => one.planned.kind === 'create') ?? [];
  return makers.some((one) => findMisfit(document, components, one, resources) === undefined);
}

function findUnfitBody(operation: OperationModel, resource: ResourceModel, frame: FitFrame): string | undefined {
  const { document } = frame;
  const { kind } = operation.planned;
  const isKept = WRITING.includes(kind) || (kind === 'checkout' && operation.body !== undefined);
  if (!isKept) return undefined;
  const shape = readBodyShape(document, operation);
  if (shape === undefined) return 'the body is no object whose properties are known';
  const known = resource.columns.filter(
    ({ property, schema }) => schema !== undefined && shape.properties.has(property),
  );
  const unfit = known.find((column) => {
    const property = shape.properties.get(column.property);
    if (property === undefined) return false;
    const isLines = fitsLines(document, property.schema, column, resource);
    const isIncomplete = leavesOut(document, property.schema) && !isLookedUp(column.property, resource, frame);
    return isLines === undefined ? isIncomplete || !fits(document, property.schema, column) : !isLines;
  });
  if (unfit !== undefined) return `the request has \`${unfit.property}\` in another form than a stored item`;
  const isMutable = resource.planned.id.isMutable === true;
  const holds = resource.memberships.some(({ planned }) => shape.properties.has(planned.carried ?? ''));
  const isEmpty = !holds && known.every(({ isPrimary }) => isPrimary && !isMutable);
  return isEmpty && !['create', 'put', 'create-many', 'register', 'checkout'].includes(kind)
    ? 'nothing of the body is stored'
    : undefined;
}

/** Path parameters that do not select a parent; the last one selects the item. */
export function findIdParameter({ parameters, planned }: OperationModel): string | undefined {
  const others = [...planned.parents, ...(planned.ancestors ?? []), ...(planned.member ? [planned.member] : [])];
  const parents = new Set(others.map(({ parameter }) => parameter));
  return parameters.filter(({ value }) => value.in === 'path' && !parents.has(value.name)).at(-1)?.value.name;
}

/** How the id in a path becomes the key of a row, where the two are written otherwise; `undefined`: as it is. */
export function findKeyReader(
  document: OpenApiDocument,
  operation: OperationModel,
  { id, key }: Pick<ResourceModel, 'id' | 'key'>,
): 'toKey' | 'String' | undefined {
  if (operation.planned.idProperty !== undefined || key !== undefined) return undefined;
  const name = findIdParameter(operation);
  const parameter = operation.parameters.find(({ value }) => value.in === 'path' && value.name === name);
  const given = toCategory(findKind(normaliseSchema(document, parameter?.value.schema ?? true)));
  if (!isOnItemKind(operation.planned.kind)) return undefined;
  if (given === 'text' && toCategory(id.kind) === 'number') return 'toKey';
  return given === 'number' && id.kind === 'text' ? 'String' : undefined;
}

function findUnfitPath(
  document: OpenApiDocument,
  operation: OperationModel,
  resource: ResourceModel,
): string | undefined {
  const { planned, parameters } = operation;
  const selected = planned.parents.map(({ parameter, property }) => ({ parameter, property }));
  if (
    planned.idProperty === undefined &&
    (isOnItemKind(planned.kind) || ['mark', 'unmark', 'join', 'leave'].includes(planned.kind))
  ) {
    const parameter = findIdParameter(operation);
    if (parameter === undefined) return 'no path parameter selects an item';
    const property = resource.key?.property ?? resource.id.property;
    if (findKeyReader(document, operation, resource) === undefined) selected.push({ parameter, property });
  }
  const ofLine =
    planned.kind === 'change-in-cart' || planned.kind === 'remove-from-cart' ? planned.property : undefined;
  if (ofLine !== undefined) selected.push({ parameter: findIdParameter(operation) ?? '', property: ofLine });
  if (hasOtherIds(document, operation, resource)) return 'the ids have another form than those of stored items';
  return describeUnfit(document, parameters, selected, resource);
}

interface Selection {
  readonly parameter: string;
  readonly property: string;
}

/** The first path parameter that is written otherwise than the property that it is compared with. */
function describeUnfit(
  document: OpenApiDocument,
  parameters: OperationModel['parameters'],
  selected: readonly Selection[],
  { columns }: Pick<ResourceModel, 'columns'>,
): string | undefined {
  const unfit = selected.find(({ parameter, property }) => {
    const schema =
      parameters.find(({ value }) => value.in === 'path' && value.name === parameter)?.value.schema ?? true;
    const column = columns.find((candidate) => candidate.property === property);
    return column === undefined || toCategory(findKind(normaliseSchema(document, schema))) !== toCategory(column.kind);
  });
  return unfit === undefined
    ? undefined
    : `the path parameter \`${unfit.parameter}\` has another form than \`${unfit.property}\` of a stored item`;
}

/** The same of ids in a body. */
function describeUnfitNames(
  document: OpenApiDocument,
  operation: OperationModel,
  { id }: ResourceModel,
): string | undefined {
  const { property = '', isList } = operation.planned.member ?? {};
  const schema = readBodyShape(document, operation)?.properties.get(property)?.schema ?? true;
  const one = isList === true ? (followSchema(document, schema, '#').value.items ?? true) : schema;
  const isFit = toCategory(findKind(normaliseSchema(document, one))) === toCategory(id.kind);
  return isFit ? undefined : `\`${property}\` of the body has another form than the id of a stored item`;
}

/** The same of what comes to those that an item holds, or leaves them. */
function findUnfitMember(
  document: OpenApiDocument,
  operation: OperationModel,
  resources: readonly ResourceModel[],
): string | undefined {
  const { member } = operation.planned;
  if (member === undefined) return undefined;
  const isHeld = operation.planned.kind === 'list';
  const found = isHeld
    ? resources.find(({ planned }) => planned.name === member.resource)
    : findMembership(operation, resources)?.member;
  if (found === undefined) return `there is no ${member.resource}`;
  if (member.parameter === undefined) return describeUnfitNames(document, operation, found);
  const selected = [{ parameter: member.parameter, property: found.id.property }];
  return describeUnfit(document, operation.parameters, selected, found);
}

/** The same of what the path names above the item's own parents. */
function findUnfitAncestor(
  document: OpenApiDocument,
  { planned, parameters }: OperationModel,
  resources: readonly ResourceModel[],
): string | undefined {
  for (const { parameter, of } of planned.ancestors ?? []) {
    const child = resources.find((resource) => resource.planned.name === of.resource);
    if (child === undefined) return `there is no ${of.resource}`;
    const selected = [
      { parameter: of.parameter, property: child.id.property },
      { parameter, property: of.property },
    ];
    const unfit = describeUnfit(document, parameters, selected, child);
    if (unfit !== undefined) return unfit;
  }
  return undefined;
}

function findUnfitProperty(
  document: OpenApiDocument,
  { schema, isRequired }: Property,
  column: Column | undefined,
): string | undefined {
  if (column === undefined) return 'is nothing that is stored';
  if (!fits(document, column.schema ?? true, { ...column, schema })) return 'has another form than a stored one';
  if (isEndless(document, schema) && hasMark(document, schema, 'writeOnly'))
    return 'would show what only requests carry';
  const isMissed = isRequired && !column.isNotNull && !normaliseSchema(document, schema).allowsNull;
  return isMissed ? 'must be there, and a stored item may lack it' : undefined;
}

function findUnfitAnswer(
  document: OpenApiDocument,
  components: Components,
  operation: OperationModel,
  resource: ResourceModel,
): string | undefined {
  const mapper = findMapper(document, components, resource, operation);
  if (operation.planned.kind === 'values') return undefined;
  if (mapper === undefined) {
    const shape = operation.planned.success?.shape;
    return shape === 'item' || shape === 'array' || shape === 'envelope' ? 'the answer names no item' : undefined;
  }
  const shape = readItem(document, mapper.schema, 'response');
  if (isVaried(document, mapper.schema) && isEndless(document, mapper.schema))
    return 'the answer is one of several schemas, one of which holds itself';
  if (shape === undefined) return 'the answer is no object whose properties are known';
  if (showsToken(document, mapper, resource) && !mayShowToken(operation)) return 'the answer shows a token of nobody';
  const derived = listDerived(resource.planned);
  for (const [name, property] of shape.properties) {
    if (derived.has(name)) continue;
    const column = resource.columns.find((candidate) => candidate.property === name);
    const reason = findUnfitProperty(document, property, column);
    if (reason !== undefined) return `\`${name}\` of an answer ${reason}`;
  }
  return undefined;
}

/** Why an operation cannot be written although it was planned; `undefined` where it can. */
export function findMisfit(
  document: OpenApiDocument,
  components: Components,
  operation: OperationModel,
  resources: readonly ResourceModel[],
): string | undefined {
  if (operation.custom !== undefined || ['health', 'head', 'options'].includes(operation.planned.kind))
    return operation.custom;
  const resource = resources.find(({ planned }) => planned.name === operation.planned.resource);
  if (resource === undefined) return 'it belongs to no resource';
  return (
    findUnfitPath(document, operation, resource) ??
    findUnfitAncestor(document, operation, resources) ??
    findUnfitMember(document, operation, resources) ??
    findUnfitReference(document, operation, resource) ??
    findUnfitAction(document, operation, resource) ??
    findUnfitBody(operation, resource, { document, components, resources }) ??
    findUnfitLine(document, operation, resource, resources) ??
    findUnfitAnswer(document, components, operation, resource)
  );
}
