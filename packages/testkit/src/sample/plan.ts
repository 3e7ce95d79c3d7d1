import type { Phase } from '@orchestrate/contracts/phase';
import type { Plan, PlannedOperation, Resource, Task } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';

const HASH = 'a'.repeat(64);

type Line = readonly [
  id: string,
  method: PlannedOperation['method'],
  path: string,
  kind: PlannedOperation['kind'],
  becomes: string,
];

const OPERATIONS: readonly Line[] = [
  ['listAuthors', 'get', '/authors', 'list', 'lists authors, filtered by name, page by page'],
  ['createAuthor', 'post', '/authors', 'create', 'adds an author'],
  ['getAuthor', 'get', '/authors/{authorId}', 'read', 'reads one author'],
  ['replaceAuthor', 'put', '/authors/{authorId}', 'replace', 'replaces an author'],
  ['deleteAuthor', 'delete', '/authors/{authorId}', 'delete', 'removes an author, unless books refer to it'],
  ['listBooksOfAuthor', 'get', '/authors/{authorId}/books', 'list', 'lists the books of one author'],
  ['listBooks', 'get', '/books', 'list', 'lists books, filtered by genre, page by page'],
  ['createBook', 'post', '/books', 'create', 'adds a book; 409 when its ISBN is taken'],
  ['getBook', 'get', '/books/{bookId}', 'read', 'reads one book'],
  ['updateBook', 'patch', '/books/{bookId}', 'patch', 'changes fields of a book'],
  ['deleteBook', 'delete', '/books/{bookId}', 'delete', 'removes a book'],
];

function planOperation([id, method, path, kind, becomes]: Line): PlannedOperation {
  return {
    id,
    operationId: id,
    method,
    path,
    pointer: `#/paths/${path.replaceAll('/', '~1')}/${method}`,
    kind,
    resource: path.includes('ook') ? 'Book' : 'Author',
    filters: [],
    conflicts: [],
    parents: [],
    security: method === 'get' ? [] : [['apiKey']],
    becomes,
    evidence: [{ rule: `${kind}-by-shape`, detail: `${method.toUpperCase()} ${path}` }],
  };
}

function planResource(name: string, plural: string): Resource {
  return {
    name,
    plural,
    schema: `#/components/schemas/${name}`,
    id: { property: 'id', type: 'uuid', source: 'server' },
    relations: name === 'Book' ? [{ property: 'authorId', resource: 'Author', required: true }] : [],
    unique: name === 'Book' ? [['isbn']] : [],
    timestamps: [{ property: 'createdAt', on: 'create' }],
    operations: OPERATIONS.map(([id]) => id).filter((id) => id.includes(name)),
    evidence: [{ rule: 'collection-and-item', detail: `/${plural}` }],
  };
}

const TASKS: readonly (readonly [Phase, string, string])[] = [
  ['plan', 'Read the specification', '@redocly/openapi-core'],
  ['generate', 'Write the service', 'ts-morph'],
  ['test-gen', 'Write its tests', 'fast-check'],
  ['analyze', 'Look for problems and fix the safe ones', 'eslint'],
  ['deploy', 'Start it and probe it', 'node'],
  ['heal', 'Run the quality gates and repair what fails', 'typescript'],
  ['report', 'Say how it went', 'orchestrate'],
];

const planTask = ([phase, title, tool]: (typeof TASKS)[number], index: number): Task => ({
  id: phase,
  phase,
  title,
  dependsOn: index === 0 ? [] : [TASKS[index - 1]?.[0] ?? 'plan'],
  tool: { name: tool, why: 'It is pinned, and it needs no network.' },
  inputs: [],
  outputs: [`phases/${phase}/output.json`],
});

/** The plan of a library with authors and books: eleven operations, one API key, nothing custom. */
export function createSamplePlan(overrides: Partial<Plan> = {}): Plan {
  return planSchema.parse({
    schemaVersion: 1,
    service: { name: 'library', title: 'Library', version: '1.0.0', description: 'Authors and their books.' },
    specification: {
      source: 'specs/library.yaml',
      dialect: 'openapi-3.1',
      bundled: 'phases/plan/openapi.json',
      sha256: HASH,
      files: [{ path: 'specs/library.yaml', sha256: HASH }],
    },
    securitySchemes: [{ name: 'apiKey', type: 'apiKey', in: 'header', parameter: 'X-API-Key' }],
    resources: [planResource('Author', 'authors'), planResource('Book', 'books')],
    operations: OPERATIONS.map(planOperation),
    tasks: TASKS.map(planTask),
    warnings: [],
    configuration: { version: 1 },
    ...overrides,
  });
}

/** An operation that no rule could infer, for {@link createSamplePlan}. */
export function createCustomOperation(id: string, path: string): PlannedOperation {
  return {
    ...planOperation([id, 'post', path, 'custom', 'answers 501 until somebody writes it']),
    reason: 'no rule fits an action on an item',
  };
}
