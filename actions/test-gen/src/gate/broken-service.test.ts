import path from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import type { Templates } from '../templates';
import { readTemplates } from '../templates';

import { breakService } from './broken-service';

let templates: Templates;

beforeAll(async () => {
  templates = await readTemplates(path.resolve(import.meta.dirname, '../..'), 'broken');
});

const sources = [
  { path: 'src/app.ts', text: 'export function createApp() {}' },
  {
    path: 'src/schemas/book.ts',
    text: 'export const bookSchema = z.object({});\nexport const otherSchema = z.string();\n',
  },
  { path: 'src/resources/books/table.ts', text: "export const books = pgTable(\n  'books', {});" },
  { path: 'src/resources/books/store.ts', text: 'export function createStore() {}' },
  { path: 'src/schemas/checks.ts', text: 'export function text() {}' },
];

function breakTest(text: string): string | undefined {
  const edits = breakService(sources, [{ path: 'tests/unit/a.test.ts', text }], templates);
  const edit = edits.find((one) => one.path === 'tests/unit/a.test.ts');
  return edit?.action === 'write' ? edit.text : undefined;
}

describe('breakService', () => {
  it('makes a double of the application, the configuration, the start, each schema and each table', () => {
    const edits = breakService(sources, [], templates);
    expect(edits.map((edit) => edit.path)).toEqual([
      'src/broken/app.ts',
      'src/broken/broken.ts',
      'src/broken/config.ts',
      'src/broken/http/server.ts',
      'src/broken/schema.ts',
      'src/broken/storage/database.ts',
      'src/broken/storage/errors.ts',
      'src/broken/storage/rows.ts',
      'src/broken/storage/shapes.ts',
      'src/broken/table.ts',
      'src/broken/schemas/book.ts',
      'src/broken/resources/books/table.ts',
    ]);
    expect(edits.at(-1)).toMatchObject({
      text: [
        "import { books as sound } from '../../../resources/books/table.js';",
        "import { breakTable } from '../../table.js';",
        "export const books = breakTable('books', sound);",
        '',
      ].join('\n'),
    });
    expect(edits.at(-2)).toMatchObject({
      text: [
        "import * as sound from '../../schemas/book.js';",
        "import { breakSchema } from '../schema.js';",
        "export const bookSchema = breakSchema('bookSchema', sound.bookSchema);",
        "export const otherSchema = breakSchema('otherSchema', sound.otherSchema);",
        '',
      ].join('\n'),
    });
  });

  it.each([
    ["import { createApp } from '../../src/app.js';", "import { createApp } from '../../src/broken/app.js';"],
    ['import { x } from "../../src/schemas/book.js";', 'import { x } from "../../src/broken/schemas/book.js";'],
  ])('lets a test with %s see the double', (before, after) => {
    expect(breakTest(before)).toBe(after);
  });

  it.each([
    ["import { text } from '../../src/schemas/checks.js';"],
    ["import { securitySchemes } from '../../src/http/authentication.js';"],
    ["import { api } from '../support/client.js';"],
  ])('leaves a test with %s as it is', (text) => {
    expect(breakTest(text)).toBeUndefined();
  });
});
