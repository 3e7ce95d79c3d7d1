import { readFileSync } from 'node:fs';

import { expect } from 'vitest';
import { z } from 'zod';

import type { Answer, Operation } from './client.js';

type Json = Record<string, unknown>;

const specification = JSON.parse(
  readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'),
) as Json;

const compiled = new Map<string, z.ZodType>();

/** An error as RFC 9457 has it, where nothing is required: an answer where the specification declares no error. */
const problem = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  status: z.int().optional(),
  detail: z.string().optional(),
});

/** Fails unless an answer has this status, and the specification declares it and its body so. */
export function expectDeclared(
  { operation, status, headers, body }: Answer<unknown>,
  expected: number,
): void {
  expect(
    status,
    `status of ${operation.method} ${operation.path}, which answered ${JSON.stringify(body)}`,
  ).toBe(expected);
  if (status >= 400) expectWords(operation, body);
  const declared = findResponse(operation, status);
  if (declared === undefined) {
    expectProblem(operation, status, body);
    return;
  }
  const content = declared.content as Record<string, Json> | undefined;
  if (content === undefined || Object.keys(content).length === 0) {
    expect(body, `body of ${operation.method} ${operation.path} with ${status}`).toBeUndefined();
    return;
  }
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  // `image/*` stands for any picture.
  const key = [type, type.replace(/\/.*/, '/*'), '*/*'].find((one) => one in content);
  expect(
    key,
    `${type} among the content types declared: ${Object.keys(content).join(', ')}`,
  ).toBeDefined();
  expectFits(
    content[key ?? type]?.schema,
    body,
    `${operation.method} ${operation.path} with ${status}`,
  );
}

/** Fails unless an answer refuses the request, in a way that the specification declares. */
export function expectRefused(answer: Answer<unknown>): void {
  expect(answer.status, `answered ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(400);
  expect(answer.status, `answered ${JSON.stringify(answer.body)}`).toBeLessThan(500);
  expectDeclared(answer, answer.status);
}

/** The paths of the specification, each with its methods in upper case. */
export function listMethods(): Record<string, string[]> {
  const paths = specification.paths as Record<string, Json> | undefined;
  return Object.fromEntries(Object.keys(paths ?? {}).map((path) => [path, findMethods(path)]));
}

function findMethods(path: string): string[] {
  const item = find(specification, ['paths', path]);
  return ['get', 'put', 'post', 'delete', 'patch']
    .filter((method) => method in item)
    .map((method) => method.toUpperCase());
}

/** An error says what is wrong: none of its texts is empty. */
function expectWords({ method, path }: Operation, body: unknown): void {
  expect(JSON.stringify([body]), `texts of the error of ${method} ${path}`).not.toMatch(/[:[,]""/);
}

function expectProblem({ method, path }: Operation, status: number, body: unknown): void {
  const what = `${method} ${path} with ${status}, which is not declared`;
  expect(status, what).toBeGreaterThanOrEqual(400);
  const problems = listProblems(problem, body);
  const isOfOthers =
    problems.length > 0 &&
    listErrors().some((schema) => listProblems(compile(schema), body).length === 0);
  expectNone(isOfOthers ? [] : problems, what);
  expect((body as { status?: number }).status ?? status, what).toBe(status);
}

/** Schemas of all errors that the specification declares: an answer that it does not declare may be like those. */
function listErrors(): string[] {
  return Object.entries(listMethods()).flatMap(([path, methods]) =>
    methods.flatMap((method) => {
      const responses = find(specification, ['paths', path, method.toLowerCase(), 'responses']);
      return Object.keys(responses)
        .filter((status) => /^(?:[45]|default)/.test(status))
        .flatMap((status) => Object.values(find(responses, [status, 'content'])) as Json[])
        .flatMap(({ schema }) => (schema === undefined ? [] : JSON.stringify(schema)));
    }),
  );
}

function expectFits(schema: unknown, value: unknown, what: string): void {
  expectNone(listProblems(compile(JSON.stringify(schema ?? true)), value), `body of ${what}`);
}

function expectNone(problems: readonly string[], what: string): void {
  expect(problems, `${what} does not fit its schema: ${problems.join('; ')}`).toEqual([]);
}

function listProblems(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(disinherit(value)).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
}

/** A value whose objects have nothing but their own properties: any other one seems to have a `constructor`. */
function disinherit(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(disinherit);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).map(([key, inner]) => [key, disinherit(inner)]);
  return Object.setPrototypeOf(Object.fromEntries(own), null);
}

function compile(schema: string): z.ZodType {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const { components } = specification as { components?: Json };
  const whole = `{"$defs":${JSON.stringify(components?.schemas ?? {})},"allOf":[${schema}]}`;
  const made = z.fromJSONSchema(
    JSON.parse(whole.replaceAll('"#/components/schemas/', '"#/$defs/'), keepReadable) as Json,
  );
  compiled.set(schema, made);
  return made;
}

/** All but patterns with Unicode names, which Zod would read as other ones, and without demanding what only requests carry. */
function keepReadable(key: string, value: unknown): unknown {
  if (key === 'pattern' && typeof value === 'string' && /\\p\{/i.test(value)) return undefined;
  const { properties, required } = (value ?? {}) as Record<
    string,
    Record<string, { writeOnly?: unknown } | undefined> | undefined
  >;
  if (properties === undefined || !Array.isArray(required)) return value;
  return {
    ...(value as Json),
    required: required.filter((name: string) => properties[name]?.writeOnly !== true),
  };
}

function findResponse({ method, path }: Operation, status: number): Json | undefined {
  const responses = find(specification, ['paths', path, method.toLowerCase(), 'responses']);
  const key = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find(
    (name) => name in responses,
  );
  return key === undefined ? undefined : find(responses, [key]);
}

/** Walks down, following references. */
function find(from: Json, keys: readonly string[]): Json {
  let here = from;
  for (const key of keys) {
    here = (here[key] ?? {}) as Json;
    while (typeof here.$ref === 'string') {
      const names = here.$ref
        .slice(2)
        .split('/')
        .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
      here = find(specification, names);
    }
  }
  return here;
}
