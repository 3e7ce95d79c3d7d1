import { renderAccess, renderLiteral } from '../../text/code';
import type { TestCase } from '../test-module';

type Pair = readonly [label: string, told: string, stored: string];

/** How values of a kind of column are told and stored. */
interface Conversion {
  /** Both ways. */
  readonly pairs: readonly Pair[];
  /** Only on their way to the database, or back. */
  readonly written?: readonly Pair[];
  readonly read?: readonly Pair[];
  readonly refused?: readonly (readonly [label: string, told: string])[];
}

// Oracles: ISO 8601, PostgreSQL's manual of dates (no year 0, `BC` instead) and of texts (no NUL).
const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  calendarDate: {
    pairs: [
      ['a day', '2026-01-31', '2026-01-31'],
      ['a day of the year 0', '0000-02-29', '0001-02-29 BC'],
    ],
  },
  instant: {
    pairs: [],
    written: [
      ['an instant', '2026-01-31T23:59:59.123Z', '2026-01-31T23:59:59.123Z'],
      ['an instant with an offset', '2026-02-01T01:00:00+01:00', '2026-02-01T00:00:00.000Z'],
      ['an instant of the year 0', '0000-02-29T12:00:00Z', '0001-02-29T12:00:00.000Z BC'],
    ],
    read: [
      ['an instant', '2026-01-31T23:59:59.123Z', '2026-01-31 23:59:59.123+00'],
      ['an instant of the year 0', '0000-02-29T12:00:00.000Z', '0001-02-29 12:00:00+00 BC'],
    ],
    refused: [
      ['what is no instant', 'tomorrow'],
      ['an instant after the year 9999', '9999-12-31T23:59:59-01:00'],
    ],
  },
  unicode: {
    pairs: [
      ['a text', 'Ada', 'Ada'],
      ['a text with a NUL', 'a\0b', 'a\uffff0b'],
      ['a text with what stands for NUL', 'a\uffffb', 'a\uffff1b'],
    ],
  },
};

const COLUMN = /^ +(?:(\w+)|'([^']+)'): (\w+)\('/gm;

/** U+FFFF shows as nothing in most editors. */
const renderText = (text: string): string => renderLiteral(text).replaceAll('\uffff', String.raw`\uffff`);

function emitPairs(title: string, pairs: readonly Pair[], line: string): TestCase[] {
  const rows = pairs.map(([label, told, stored]) => ({ label, values: [renderText(told), renderText(stored)] }));
  return rows.length === 0
    ? []
    : [{ title, isSync: true, table: { columns: ['told', 'stored'], rows }, lines: [line] }];
}

function emitColumn(column: string, { pairs, written = [], read = [], refused = [] }: Conversion): TestCase[] {
  const name = column.replace(/^\w+\.?/, '');
  const rows = refused.map(([label, told]) => ({ label, values: [renderLiteral(told)] }));
  const refusing: TestCase = {
    title: `refuses %s for ${name}`,
    isSync: true,
    table: { columns: ['told'], rows },
    lines: [
      `const store = () => ${column}.mapToDriverValue(told);`,
      'expect(store).toThrow(told);',
      'expect(store).toThrow(expect.objectContaining({ name: "UnstorableValueError", isKey: false }));',
    ],
  };
  return [
    ...emitPairs(
      `stores %s in ${name}`,
      [...pairs, ...written],
      `expect(${column}.mapToDriverValue(told)).toBe(stored);`,
    ),
    ...emitPairs(
      `reads %s in ${name}`,
      [...pairs, ...read],
      `expect(${column}.mapFromDriverValue(stored)).toBe(told);`,
    ),
    ...(rows.length === 0 ? [] : [refusing]),
  ];
}

/**
 * Tests of how the values of a table's columns are told and stored.
 * @param known - kinds of columns that have their tests already; those of this table are added
 */
export function emitConversions(table: string, text: string, known: Set<string>): TestCase[] {
  return [...text.matchAll(COLUMN)].flatMap(([, plain, quoted = '', kind = '']) => {
    const conversion = CONVERSIONS[kind];
    if (conversion === undefined || known.has(kind)) return [];
    known.add(kind);
    return emitColumn(renderAccess(table, plain ?? quoted), conversion);
  });
}
