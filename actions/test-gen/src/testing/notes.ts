import type { Plan, PlannedOperation, Resource } from '@orchestrate/contracts/plan';
import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import type { OpenApiDocument, PathItem, Response, Schema } from '@orchestrate/kit/openapi/document';
import type { IsOpen } from '@orchestrate/kit/run-directory/open-operations';

import type { ServiceView } from '../service/service-view';
import { viewService } from '../service/service-view';

// A small service: notes in folders, written with a key, read by anyone; sharing a note is nobody's business yet.

const id: Schema = { type: 'string', format: 'uuid', readOnly: true };

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Folder: { type: 'object', required: ['id', 'name'], properties: { id, name: { type: 'string', minLength: 1 } } },
  FolderInput: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } },
  Note: {
    allOf: [
      { $ref: '#/components/schemas/NoteInput' },
      {
        type: 'object',
        required: ['id', 'changedAt'],
        properties: { id, changedAt: { type: 'string', format: 'date-time', readOnly: true } },
      },
    ],
  },
  NoteInput: {
    type: 'object',
    required: ['title', 'folderId'],
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 80 },
      folderId: { type: 'string', format: 'uuid' },
      stars: { type: 'integer', minimum: 1, maximum: 5 },
    },
    additionalProperties: false,
  },
  NotePatch: {
    type: 'object',
    minProperties: 1,
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 80 },
      stars: { type: 'integer', minimum: 1, maximum: 5 },
    },
  },
  Problem: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } },
};

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string): Response => ({
  description: 'Fine.',
  content: { 'application/json': { schema: ref(name) } },
});
const problem: Response = { description: 'Bad.', content: { 'application/problem+json': { schema: ref('Problem') } } };
const list = (name: string): Response => ({
  description: 'A page.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['items', 'total'],
        properties: { items: { type: 'array', items: ref(name) }, total: { type: 'integer' } },
      },
    },
  },
});
const takes = (name: string): Pick<NonNullable<PathItem['post']>, 'requestBody'> => ({
  requestBody: { required: true, content: { 'application/json': { schema: ref(name) } } },
});
const noteId = { name: 'noteId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const count = (name: string): { name: string; in: 'query'; schema: Schema } => ({
  name,
  in: 'query',
  schema: { type: 'integer', minimum: 1 },
});

const PATHS: Readonly<Record<string, PathItem>> = {
  '/folders': { post: { ...takes('FolderInput'), responses: { '201': json('Folder') } } },
  '/notes': {
    get: {
      parameters: [
        count('page'),
        count('size'),
        { name: 'stars', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 5 } },
      ],
      responses: { '200': list('Note'), '400': problem },
    },
    post: {
      ...takes('NoteInput'),
      responses: { '201': json('Note'), '400': problem, '401': problem, '409': problem, '429': problem },
    },
  },
  '/notes/{noteId}': {
    parameters: [noteId],
    get: { responses: { '200': json('Note'), '404': problem } },
    patch: {
      ...takes('NotePatch'),
      responses: { '200': json('Note'), '400': problem, '401': problem, '404': problem, '409': problem },
    },
    delete: { responses: { '204': { description: 'Gone.' }, '401': problem, '404': problem } },
  },
  '/notes/{noteId}/share': { parameters: [noteId], post: { responses: { '202': { description: 'Soon.' } } } },
};

const DOCUMENT: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1.0.0' },
  paths: PATHS,
  components: { schemas: SCHEMAS, securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
};

type Line = readonly [id: string, method: PlannedOperation['method'], path: string, kind: PlannedOperation['kind']];

function plan([name, method, path, kind]: Line, more: Partial<PlannedOperation> = {}): PlannedOperation {
  const isWriting = method !== 'get';
  return {
    id: name,
    operationId: name,
    method,
    path,
    pointer: '#/paths',
    kind,
    resource: path === '/folders' ? 'Folder' : 'Note',
    filters: [],
    conflicts: [],
    parents: [],
    security: isWriting && path !== '/folders' ? [['key']] : [],
    becomes: kind,
    evidence: [],
    ...more,
  };
}

const unique = { status: 409, cause: 'unique', properties: ['title'] } as const;
const item = (status: number): Pick<PlannedOperation, 'success'> => ({
  success: { status, shape: 'item', contentType: 'application/json' },
});

const OPERATIONS: readonly PlannedOperation[] = [
  plan(['createFolder', 'post', '/folders', 'create'], item(201)),
  plan(['listNotes', 'get', '/notes', 'list'], {
    success: { status: 200, shape: 'envelope', itemsProperty: 'items', totalProperty: 'total' },
    paging: { style: 'page', limitParameter: 'size', positionParameter: 'page', defaultLimit: 10 },
    filters: [{ parameter: 'stars', property: 'stars', operator: 'eq' }],
  }),
  plan(['createNote', 'post', '/notes', 'create'], { ...item(201), conflicts: [{ ...unique, properties: ['title'] }] }),
  plan(['getNote', 'get', '/notes/{noteId}', 'read'], item(200)),
  plan(['changeNote', 'patch', '/notes/{noteId}', 'patch'], {
    ...item(200),
    conflicts: [{ ...unique, properties: ['title'] }],
  }),
  plan(['deleteNote', 'delete', '/notes/{noteId}', 'delete'], { success: { status: 204, shape: 'empty' } }),
  plan(['shareNote', 'post', '/notes/{noteId}/share', 'custom'], { reason: 'fits no rule' }),
];

function planResource(name: string, plural: string, more: Partial<Resource>): Resource {
  return {
    name,
    plural,
    schema: `#/components/schemas/${name}`,
    id: { property: 'id', type: 'uuid', source: 'server' },
    relations: [],
    unique: [],
    timestamps: [],
    operations: [],
    evidence: [],
    ...more,
  };
}

const PLAN: Plan = {
  schemaVersion: 1,
  service: { name: 'notes', title: 'Notes', version: '1.0.0' },
  specification: {
    source: 'notes.yaml',
    dialect: 'openapi-3.1',
    bundled: 'phases/plan/openapi.json',
    sha256: 'a'.repeat(64),
    files: [],
  },
  securitySchemes: [{ name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' }],
  resources: [
    planResource('Folder', 'folders', {}),
    planResource('Note', 'notes', {
      relations: [{ property: 'folderId', resource: 'Folder', required: true }],
      unique: [['title']],
      timestamps: [{ property: 'changedAt', on: 'update' }],
    }),
  ],
  operations: [...OPERATIONS],
  tasks: [],
  warnings: [],
  configuration: defaultConfiguration(),
};

/**
 * The service of notes, joined from its plan and its specification; parts of the plan may be given, and what answers 501.
 */
export function createNotesView(more: Partial<Plan> = {}, isOpen?: IsOpen): ServiceView {
  return viewService({ ...PLAN, ...more }, DOCUMENT, isOpen);
}
