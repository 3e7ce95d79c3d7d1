import type { Evidence, PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';
import type { MediaType, OpenApiDocument, RequestBody, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';
import { followSchema } from '@orchestrate/kit/openapi/schemas';
import { describeXml } from '@orchestrate/kit/openapi/xml-shapes';
import { listWords } from '@orchestrate/kit/words';

import { countOf } from '../wording';

import { namesOf } from './find-rule';
import type { OperationView } from './operation-view';
import type { Overrules } from './overrules';

/** What is declared and not done, as a request or as an answer, and why. */
interface Refused {
  readonly type: string;
  readonly use: 'request' | 'answer';
  readonly why: string;
}

interface Judged {
  readonly types: readonly string[];
  readonly refused: readonly Refused[];
}

/** The media types of one body. */
interface Body {
  readonly content: Readonly<Record<string, MediaType>>;
  readonly pointer: string;
  /** The one that the rules looked at. */
  readonly type: string;
  readonly use: Refused['use'];
  /** Whether it is a list of items, as a table is. */
  readonly isList?: boolean;
}

/** What is custom reads and writes what its author likes; files are read and given in every type that is declared. */
const NOT_JUDGED: readonly PlannedOperation['kind'][] = ['custom', 'upload', 'download', 'head', 'options'];

/** Words beside the type that demand nothing of a text. */
const IDLE = ['description', 'examples', 'example', 'title', 'contentMediaType'];

function isFreeText(document: OpenApiDocument, schema: SchemaOrBoolean | undefined): boolean {
  const { type, ...rest } = followSchema(document, schema, '#').value;
  return (type === undefined || type === 'string') && Object.keys(rest).every((word) => IDLE.includes(word));
}

/** Why a table cannot be an answer; it never is a request. */
function findTableObstacle(document: OpenApiDocument, type: string, { content, use, isList }: Body): string {
  if (use === 'request') return 'tables are written and never read';
  if (isList !== true) return 'only lists are written as tables';
  return isFreeText(document, content[type]?.schema) ? '' : 'its schema is no plain text';
}

function isSame(
  document: OpenApiDocument,
  one: SchemaOrBoolean | undefined,
  other: SchemaOrBoolean | undefined,
): boolean {
  const [first, second] = [one, other].map((schema) => followSchema(document, schema, '#').value);
  return JSON.stringify(first) === JSON.stringify(second);
}

/** Why a media type cannot stand beside the one that the rules looked at. */
function findObstacle(document: OpenApiDocument, type: string, body: Body): string {
  const { content, pointer, type: base, use } = body;
  const notation = findNotation(type);
  if (notation === 'csv') return findTableObstacle(document, type, body);
  const { schema } = content[type] ?? {};
  if (notation === undefined || (notation === 'form' && use === 'answer')) return 'nothing here knows it';
  if (notation === 'form') return '';
  if (notation === 'text' && use === 'request') return 'what a text means is not said';
  if (use === 'request' && findNotation(base) === 'form') return 'a form without JSON is read alone';
  if (notation === 'text' && isFreeText(document, schema)) return '';
  if (schema === undefined) return notation === 'json' ? '' : 'it has no schema';
  if (!isSame(document, schema, content[base]?.schema)) return `its schema is not that of ${base}`;
  if (notation !== 'xml') return '';
  const described = describeXml(document, schema, extendPointer(pointer, 'content', type, 'schema'));
  return 'obstacle' in described ? described.obstacle : '';
}

function judgeBody(document: OpenApiDocument, body: Body, isOff: boolean): Judged {
  const others = Object.keys(body.content).filter((type) => type !== body.type);
  const judged = others.map((type) => {
    const isUsual = body.use === 'request' && findNotation(type) === 'form';
    const why = isOff && !isUsual ? 'the rule `media-types` is off' : findObstacle(document, type, body);
    return { type, use: body.use, why };
  });
  const taken = judged.filter(({ why }) => why === '').map(({ type }) => type);
  return { types: [body.type, ...taken], refused: judged.filter(({ why }) => why !== '') };
}

const NOTHING: Judged = { types: [], refused: [] };

function judgeRequest(document: OpenApiDocument, view: OperationView, hasFile: boolean, isOff: boolean): Judged {
  const { entry, request } = view;
  const { requestBody } = entry.operation;
  if (requestBody === undefined || request === undefined || hasFile) return NOTHING;
  const located = followReference<RequestBody>(document, requestBody, extendPointer(entry.pointer, 'requestBody'));
  const { content } = located.value;
  return judgeBody(document, { content, pointer: located.pointer, type: request.contentType, use: 'request' }, isOff);
}

function judgeAnswer(
  document: OpenApiDocument,
  { responses }: OperationView,
  { kind, success }: PlannedOperation,
  isOff: boolean,
): Judged {
  const response = responses.get(String(success?.status));
  if (success?.contentType === undefined || response === undefined) return NOTHING;
  const { pointer, value } = response;
  const content = value.content ?? {};
  const isList = kind === 'list' && success.shape !== 'item' && success.envelopeProperty === undefined;
  return judgeBody(document, { content, pointer, type: success.contentType, use: 'answer', isList }, isOff);
}

/** Whether there is something to choose, or XML or a table to be written where JSON is elsewhere. */
function isTold({ types }: Judged): boolean {
  return types.length > 1 || types.some((type) => ['xml', 'csv'].includes(findNotation(type) ?? ''));
}

function describeTypes(request: Judged, answer: Judged): Evidence[] {
  const asked = answer.types.length > 1 ? ', as `Accept` asks' : '';
  const facts = [
    ...(isTold(request) ? [`the request is read as ${listWords(request.types)}`] : []),
    ...(isTold(answer) ? [`the answer is ${listWords(answer.types)}${asked}`] : []),
  ];
  return facts.length === 0 ? [] : [{ rule: 'media-types', detail: facts.join('; ') }];
}

/** Operations with the media types that they read and write, where there are several, and what is left out of those. */
export function judgeMediaTypes(
  document: OpenApiDocument,
  views: readonly OperationView[],
  operations: readonly PlannedOperation[],
  { isOff }: Pick<Overrules, 'isOff'>,
): { readonly operations: PlannedOperation[]; readonly warnings: PlanWarning[] } {
  const refused: Refused[] = [];
  const judged = operations.map((operation, index) => {
    const view = views[index];
    if (view === undefined || NOT_JUDGED.includes(operation.kind)) return operation;
    const off = isOff('media-types', namesOf(view));
    const request = judgeRequest(document, view, operation.upload !== undefined, off);
    const answer = judgeAnswer(document, view, operation, off);
    refused.push(...request.refused, ...answer.refused);
    return {
      ...operation,
      ...(isTold(request) ? { requestTypes: [...request.types] } : {}),
      ...(isTold(answer) ? { answerTypes: [...answer.types] } : {}),
      evidence: [...operation.evidence, ...describeTypes(request, answer)],
    };
  });
  return { operations: judged, warnings: warnRefused(refused) };
}

function warnRefused(refused: readonly Refused[]): PlanWarning[] {
  const count = (type: string, why: string, use: Refused['use']): number =>
    refused.filter((one) => one.type === type && one.why === why && one.use === use).length;
  const pairs = [...new Map(refused.map(({ type, why }) => [`${type}\n${why}`, { type, why }] as const)).values()];
  return pairs
    .sort((a, b) => (a.type < b.type ? -1 : a.type > b.type ? 1 : a.why < b.why ? -1 : 1))
    .map(({ type, why }) => {
      const [refusing, silent] = [count(type, why, 'request'), count(type, why, 'answer')];
      const facts = [
        ...(refusing === 0 ? [] : [`refused as the request of ${countOf(refusing, 'operation')}`]),
        ...(silent === 0 ? [] : [`never the answer of ${countOf(silent, 'operation')}`]),
      ];
      return { rule: 'media-type', message: `${type} is ${facts.join(' and ')}, which have another type too: ${why}` };
    });
}
