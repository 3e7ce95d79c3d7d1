import path from 'node:path';

import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

import type { OperationView } from '../service/operation-view';
import { readTemplates } from '../templates';
import { createNotesView } from '../testing/notes';

import type { EmitInput, EmittedTests } from './emit-tests';
import { emitTests } from './emit-tests';

const MIGRATION = `CREATE TABLE "folders" (
  "id" uuid PRIMARY KEY,
  "name" text NOT NULL,
  CONSTRAINT "folders_name_unique" UNIQUE ("name")
);
--> statement-breakpoint
CREATE TABLE "notes" (
  "id" uuid PRIMARY KEY
);
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "a" FOREIGN KEY ("folder_id") REFERENCES "folders" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
--> statement-breakpoint
CREATE INDEX "notes_title_index" ON "notes" USING hash ("title");
`;

const sources = new Map([
  ['src/config.ts', 'export function readConfig() {}'],
  ['src/schemas/note-input.ts', 'export const noteInputSchema = z.object({});'],
  ['src/storage/errors.ts', 'export function translateErrors() {}'],
  ['src/storage/rows.ts', 'export function onlyRow() {}'],
  ['src/resources/notes/table.ts', "export const notes = pgTable('notes', {});"],
  ['src/resources/folders/table.ts', "export const folders = pgTable(\n  'folders',\n  {},\n);"],
  ['migrations/0000_initial.sql', MIGRATION],
]);

let input: EmitInput;
let emitted: EmittedTests;

beforeAll(async () => {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../..'), 'support');
  input = { view: createNotesView(), sources, templates };
  emitted = emitTests(input);
});

const textOf = (file: string, from: EmittedTests = emitted): string =>
  from.files.find((one) => one.path === file)?.text ?? '';
const casesOf = (suite: string): string[] =>
  [...emitted.cases.values()]
    .flat()
    .filter((id) => id.includes(` > ${suite} > `))
    .map((id) => id.split(' > ').slice(2).join(' > '));

function findSyntaxErrors({ path: file, text }: { path: string; text: string }): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('emitTests', () => {
  it('asks for 501 only where nobody has written the operation', () => {
    expect(textOf('tests/e2e/unwritten.test.ts')).toContain('/share');
    const written = emitTests({ ...input, view: createNotesView({}, () => false) });
    expect(written.files.map((file) => file.path)).not.toContain('tests/e2e/unwritten.test.ts');
    expect(written.files.map(({ text }) => text).join('\n')).not.toContain('501');
  });

  it('calls operations below the path of the first server', () => {
    expect(textOf('tests/support/client.ts')).not.toContain('BASE_PATH');
    const view = createNotesView();
    const served = { ...view, document: { ...view.document, servers: [{ url: 'https://example.com/v1' }] } };
    const client = textOf('tests/support/client.ts', emitTests({ ...input, view: served }));
    expect(client).toContain('const BASE_PATH = "/v1";');
    expect(client).toContain('new URL(BASE_PATH + fillPath');
  });

  it('puts before a value in a path what the style of its parameter does', () => {
    expect(textOf('tests/support/client.ts')).not.toContain('PREFIXES');
    const view = createNotesView();
    const style = (path: OperationView['path']): typeof path => path.map((one) => ({ ...one, prefix: '.' }));
    const operations = view.operations.map((one) => ({ ...one, path: style(one.path) }));
    const client = textOf('tests/support/client.ts', emitTests({ ...input, view: { ...view, operations } }));
    expect(client).toContain('"/notes/{noteId}":{"noteId":"."}');
    expect(client).not.toContain('{{prefixes}}');
  });

  it('names no type of items of which nothing is known', () => {
    const view = createNotesView();
    const shape = { kind: 'opaque', why: 'it uses the keyword if', isNullable: false } as const;
    const resources = view.resources.map((one) => ({ ...one, shape }));
    expect(textOf('tests/support/client.ts')).toContain('send<Note>(');
    expect(textOf('tests/support/client.ts', emitTests({ ...input, view: { ...view, resources } }))).not.toContain(
      'send<Note>(',
    );
  });

  it('writes the three kinds of tests, and what supports them', () => {
    expect(emitted.files.map((file) => file.path)).toEqual([
      'tests/support/arbitraries.ts',
      'tests/support/broken.ts',
      'tests/support/client.ts',
      'tests/support/collector.ts',
      'tests/support/database.ts',
      'tests/support/fixtures.ts',
      'tests/support/lists.ts',
      'tests/support/objects.ts',
      'tests/support/postgres.ts',
      'tests/support/samples.ts',
      'tests/support/schemas.ts',
      'tests/support/service.ts',
      'tests/support/specification.ts',
      'tests/support/tables.ts',
      'tests/support/types.ts',
      'tests/unit/schemas.test.ts',
      'tests/unit/config.test.ts',
      'tests/unit/start.test.ts',
      'tests/unit/failures.test.ts',
      'tests/unit/http.test.ts',
      'tests/unit/observed.test.ts',
      'tests/unit/storage.test.ts',
      'tests/unit/storage-errors.test.ts',
      'tests/unit/tables.test.ts',
      'tests/property/folders.test.ts',
      'tests/property/notes.test.ts',
      'tests/e2e/folders.test.ts',
      'tests/e2e/notes.test.ts',
      'tests/e2e/unwritten.test.ts',
      'tests/e2e/service.test.ts',
    ]);
  });

  it('holds tables to the migration, as long as there is one', () => {
    const text = textOf('tests/unit/tables.test.ts');
    expect(text).toContain('expect(describeTable(folders)).toEqual(["unique name"]);');
    const rules = '["folder_id refers to folders, on delete set null", "index on title"]';
    expect(text).toContain(`expect(describeTable(notes)).toEqual(${rules});`);
    const migrated = emitTests({ ...input, sources: new Map([...sources, ['migrations/0001_more.sql', '']]) });
    expect(migrated.files.map((file) => file.path)).not.toContain('tests/unit/tables.test.ts');
  });

  it('holds every path to its methods without a database', () => {
    expect(textOf('tests/unit/failures.test.ts')).toMatch(/\["(\/notes\/)\{\w+\}", "\1+1", \["GET"/);
  });

  it('leaves out the rules of a table that has none, because a broken one looks the same', () => {
    const bare = MIGRATION.replace(/,\n[^\n]*UNIQUE[^\n]*/, '');
    const some = emitTests({ ...input, sources: new Map([...sources, ['migrations/0000_initial.sql', bare]]) });
    expect(textOf('tests/unit/tables.test.ts', some)).toContain('describeTable(notes)');
    expect(textOf('tests/unit/tables.test.ts', some)).not.toContain('describeTable(folders)');
  });

  it('asks a service without tables for no errors of its own', () => {
    const stateless = emitTests({ ...input, sources: new Map([['src/config.ts', 'export function readConfig() {}']]) });
    expect(stateless.files.map((file) => file.path)).not.toContain('tests/unit/storage-errors.test.ts');
  });

  it('asks for the columns of a taken value where the service tells them, and nowhere else', () => {
    const told = new Map([...sources, ['src/storage/errors.ts', 'readonly columns: readonly string[] = [],']]);
    const file = 'tests/unit/storage-errors.test.ts';
    expect(textOf(file, emitTests({ ...input, sources: told }))).toContain('const columns = ["email", "order"];');
    expect(textOf(file)).not.toContain('columns');
  });

  it('counts requests by the template of a path', () => {
    expect(textOf('tests/unit/observed.test.ts')).toMatch(/route: "\/\w+\/\{\w+\}", count: "2"/);
  });

  it('writes what can be parsed', () => {
    expect(emitted.files.flatMap(findSyntaxErrors)).toEqual([]);
  });

  it('writes the same each time', () => {
    expect(emitTests(input)).toEqual(emitted);
  });

  it('gives each test a name of its own, in the order of its file', () => {
    const names = [...emitted.cases.values()].flat();
    expect(new Set(names).size).toBe(names.length);
    expect(emitted.files.flatMap(({ blocks }) => blocks.flat())).toEqual(names);
  });

  it('tests every operation', () => {
    const suites = new Set([...emitted.cases.values()].flat().map((id) => id.split(' > ')[1]));
    for (const { title } of input.view.operations) expect(suites).toContain(title);
  });

  it.each([
    ['POST /notes', 'answers 201 with the Note that was sent'],
    ['POST /notes', 'needs no more than folderId and title'],
    ['POST /notes', 'answers 409 where another Note has the same title'],
    ['POST /notes', 'lets one of two requests win that send the same title at once'],
    ['POST /notes', 'refuses folderId where there is no such Folder'],
    ['POST /notes', 'answers 400 to a body whose stars is above 5'],
    ['POST /notes', 'answers 400 to a body with a property that is not declared'],
    ['POST /notes', 'answers 400 to a body that is no JSON'],
    ['POST /notes', 'answers 401 without credentials'],
    ['POST /notes', 'answers 401 to wrong credentials'],
    ['POST /notes', 'does not fail at the character NUL in title'],
    ['POST /notes', 'stores any valid Note and gives it back'],
    ['GET /notes', 'gives every Note once, page by page'],
    ['GET /notes', 'gives 10 where size is not given'],
    ['GET /notes', 'gives only those with the stars asked for'],
    ['GET /notes', 'answers 400 to a query whose page is below 1'],
    ['GET /notes', 'gives the same list for any size of pages'],
    ['GET /notes/{noteId}', 'answers 404 where there is no such Note'],
    ['PATCH /notes/{noteId}', 'changes only stars'],
    ['PATCH /notes/{noteId}', 'moves changedAt'],
    ['PATCH /notes/{noteId}', 'answers 409 where another Note has the same title'],
    ['PATCH /notes/{noteId}', 'lets one of two win that ask for the same title at once'],
    ['PATCH /notes/{noteId}', 'answers 400 to an empty object for a body'],
    ['DELETE /notes/{noteId}', 'answers 204, and then the Note is gone and others are not'],
    ['DELETE /notes/{noteId}', 'lets only one of two at the same time'],
    ['the life of a Note', 'is stored, read, listed, changed and removed, and gone then'],
    ['many requests at once', 'are answered, 200 of them and 20 at a time, each with success and all within 60 s'],
    ['POST /notes/{noteId}/share', 'answers 501 until it is written'],
    ['noteInputSchema', 'refuses NoteInput without title'],
    ['readConfig', 'asks for credentials in production'],
    ['GET /readyz', 'answers 200 while the database answers'],
    ['a method that nobody declared', 'answers 405 to DELETE /notes and tells those that there are'],
  ])('of %s, that it %s', (suite, title) => {
    expect(casesOf(suite)).toContain(title);
  });

  it('follows an item from the request that stores it to the one that finds it gone', () => {
    const [, code = ''] = textOf('tests/e2e/notes.test.ts').split('describe("the life of a Note"');
    const lines = code.split('\n').map((line) => line.trim());
    const steps = [
      'const note = await storeNote();',
      'expectDeclared(await api.getNote({ noteId: note.id }), 200);',
      'expect(listed.body.items.map((one) => one.id)).toEqual([note.id]);',
      'expectDeclared(await api.changeNote({ noteId: note.id }, changes), 200);',
      'expect(changed.body).toMatchObject(changes);',
      'expectDeclared(await api.deleteNote({ noteId: note.id }), 204);',
      'expectDeclared(await api.getNote({ noteId: note.id }), 404);',
      'expect(left.body.items.map((one) => one.id)).toEqual([]);',
    ];
    expect(lines.filter((line) => steps.includes(line))).toEqual(steps);
  });

  it('asks for much at once only what each request can be answered with success', () => {
    const [, code = ''] = textOf('tests/e2e/service.test.ts').split('sendMany(200, 20, [');
    const requests = code
      .split(']);')[0]
      ?.split('\n')
      .map((line) => line.trim());
    expect(requests).toEqual([
      '',
      '() => api.createFolder(folderInput()),',
      '() => api.getNote({ noteId: note.id }),',
      '() => api.listNotes(),',
      '',
    ]);
    expect(code).toContain('}, 60000);');
  });

  it('leaves tests out, and with them what nothing else needs', () => {
    const paging = [...emitted.cases.values()].flat().filter((id) => /page by page|any size of pages/.test(id));
    const rest = emitTests(input, new Set(paging));
    expect(paging).not.toEqual([]);
    expect([...rest.cases.values()].flat()).not.toEqual(expect.arrayContaining([paging[0]]));
    expect(textOf('tests/support/lists.ts')).toContain('readPages');
    expect(textOf('tests/support/lists.ts', rest)).not.toContain('readPages');
  });

  it('knows no credentials where none are asked for', () => {
    const view = createNotesView({ securitySchemes: [] });
    const open = {
      ...view,
      operations: [],
      resources: view.resources.filter(({ resource }) => resource.name === 'Folder'),
    };
    const text = textOf('tests/support/service.ts', emitTests({ ...input, view: open }));
    expect(text).toContain('createApp({ database: test.database, log })');
    expect(text).not.toMatch(/credentials/i);
  });

  it('tells which answers are provoked', () => {
    expect([...(emitted.expected.get('POST /notes') ?? [])].sort()).toEqual([201, 400, 401, 409]);
  });
});
