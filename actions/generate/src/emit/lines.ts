import type { Lines, Total } from '@orchestrate/contracts/lines';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { findColumn } from '../model/derived';
import { findCompleted } from '../model/lines';
import type { ResourceModel } from '../model/resources';
import { readBodyShape } from '../model/resources';
import { chooseStatus, findUnknown } from '../model/statuses';
import { readObject } from '../schema/object-shape';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import type { HandlerFrame } from './handler-frame';
import { findResource, renderThrow } from './handler-frame';
import { storeClass, storeFile } from './store-frame';
import type { ResourceFrame } from './table';
import { rowType, tableFile } from './table';

export const AMOUNTS_FILE = 'src/storage/amounts.ts';

export function linesFile({ folder }: ResourceModel): string {
  return `${folder}/lines.ts`;
}

export const COMPLETION = 'completeLines';
const SUM = 'addUpLines';

function addsMoney({ totals }: Lines): boolean {
  return totals.some(({ tells }) => ['amounts', 'tax', 'taxed'].includes(tells));
}

/** Whether answers must show a property of a line. */
function isAlwaysShown(name: string, lines: Lines, resource: ResourceModel, { document }: ResourceFrame): boolean {
  const list = followSchema(document, findColumn(resource, lines.property).schema, '#').value;
  return readObject(document, list.items ?? true, 'documented')?.properties.get(name)?.isRequired === true;
}

/** Code of a number of a kept line. It is always there; where answers need not show it, its type does not say so. */
function readNumber(name: string, lines: Lines, resource: ResourceModel, frame: ResourceFrame): string {
  const access = `line${toAccess(name)}`;
  return isAlwaysShown(name, lines, resource, frame) ? access : `(${access} ?? 0)`;
}

/** The types of lines as they are kept, and as they are read. */
function renderTypes(lines: Lines, resource: ResourceModel, module: SourceModule, frame: ResourceFrame): string {
  const { of, quantity, price, amount, property } = lines;
  const row = module.useType(rowType(resource), tableFile(resource));
  const shown = `NonNullable<${row}[${toLiteral(property)}]>[number]`;
  const needed = [of?.property, quantity, price, amount].filter((name) => name !== undefined);
  const left = needed.filter((name) => !isAlwaysShown(name, lines, resource, frame)).map(toLiteral);
  if (left.length === 0) return `type Line = ${shown};`;
  return `type Shown = ${shown};\ntype Line = Shown & Required<Pick<Shown, ${left.join(' | ')}>>;`;
}

/** Code of what a line copies. What is not there is no null, unless it may be shown as one. */
function renderCopy(from: string, target: ResourceModel | undefined): string {
  const column = target && findColumn(target, from);
  const isAbsent = column !== undefined && !column.isNotNull && !column.allowsNull;
  return `found${toAccess(from)}${isAbsent ? ' ?? undefined' : ''}`;
}

/** What a line is kept with beside what the request carries. */
function renderAdded(lines: Lines, target: ResourceModel | undefined, module: SourceModule): string[] {
  const { of, id, price, quantity = '', amount, carried } = lines;
  const copies = of?.copies ?? [];
  const source = copies.find(({ property }) => property === price)?.from;
  const each = source === undefined ? `line${toAccess(price ?? '')}` : `found${toAccess(source)}`;
  const product = (): string => `${module.use('times', AMOUNTS_FILE)}(${each}, line${toAccess(quantity)})`;
  return [
    ...(id === undefined ? [] : [`${toPropertyKey(id)}: ${module.use('randomUUID', 'node:crypto')}(),`]),
    ...copies.map(({ property, from }) => `${toPropertyKey(property)}: ${renderCopy(from, target)},`),
    ...(amount === undefined || carried.includes(amount) ? [] : [`${toPropertyKey(amount)}: ${product()},`]),
  ];
}

function renderCompletion(
  lines: Lines,
  resource: ResourceModel,
  module: SourceModule,
  { resources }: ResourceFrame,
): string {
  const target = resources.find(({ planned }) => planned.name === lines.of?.resource);
  const kept = lines.carried.map((name) => `${toPropertyKey(name)}: line${toAccess(name)},`);
  const members = [...kept, ...renderAdded(lines, target, module)].join('\n');
  const given = `lines: readonly Pick<Line, ${lines.carried.map(toLiteral).join(' | ')}>[]`;
  if (target === undefined || lines.of === undefined)
    return [
      '/** Lines as they are kept. */',
      `export function ${COMPLETION}(${given}): Line[] {`,
      `return lines.map((line) => ({\n${members}\n}));`,
      '}',
    ].join('\n');
  const store = module.useType(storeClass(target), storeFile(target));
  return [
    `/** Lines as they are kept, each with what the ${target.words} that it names says now. Nothing where there is none. */`,
    `export async function ${COMPLETION}(${given}, store: Pick<${store}, 'find'>): Promise<Line[] | undefined> {`,
    'const completed: Line[] = [];',
    'for (const line of lines) {',
    `const found = await store.find(line${toAccess(lines.of.property)});`,
    'if (found === undefined) return undefined;',
    `completed.push({\n${members}\n});`,
    '}',
    'return completed;',
    '}',
  ].join('\n');
}

function renderSum(lines: Lines, resource: ResourceModel, module: SourceModule, frame: ResourceFrame): string {
  const { amount, price = '', quantity = '' } = lines;
  const read = (name: string): string => readNumber(name, lines, resource, frame);
  const type = module.useType(rowType(resource), tableFile(resource));
  const shown = `NonNullable<${type}[${toLiteral(lines.property)}]>`;
  const each =
    amount === undefined ? `${module.use('times', AMOUNTS_FILE)}(${read(price)}, ${read(quantity)})` : read(amount);
  const total = `${module.use('sum', AMOUNTS_FILE)}(lines.map((line) => ${each}))`;
  return `/** What lines come to. */\nexport function ${SUM}(lines: Readonly<${shown}>): number {\nreturn ${total};\n}`;
}

/** `lines.ts`: what is worked out of the lines of an item; `undefined` where nothing is. */
export function emitLines(resource: ResourceModel, frame: ResourceFrame): SourceModule | undefined {
  const { lines } = resource.planned;
  if (lines === undefined) return undefined;
  const completed = findCompleted(resource);
  if (completed === undefined && !addsMoney(lines)) return undefined;
  const module = new SourceModule(linesFile(resource));
  module.declare('Line', 'Shown', COMPLETION, SUM);
  if (completed !== undefined)
    module.add(renderTypes(lines, resource, module, frame), renderCompletion(completed, resource, module, frame));
  if (addsMoney(lines)) module.add(renderSum(lines, resource, module, frame));
  return module;
}

/** How many digits a total has behind the point. */
function countPlaces(property: string, resource: ResourceModel, { document }: ResourceFrame): number {
  const schema = readObject(document, resource.schema, 'response')?.properties.get(property)?.schema;
  return listTypes(followSchema(document, schema, '#').value).join() === 'integer' ? 0 : 2;
}

/** Code of a number that the lines of a row make up; `undefined` where a property is none. */
export function renderTotal(
  name: string,
  resource: ResourceModel,
  module: SourceModule,
  frame: ResourceFrame,
): string | undefined {
  const { lines } = resource.planned;
  const total: Total | undefined = lines?.totals.find(({ property }) => property === name);
  if (lines === undefined || total === undefined) return undefined;
  const { isNotNull } = findColumn(resource, lines.property);
  const all = isNotNull ? `row${toAccess(lines.property)}` : `(row${toAccess(lines.property)} ?? [])`;
  if (total.tells === 'lines') return `${all}.length`;
  const add = (): string => module.use('sum', AMOUNTS_FILE);
  if (total.tells === 'quantities')
    return `${add()}(${all}.map((line) => ${readNumber(lines.quantity ?? '', lines, resource, frame)}))`;
  const sum = `${module.use(SUM, linesFile(resource))}(${all})`;
  if (total.tells === 'amounts' || lines.tax === undefined) return sum;
  const rate = `row${toAccess(lines.tax.rate)}${lines.tax.of === 100 ? ' / 100' : ''}`;
  const tax = `${module.use('share', AMOUNTS_FILE)}(${sum}, ${rate}, ${countPlaces(name, resource, frame)})`;
  return total.tells === 'tax' ? tax : `${add()}([${sum}, ${tax}])`;
}

interface GivenLines {
  readonly before: readonly string[];
  /** The property that holds them, and its member of what the store is given. */
  readonly property?: string;
  readonly member?: string;
}

/** What is done with the lines of `input` before anything is stored, and how they are given to the store. */
export function renderGivenLines(frame: HandlerFrame): GivenLines {
  const { service, operation, resource, module } = frame;
  const lines = findCompleted(resource);
  const given = lines && readBodyShape(service.document, operation)?.properties.get(lines.property);
  if (lines === undefined || given === undefined) return { before: [] };
  const access = `input${toAccess(lines.property)}`;
  const target = findResource(frame, lines.of?.resource);
  const isSent = given.isRequired ? '' : `${access} && `;
  const complete = module.use(COMPLETION, linesFile(resource));
  const { property } = lines;
  const member = toPropertyKey(property);
  if (target === undefined) return { before: [], property, member: `${member}: ${isSent}${complete}(${access}),` };
  const call = `await ${complete}(${access}, ${frame.useStore(target)})`;
  const { responses } = operation;
  const status =
    findUnknown(responses) ?? chooseStatus(responses, [404, 409], chooseStatus(responses, [422, 400], 404));
  const refusal = renderThrow(status, `There is no such ${target.words}.`, frame, [target.variable, 'not found']);
  const isMissing = given.isRequired ? 'completed === undefined' : `${access} !== undefined && completed === undefined`;
  return {
    before: [`const completed = ${isSent === '' ? call : `${isSent}(${call})`};`, `if (${isMissing}) ${refusal}`],
    property,
    member: `${member}: completed,`,
  };
}
