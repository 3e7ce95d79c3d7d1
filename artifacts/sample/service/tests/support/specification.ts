import { expect } from 'vitest';

import type { Answer, Operation } from './client.js';
import type { Json } from './schemas.js';
import { find, listProblems, specification } from './schemas.js';

/** An error as RFC 9457 has it, where nothing is required: an answer where the specification declares no error. */
const problem = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
  },
};

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
    problems.length > 0 && listErrors().some((schema) => listProblems(schema, body).length === 0);
  expectNone(isOfOthers ? [] : problems, what);
  expect((body as { status?: number }).status ?? status, what).toBe(status);
}

/** Schemas of all errors that the specification declares: an answer that it does not declare may be like those. */
function listErrors(): unknown[] {
  return Object.entries(listMethods()).flatMap(([path, methods]) =>
    methods.flatMap((method) => {
      const responses = find(specification, ['paths', path, method.toLowerCase(), 'responses']);
      return Object.keys(responses)
        .filter((status) => /^(?:[45]|default)/.test(status))
        .flatMap((status) => Object.values(find(responses, [status, 'content'])) as Json[])
        .flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
    }),
  );
}

function expectFits(schema: unknown, value: unknown, what: string): void {
  expectNone(listProblems(schema ?? true, value), `body of ${what}`);
}

function expectNone(problems: readonly string[], what: string): void {
  expect(problems, `${what} does not fit its schema: ${problems.join('; ')}`).toEqual([]);
}

function findResponse({ method, path }: Operation, status: number): Json | undefined {
  const responses = find(specification, ['paths', path, method.toLowerCase(), 'responses']);
  const key = [String(status), `${Math.floor(status / 100)}XX`, 'default'].find(
    (name) => name in responses,
  );
  return key === undefined ? undefined : find(responses, [key]);
}
