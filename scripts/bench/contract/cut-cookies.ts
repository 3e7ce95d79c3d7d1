import type { Failure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { createSchemaValidator } from '@orchestrate/kit/probing/schema-validator';

/** What a check says of each value that it made wrong: place, keyword, and where in the place. */
const WRONG =
  /^(?:Invalid component:)?\s*(?:- )?(?<place>query|cookie): violates `(?<keyword>\w+)`(?: at (?<at>\S+).*)?$/;
const IN_COOKIES = /^\/properties\/(?<name>[\w-]+)$/;

/** The values of a `Cookie` header under one name. Each ends at a semicolon, whatever was meant to be in it. */
function listValues(header: string, name: string): string[] {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.flatMap((pair) => (pair.startsWith(`${name}=`) ? [pair.slice(name.length + 1)] : []));
}

/** `session="abc"`, `session=a%20b`: what is read there, and what is written. */
function listReadings(value: string): string[] {
  const bare = value.replace(/^"(.*)"$/s, '$1');
  try {
    return [value, bare, decodeURIComponent(bare)];
  } catch {
    return [value, bare];
  }
}

/**
 * Whether all that was meant to be wrong are cookies that are right as they were sent: a semicolon in a cookie ends it, so
 * that what was to be too long, say, was cut. Names that no query parameter has may be there.
 */
export function areCookiesRight(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const lines = failure.message.slice(failure.message.indexOf('Invalid component:')).split('\n');
  const wrong = lines.filter((line) => line.trim() !== 'Invalid component:').map((line) => WRONG.exec(line)?.groups);
  const isRight = (name: string): boolean => {
    const parameter = listParameters(document, entry).find(({ value }) => value.in === 'cookie' && value.name === name);
    const sent = listValues(failure.headers?.cookie ?? '', name);
    if (parameter === undefined || sent.length !== 1) return false;
    const validator = createSchemaValidator(document);
    const schema = extendPointer(parameter.pointer, 'schema');
    const isText = parameter.value.schema !== undefined;
    return isText && sent.flatMap(listReadings).every((text) => validator.validateText(schema, text).length === 0);
  };
  const isAllowed = (found: Record<string, string> | undefined): boolean =>
    found?.place === 'query' && found.keyword === 'additionalProperties' && found.at === undefined;
  const cookies = wrong.filter((found) => !isAllowed(found));
  return (
    cookies.length > 0 &&
    cookies.every((found) => found?.place === 'cookie' && isRight(IN_COOKIES.exec(found.at ?? '')?.groups?.name ?? ''))
  );
}
