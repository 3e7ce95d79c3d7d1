import type { MediaType, OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import type { XmlShape } from '@orchestrate/kit/openapi/xml-shapes';
import { describeXml } from '@orchestrate/kit/openapi/xml-shapes';

import type { OperationModel } from './operations';
import { findResponse } from './statuses';

/** What a service reads and writes as XML. */
export interface ServiceXml {
  /** Bodies of requests and of answers, by operation id. */
  readonly requests: ReadonlyMap<string, XmlShape>;
  readonly answers: ReadonlyMap<string, XmlShape>;
  /** Schemas that these refer to, by name. */
  readonly components: ReadonlyMap<string, XmlShape>;
}

export function hasXml({ xml: { requests, answers } }: { readonly xml: ServiceXml }): boolean {
  return requests.size + answers.size > 0;
}

function describeBody(
  document: OpenApiDocument,
  content: Readonly<Record<string, MediaType>> | undefined,
  types: readonly string[] | undefined,
  pointer: string,
): ReturnType<typeof describeXml> | undefined {
  const type = types?.find((one) => findNotation(one) === 'xml');
  if (type === undefined) return undefined;
  return describeXml(document, content?.[type]?.schema, extendPointer(pointer, 'content', type, 'schema'));
}

/** Whether an operation takes XML, and no JSON or form. */
export function takesOnlyXml({ body, planned, custom }: OperationModel): boolean {
  const isOther = (type: string): boolean => ['json', 'form'].includes(findNotation(type) ?? '');
  const isRead = planned.requestTypes?.some((type) => findNotation(type) === 'xml') === true;
  return custom === undefined && isRead && !Object.keys(body?.content ?? {}).some(isOther);
}

/** Whether nothing of an answer is JSON, which is what handlers write. */
export function answersNoJson({ planned }: OperationModel): boolean {
  return planned.answerTypes?.every((type) => findNotation(type) !== 'json') === true;
}

/** Gathers the XML of the operations that are not custom. */
export function createServiceXml(document: OpenApiDocument, operations: readonly OperationModel[]): ServiceXml {
  const [requests, answers, components] = [1, 2, 3].map(() => new Map<string, XmlShape>()) as [
    Map<string, XmlShape>,
    Map<string, XmlShape>,
    Map<string, XmlShape>,
  ];
  for (const { planned, body, responses, entry, custom } of operations) {
    if (custom !== undefined) continue;
    const answer = findResponse(responses, planned.success?.status ?? 200);
    const at = extendPointer(entry.pointer, 'requestBody');
    for (const [known, described] of [
      [requests, describeBody(document, body?.content, planned.requestTypes, at)],
      [answers, describeBody(document, answer?.value.content, planned.answerTypes, answer?.pointer ?? '#')],
    ] as const) {
      if (described === undefined || 'obstacle' in described) continue;
      known.set(planned.id, described.root);
      for (const [name, shape] of Object.entries(described.components)) components.set(name, shape);
    }
  }
  return { requests, answers, components };
}
