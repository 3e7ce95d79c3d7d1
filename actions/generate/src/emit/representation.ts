import type { Resource } from '@orchestrate/contracts/plan';
import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findBasePath } from '@orchestrate/kit/openapi/servers';

import { normaliseSchema } from '../comparison/normalise';
import type { Mapper } from '../model/answers';
import { findShownMapper, listMappers, showsToken } from '../model/answers';
import { listShownLists } from '../model/children';
import type { Column } from '../model/columns';
import { listFacts } from '../model/files';
import { isVaried, readItem } from '../model/item-shape';
import { showsOthers } from '../model/other-properties';
import type { ResourceModel } from '../model/resources';
import type { Property } from '../schema/object-shape';
import { toAccess, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import type { HiddenParts } from './hidden-parts';
import { findHiddenParts, renderShown } from './hidden-parts';
import { renderTotal } from './lines';
import type { ResourceFrame } from './table';
import { detailsType, rowType, tableFile } from './table';

const HIDING = '/** Reads what is stored and leaves out what only requests carry. */';

export function representationFile({ folder }: ResourceModel): string {
  return `${folder}/representation.ts`;
}

interface MapperFrame extends ResourceFrame {
  readonly resource: ResourceModel;
  readonly module: SourceModule;
  /** Schemas that leave out what only requests carry, by what each is called. */
  readonly hidden: Map<string, string>;
  /** Whether the whole is read once more by a schema that leaves them out. */
  readonly isVaried?: boolean;
}

/** The address of an item, below that of the service as who asks has it. */
function renderSelfLink(
  { property, path }: NonNullable<Resource['selfLink']>,
  { resource, module, document }: MapperFrame,
): string {
  const id = `\${encodeURIComponent(row${toAccess(resource.planned.id.property)})}`;
  const whole = `${findBasePath(document)}${path}`.replace(/\{[^{}]+\}/, () => id);
  return `${toPropertyKey(property)}: ${module.use('addressOf', 'src/http/addresses.ts')}(\`${whole}\`),`;
}

/** What is no column: the token of who calls, marks, and items of other resources. */
function renderDerived(
  name: string,
  property: Property,
  { resource, module, ...frame }: MapperFrame,
): string | undefined {
  const { account } = resource.planned;
  if (account?.token === name) return `${toPropertyKey(name)}: token,`;
  if (resource.planned.selfLink?.property === name)
    return renderSelfLink(resource.planned.selfLink, { resource, module, ...frame });
  const total = renderTotal(name, resource, module, frame);
  if (total !== undefined) return `${toPropertyKey(name)}: ${total},`;
  const isCount = resource.memberships.some(({ planned }) => planned.count === name);
  const isList = resource.memberships.some(({ planned }) => planned.ids === name);
  const isMark = resource.marks.some(({ planned }) => planned.flag === name || planned.count === name);
  const tally = resource.planned.tallies?.find(({ property }) => property === name);
  if (tally !== undefined)
    return `${toPropertyKey(name)}: row${toAccess(name)}${tally.average?.atNothing === 'zero' ? ' ?? 0' : ''},`;
  const isFact = listFacts(resource).some(({ property }) => property === name);
  if (isMark || isCount || isList || isFact) return `${toPropertyKey(name)}: row${toAccess(name)},`;
  const list = listShownLists(resource, frame.resources).find(({ property }) => property === name);
  if (list !== undefined) {
    const one = module.use(findShownMapper(frame.components, list, list.target).name, representationFile(list.target));
    return `${toPropertyKey(name)}: row${toAccess(name)}.map((item) => ${one}(item)),`;
  }
  const shown = resource.shown.find(({ property }) => property === name);
  const target = frame.resources.find(({ planned }) => planned.name === shown?.resource);
  if (shown === undefined || target === undefined) return undefined;
  const mapper = module.use(findShownMapper(frame.components, shown, target).name, representationFile(target));
  const value = `${mapper}(row${toAccess(name)})`;
  if (!shown.isAlias || shown.column.isNotNull) return `${toPropertyKey(name)}: ${value},`;
  const nothing = normaliseSchema(frame.document, property.schema).allowsNull ? 'null' : 'undefined';
  return `${toPropertyKey(name)}: row${toAccess(name)} === null ? ${nothing} : ${value},`;
}

function renderWithoutHidden(name: string, value: string, { constant, code }: HiddenParts, frame: MapperFrame): string {
  frame.hidden.set(constant, code);
  return `${toPropertyKey(name)}: ${constant}.parse(${code.endsWith('.optional()') ? `${value} ?? undefined` : value}),`;
}

function renderValue(name: string, property: Property, column: Column | undefined, frame: MapperFrame): string {
  const derived = renderDerived(name, property, frame);
  if (derived !== undefined) return derived;
  if (column === undefined) throw new Error(`nothing stores ${name}`);
  const value = `row${toAccess(column.property)}`;
  const hidden = frame.isVaried === true ? undefined : findHiddenParts(column, property, frame);
  if (hidden !== undefined) return renderWithoutHidden(name, value, hidden, frame);
  const isShown = column.isNotNull || normaliseSchema(frame.document, property.schema).allowsNull;
  return `${toPropertyKey(name)}: ${isShown ? value : `${value} ?? undefined`},`;
}

/** Whether a mapper needs more than the row: what other tables say of it. */
function needsDetails(values: readonly string[], { marks, shown, files, planned: own }: ResourceModel): boolean {
  const names = [
    ...marks.flatMap(({ planned }) => [planned.flag, planned.count]),
    ...shown.map(({ property }) => property),
    ...(own.memberships ?? []).flatMap((one) => [one.shown?.property, one.count, one.ids]),
    ...[...(own.children ?? []), ...(own.tallies ?? [])].map(({ property }) => property),
    ...listFacts({ files }).map(({ property }) => property),
  ];
  return names.some(
    (name) => name !== undefined && values.some((value) => value.startsWith(`${toPropertyKey(name)}: `)),
  );
}

/** The members of what a row is shown as. */
function gather(schema: SchemaOrBoolean, frame: MapperFrame): string[] {
  const { resource, document } = frame;
  const shape = readItem(document, schema, frame.isVaried === true ? 'documented' : 'response');
  if (shape === undefined) throw new Error(`${resource.planned.name} has no object to fill`);
  const values = [...shape.properties].map(([name, property]) => {
    const column = resource.columns.find((candidate) => candidate.property === name);
    return renderValue(name, property, column, frame);
  });
  return resource.others !== undefined && showsOthers(document, schema)
    ? [`...row${toAccess(resource.others.property)},`, ...values]
    : values;
}

/** Which of several objects an item is, and what of it is shown, can only be told of the whole. */
function gatherVaried(
  name: string,
  schema: SchemaOrBoolean,
  frame: MapperFrame,
): { constant: string; values: string[] } {
  const constant = `shown${name}`;
  frame.hidden.set(constant, renderShown(schema, frame));
  return { constant, values: gather(schema, { ...frame, isVaried: true }) };
}

function renderMapper(mapper: Mapper, frame: MapperFrame): string {
  const { resource, module } = frame;
  const component = mapper.component === undefined ? undefined : frame.components.get(mapper.component);
  const type = component === undefined ? '' : `: ${module.useType(component.types.response, component.file)}`;
  const varied = isVaried(frame.document, mapper.schema)
    ? gatherVaried(mapper.name.slice(2), mapper.schema, frame)
    : undefined;
  const values = varied?.values ?? gather(mapper.schema, frame);
  const rowName = needsDetails(values, resource) ? detailsType(resource) : rowType(resource);
  const row = module.useType(rowName, tableFile(resource));
  const token = showsToken(frame.document, mapper, resource) ? ', token: string' : '';
  const item = `{\n${values.join('\n')}\n}`;
  const shown = varied === undefined ? item : `${varied.constant}.parse(${item})`;
  return `export function ${mapper.name}(row: ${row}${token})${type} {\nreturn ${shown};\n}`;
}

/** The check that a change has left an item one of the objects that it may be. */
export function nameCheck({ planned }: ResourceModel): string {
  return `isWhole${planned.name}`;
}

function renderCheck(frame: MapperFrame): string[] {
  const { resource, module } = frame;
  if (!resource.operations.some(({ mayBreakVariant }) => mayBreakVariant === true)) return [];
  const { constant, values } = gatherVaried(resource.planned.name, resource.schema, frame);
  const row = module.useType(rowType(resource), tableFile(resource));
  const item = `{\n${values.join('\n')}\n}`;
  const head = `export function ${nameCheck(resource)}(row: ${row}): boolean`;
  return [
    `/** Whether a row is one of the objects that it may be. */\n${head} {\nreturn ${constant}.safeParse(${item}).success;\n}`,
  ];
}

/** `representation.ts`: what callers see of a row; `undefined` where nobody sees one. */
export function emitRepresentation(resource: ResourceModel, frame: ResourceFrame): SourceModule | undefined {
  const mappers = listMappers(frame.document, frame.components, resource, frame.resources);
  if (mappers.length === 0) return undefined;
  const module = new SourceModule(representationFile(resource));
  module.declare(...mappers.map(({ name }) => name));
  const hidden = new Map<string, string>();
  const inner = { ...frame, resource, module, hidden };
  const functions = [...mappers.map((mapper) => renderMapper(mapper, inner)), ...renderCheck(inner)];
  const constants = [...hidden].map(([constant, code]) => `const ${constant} = ${code};`);
  if (constants.length > 0) module.add(`${HIDING}\n${constants.join('\n')}`);
  module.add(...functions);
  return module;
}
