import type { OpenApiDocument, Operation, Response } from '../openapi/document';
import type { Located } from '../openapi/references';
import { extendPointer, followReference } from '../openapi/references';

import type { HttpAnswer } from './http';
import type { SchemaValidator, Violation } from './schema-validator';

/** What a probe is owed. `missing`: it asked for what is not there. `either`: nobody can tell beforehand. */
export type Expectation = 'success' | 'missing' | 'either';

/** How an answer fared against what is declared; the reason is for people. */
export interface Judgement {
  readonly passed: boolean;
  readonly reason?: string;
  readonly violations: readonly Violation[];
}

const NOT_FOUND: readonly number[] = [404, 410];
const SHOWN_VIOLATIONS = 20;

/** Finds the declared answer for a status: the very one, its class (`2XX`), or `default`. */
export function findDeclared(
  document: OpenApiDocument,
  operation: Operation,
  pointer: string,
  status: number,
): Located<Response> | undefined {
  const responses = operation.responses ?? {};
  const keys = [String(status), `${Math.floor(status / 100)}XX`, `${Math.floor(status / 100)}xx`, 'default'];
  const key = keys.find((candidate) => responses[candidate] !== undefined);
  const response = key === undefined ? undefined : responses[key];
  if (key === undefined || response === undefined) return undefined;
  return followReference<Response>(document, response, extendPointer(pointer, 'responses', key));
}

/** Whether a status is what the probe is owed. */
export function isExpected(status: number, expectation: Expectation): boolean {
  const isSuccess = status >= 200 && status < 400;
  const isMissing = NOT_FOUND.includes(status);
  return (expectation !== 'missing' && isSuccess) || (expectation !== 'success' && isMissing);
}

const DUE: Readonly<Record<Expectation, string>> = {
  success: 'a success',
  missing: '404 (what was asked for does not exist)',
  either: 'a success or 404',
};

/** `application/json; charset=utf-8` → `application/json`. */
export function parseMediaType(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function findMediaType(declared: readonly string[], actual: string): string | undefined {
  const isRange = (type: string): boolean =>
    type === '*/*' || (type.endsWith('/*') && actual.startsWith(type.slice(0, -1)));
  return (
    declared.find((type) => parseMediaType(type) === actual) ?? declared.find((type) => isRange(parseMediaType(type)))
  );
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

/** @returns `undefined` for what is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface HeaderDeclaration {
  readonly required?: boolean;
  readonly schema?: unknown;
}

function checkHeaders(
  document: OpenApiDocument,
  response: Located<Response>,
  answer: HttpAnswer,
  validator: SchemaValidator,
): Violation[] {
  return Object.entries(response.value.headers ?? {}).flatMap(([name, declared]) => {
    const at = extendPointer(response.pointer, 'headers', name);
    const header = followReference<HeaderDeclaration>(document, declared as HeaderDeclaration, at);
    const value = answer.headers[name.toLowerCase()];
    // The media type has a check of its own.
    if (name.toLowerCase() === 'content-type') return [];
    if (value === undefined)
      return header.value.required === true ? [{ pointer: '', message: `the header ${name} is missing` }] : [];
    if (header.value.schema === undefined) return [];
    return validator
      .validateText(extendPointer(header.pointer, 'schema'), value)
      .map(({ message }) => ({ pointer: '', message: `the header ${name} ${message}` }));
  });
}

function checkBody(
  response: Located<Response>,
  answer: HttpAnswer,
  validator: SchemaValidator,
): Judgement & { readonly violations: Violation[] } {
  const content = response.value.content ?? {};
  const declared = Object.keys(content);
  const actual = parseMediaType(answer.headers['content-type']);
  if (declared.length === 0) return { passed: true, violations: [] };
  const type = findMediaType(declared, actual);
  if (type === undefined) {
    const reason = `answered ${actual === '' ? 'without a content type' : actual} where ${declared.join(' or ')} is declared`;
    return { passed: false, reason, violations: [] };
  }
  if (content[type]?.schema === undefined || !isJson(actual)) return { passed: true, violations: [] };
  const value = parseJson(answer.body);
  if (value === undefined) return { passed: false, reason: 'the body is not JSON', violations: [] };
  const violations = validator.validate(extendPointer(response.pointer, 'content', type, 'schema'), value);
  return { passed: violations.length === 0, violations };
}

/** Holds an answer to what the specification declares for its operation. */
export function judgeAnswer(
  document: OpenApiDocument,
  operation: { readonly value: Operation; readonly pointer: string; readonly method: string },
  answer: HttpAnswer,
  expectation: Expectation,
  validator: SchemaValidator,
): Judgement {
  const { status } = answer;
  const failed = (reason: string): Judgement => ({ passed: false, reason, violations: [] });
  if (!isExpected(status, expectation)) return failed(`answered ${status} where ${DUE[expectation]} was due`);
  const response = findDeclared(document, operation.value, operation.pointer, status);
  if (response === undefined) return failed(`answered ${status}, which is not declared`);
  const isBodyless = operation.method === 'head' || status === 204 || status === 304;
  const body = isBodyless ? { passed: true, violations: [] } : checkBody(response, answer, validator);
  const violations = [...body.violations, ...checkHeaders(document, response, answer, validator)];
  const reason = body.reason ?? (violations.length === 0 ? undefined : `${violations.length} violations of the schema`);
  return {
    passed: body.passed && violations.length === 0,
    ...(reason === undefined ? {} : { reason }),
    violations: violations.slice(0, SHOWN_VIOLATIONS),
  };
}
