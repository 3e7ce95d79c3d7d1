import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { findMapper } from '../model/answers';
import { findFormFields } from '../model/form-fields';
import { readItem } from '../model/item-shape';
import type { OperationModel } from '../model/operations';
import { listNested } from '../model/schema-graph';
import type { ServiceModel } from '../model/service';
import type { Responses } from '../model/statuses';
import { chooseStatus } from '../model/statuses';
import { answersNoJson, hasXml } from '../model/xml';
import { toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import type { ServiceFrame } from './shared';

const BODY_FILE = 'src/http/body.ts';
const SHAPES_FILE = 'src/http/xml-shapes.ts';
const XML_FILE = 'src/http/xml.ts';

/** Names of JSON types that the framework takes for such. */
const KNOWN_JSON = /^application\/(?:[a-z-.]+\+)?json$/i;

/** Whether the specification has a status for callers who take no type of an answer. */
export function refusesTypes(responses: Responses): boolean {
  return chooseStatus(responses, [406], 200) === 406;
}

/** Lets the caller choose among the media types of an answer. */
export function renderNegotiation(operation: OperationModel, module: SourceModule, { service }: ServiceFrame): string {
  const { planned, responses, custom } = operation;
  if (planned.answerTypes === undefined || custom !== undefined) return '';
  const xml = service.xml.answers.get(planned.id);
  const offer = {
    types: planned.answerTypes,
    ...(refusesTypes(responses) ? { refuses: true } : {}),
    ...(answersNoJson(operation) ? { rewrites: true } : {}),
    ...(xml === undefined ? {} : { xml }),
  };
  const table = renderTable(operation, module, service);
  return `${module.use('negotiate', 'src/http/negotiation.ts')}(${toLiteral(offer)}${table})`;
}

/** How a list is written as a table: the properties that an item shows, in their order. */
function renderTable(operation: OperationModel, module: SourceModule, service: ServiceModel): string {
  const { planned } = operation;
  const { document, components } = service;
  const resource = service.resources.find((one) => one.planned.name === planned.resource);
  if (resource === undefined || planned.answerTypes?.some((type) => findNotation(type) === 'csv') !== true) return '';
  const schema = findMapper(document, components, resource, operation)?.schema ?? resource.schema;
  const columns = [...(readItem(document, schema, 'response')?.properties.keys() ?? [])];
  const { itemsProperty } = planned.success ?? {};
  const given = [columns, ...(itemsProperty === undefined ? [] : [itemsProperty])].map((one) => toLiteral(one));
  return `, ${module.use('tableOf', 'src/http/tables.ts')}(${given.join(', ')})`;
}

/** Whether JSON that is sent may hold a number whose neighbour is beyond 64 bits. */
function holdsInt64({ body }: OperationModel, document: OpenApiDocument): boolean {
  const [, json] = Object.entries(body?.content ?? {}).find(([type]) => findNotation(type) === 'json') ?? [];
  return listNested(document, json?.schema).some(
    (schema) => schema.format === 'int64' && listTypes(schema).includes('integer'),
  );
}

/** Turns the bodies of other media types into the JSON that the framework checks. */
export function renderReaders(operation: OperationModel, module: SourceModule, { service }: ServiceFrame): string[] {
  const { planned, custom } = operation;
  const form = findFormFields(service.document, operation);
  const xml = service.xml.requests.get(planned.id);
  const types = custom === undefined ? (planned.requestTypes ?? []) : [];
  const isOddlyNamed = types.some((type) => findNotation(type) === 'json' && !KNOWN_JSON.test(type));
  return [
    // Before the others, whose JSON is written by JavaScript.
    holdsInt64(operation, service.document) ? module.use('keepIntegers', BODY_FILE) : '',
    isOddlyNamed ? module.use('renameJson', BODY_FILE) : '',
    form === undefined
      ? ''
      : `${module.use('readForms', 'src/http/forms.ts')}(${service.forms.kinds ? toLiteral(form) : ''})`,
    xml === undefined ? '' : `${module.use('readXml', XML_FILE)}(${toLiteral(xml)})`,
  ].filter(Boolean);
}

/** `src/http/xml-shapes.ts`: how schemas are written in XML; `undefined` where nothing is. */
export function emitXmlShapes({ service }: ServiceFrame): SourceModule | undefined {
  if (!hasXml(service)) return undefined;
  const { components } = service.xml;
  const module = new SourceModule(SHAPES_FILE);
  module.declare('xmlShapes');
  const entries = [...components]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, shape]) => `${toPropertyKey(name)}: ${toLiteral(shape)},`);
  const type = module.useType('XmlShape', XML_FILE);
  module.add(
    `/** How the schemas of the specification are written in XML, by the names they have there. */\nexport const xmlShapes: Readonly<Record<string, ${type}>> = {\n${entries.join('\n')}\n};`,
  );
  return module;
}
