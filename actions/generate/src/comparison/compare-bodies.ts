import type { MediaType, RequestBody, Response, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

import type { Side, Sides } from './sides';

type Content = Readonly<Record<string, MediaType>>;

/** A media type without blanks and capitals. */
function foldMediaType(type: string): string {
  return type.toLowerCase().replace(/\s+/g, '');
}

export function compareContent(pointer: string, given: Content = {}, emitted: Content = {}, sides: Sides): void {
  const fold = (content: Content): Map<string, MediaType> =>
    new Map(Object.entries(content).map(([type, media]) => [foldMediaType(type), media]));
  sides.differences.compareKeys(pointer, 'media type', fold(given), fold(emitted), (at, one, other) =>
    compareOptionalSchemas(extendPointer(at, 'schema'), one.schema, other.schema, sides),
  );
}

/** An absent schema demands as little as an empty one. */
export function compareOptionalSchemas(
  pointer: string,
  given: SchemaOrBoolean | undefined,
  emitted: SchemaOrBoolean | undefined,
  { schemas }: Sides,
): void {
  schemas.compare(pointer, { given: given ?? true, emitted: emitted ?? true });
}

function readBody({ document }: Side, { operation, pointer }: OperationEntry): RequestBody | undefined {
  const { requestBody } = operation;
  if (requestBody === undefined) return undefined;
  return followReference<RequestBody>(document, requestBody, extendPointer(pointer, 'requestBody')).value;
}

export function compareRequestBodies(given: OperationEntry, emitted: OperationEntry, sides: Sides): void {
  const pointer = extendPointer(given.pointer, 'requestBody');
  const [one, other] = [readBody(sides.given, given), readBody(sides.emitted, emitted)];
  sides.differences.compare(pointer, 'the request body', one && 'there', other && 'there');
  if (one === undefined || other === undefined) return;
  sides.differences.compare(pointer, 'required', one.required === true, other.required === true);
  compareContent(extendPointer(pointer, 'content'), one.content, other.content, sides);
}

interface Header {
  readonly required?: boolean;
  readonly schema?: SchemaOrBoolean;
}

/** `Content-Type` is no header of its own in OpenAPI: the media types say it. */
function readHeaders({ document }: Side, response: Response, pointer: string): Map<string, Header> {
  return new Map(
    Object.entries(response.headers ?? {})
      .filter(([name]) => name.toLowerCase() !== 'content-type')
      .map(([name, header]) => [
        name.toLowerCase(),
        followReference<Header>(document, header as Header, extendPointer(pointer, 'headers', name)).value,
      ]),
  );
}

function readResponses({ document }: Side, { operation, pointer }: OperationEntry): Map<string, Response> {
  return new Map(
    Object.entries(operation.responses ?? {}).map(([status, response]) => [
      status.toUpperCase(),
      followReference<Response>(document, response, extendPointer(pointer, 'responses', status)).value,
    ]),
  );
}

export function compareResponses(given: OperationEntry, emitted: OperationEntry, sides: Sides): void {
  const { differences } = sides;
  const pointer = extendPointer(given.pointer, 'responses');
  const [all, others] = [readResponses(sides.given, given), readResponses(sides.emitted, emitted)];
  differences.compareKeys(pointer, 'response', all, others, (at, one, other) => {
    compareContent(extendPointer(at, 'content'), one.content, other.content, sides);
    const headers = extendPointer(at, 'headers');
    const [own, foreign] = [readHeaders(sides.given, one, at), readHeaders(sides.emitted, other, at)];
    differences.compareKeys(headers, 'header', own, foreign, (below, header, twin) => {
      differences.compare(below, 'required', header.required === true, twin.required === true);
      compareOptionalSchemas(extendPointer(below, 'schema'), header.schema, twin.schema, sides);
    });
  });
}
