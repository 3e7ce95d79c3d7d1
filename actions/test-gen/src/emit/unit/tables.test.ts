import { describe, expect, it } from 'vitest';

import { emitTables } from './tables';

const MIGRATION = `CREATE TABLE "notes" (
  "ordinal" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  "title" text NOT NULL CHECK ("title" IN ('a', 'NOT NULL')),
  "pages" integer CHECK ("pages" >= 1),
  "tags" text[],
  CONSTRAINT "notes_title_unique" UNIQUE ("title")
);
--> statement-breakpoint
CREATE TABLE "folders" (
  "name" text
);
`;

function table(name: string, ...columns: string[]): [string, string] {
  const text = `export const ${name} = pgTable(\n  '${name}',\n  {\n${columns.map((column) => `    ${column},\n`).join('')}  },\n);`;
  return [`src/resources/${name}/table.ts`, text];
}

function linesOf(...tables: [string, string][]): string[] {
  const module = emitTables(new Map([...tables, ['migrations/0000_initial.sql', MIGRATION]]));
  return module?.suites.flatMap(({ cases }) => cases.flatMap(({ lines }) => lines)) ?? [];
}

describe('emitTables', () => {
  it('holds columns to the types of the migration, and to what may be null', () => {
    const columns =
      '["at timestamp (3) with time zone, never null", "ordinal bigint, never null", "pages integer", "tags text[]", "title text, never null"]';
    expect(linesOf(table('notes'))).toEqual([
      `expect(describeColumns(notes)).toEqual(${columns});`,
      'expect(describeTable(notes)).toEqual(["unique title"]);',
    ]);
  });

  it('tests how values are stored and read once for each kind of column', () => {
    const dated = ["'due-on': calendarDate('due_on')", "title: unicode('title').notNull()"];
    const lines = linesOf(
      table('notes', ...dated),
      table('folders', "name: unicode('name')", "pages: integer('pages')"),
    );
    expect(lines.filter((line) => line.includes('DriverValue'))).toEqual([
      'expect(notes["due-on"].mapToDriverValue(told)).toBe(stored);',
      'expect(notes["due-on"].mapFromDriverValue(stored)).toBe(told);',
      'expect(notes.title.mapToDriverValue(told)).toBe(stored);',
      'expect(notes.title.mapFromDriverValue(stored)).toBe(told);',
    ]);
  });

  it('tests what an instant refuses', () => {
    expect(linesOf(table('notes', "at: instant('at')"))).toContain('expect(store).toThrow(told);');
  });
});
