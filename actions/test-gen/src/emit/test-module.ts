import type { GeneratedTestKind } from '@orchestrate/contracts/test-report';
import { NAME_SEPARATOR } from '@orchestrate/kit/test-reports/vitest';

import { renderLiteral } from '../text/code';
import { findMentions } from '../text/imports';

/** One line of a table: fills the `%s` of the title. */
export interface Row {
  readonly label: string;
  /** Code of the further columns. */
  readonly values: readonly string[];
}

/** One test, or a table of tests that share their code. */
export interface TestCase {
  /** Says what is expected; unique in its suite. With rows it holds `%s` once. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly Row[] };
  /** How long it may take, where that is more than usual. */
  readonly seconds?: number;
  /** Whether its code awaits nothing. */
  readonly isSync?: boolean;
}

export interface Suite {
  readonly title: string;
  readonly cases: readonly TestCase[];
}

/** A test file before it becomes text. */
export interface TestModule {
  readonly path: string;
  readonly kind: GeneratedTestKind;
  /** Imports it may need (those it does not need are left out), then code before the first suite. */
  readonly head: string;
  readonly suites: readonly Suite[];
}

/** How a test is told from all others, as vitest's report names it: `tests/e2e/books.test.ts > POST /books > …`. */
export function caseId(path: string, suite: string, title: string): string {
  return [path, suite, title].join(NAME_SEPARATOR);
}

function fillTitle(title: string, label: string): string {
  return title.replace('%s', () => label);
}

/** Names of the tests that each `it` of a module makes, in order. */
export function listBlocks({ path, suites }: TestModule): string[][] {
  return suites.flatMap((suite) =>
    suite.cases.map(({ title, table }) =>
      table === undefined
        ? [caseId(path, suite.title, title)]
        : table.rows.map(({ label }) => caseId(path, suite.title, fillTitle(title, label))),
    ),
  );
}

/** Names of all tests of a module. */
export function listCaseIds(module: TestModule): string[] {
  return listBlocks(module).flat();
}

/** Leaves tests out, by name; a table without rows and a suite without tests go too. */
export function withoutCases(module: TestModule, excluded: ReadonlySet<string>): TestModule {
  const isKept = (suite: Suite, title: string): boolean => !excluded.has(caseId(module.path, suite.title, title));
  const suites = module.suites.map((suite) => ({
    ...suite,
    cases: suite.cases.flatMap((test): TestCase[] => {
      if (test.table === undefined) return isKept(suite, test.title) ? [test] : [];
      const rows = test.table.rows.filter(({ label }) => isKept(suite, fillTitle(test.title, label)));
      return rows.length === 0 ? [] : [{ ...test, table: { ...test.table, rows } }];
    }),
  }));
  return { ...module, suites: suites.filter(({ cases }) => cases.length > 0) };
}

/** A suite of the same title is one suite; in it a title that occurs again gets a number. */
function tidySuites(suites: readonly Suite[]): Suite[] {
  const byTitle = new Map<string, TestCase[]>();
  for (const { title, cases } of suites) byTitle.set(title, [...(byTitle.get(title) ?? []), ...cases]);
  return [...byTitle].map(([title, cases]) => ({ title, cases: numberTitles(cases) }));
}

function numberTitles(cases: readonly TestCase[]): TestCase[] {
  const seen = new Map<string, number>();
  const count = (key: string): number => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times;
  };
  return cases.map((test) => {
    if (test.table === undefined) {
      const times = count(test.title);
      return times === 1 ? test : { ...test, title: `${test.title} (${times})` };
    }
    const rows = test.table.rows.map((row) => {
      const times = count(fillTitle(test.title, row.label));
      return times === 1 ? row : { ...row, label: `${row.label} (${times})` };
    });
    return { ...test, table: { ...test.table, rows } };
  });
}

/** Makes a module whose tests all have names of their own; `undefined` when it has none. */
export function createModule(module: TestModule): TestModule | undefined {
  const suites = tidySuites(module.suites).filter(({ cases }) => cases.length > 0);
  return suites.length === 0 ? undefined : { ...module, suites };
}

/** What is stored and never looked at again needs no name. */
function dropUnusedNames(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const name = /^const (\w+) = await (?:store|several)/.exec(line)?.[1];
    if (name === undefined) return line;
    const isUsed = findMentions(lines.slice(index + 1).join('\n'), [name]).size > 0;
    return isUsed ? line : line.replace(/^const \w+ = /, '');
  });
}

function renderCase({ title, lines, table, seconds, isSync = false }: TestCase): string {
  const asynchronous = isSync ? '' : 'async ';
  const body = `{\n${dropUnusedNames(lines).join('\n')}\n}`;
  const limit = seconds === undefined ? '' : `, ${seconds * 1000}`;
  if (table === undefined) return `it(${renderLiteral(title)}, ${asynchronous}() => ${body}${limit});`;
  const rows = table.rows.map(({ label, values }) => `[${[renderLiteral(label), ...values].join(', ')}],`);
  const columns = ['_what', ...table.columns].join(', ');
  return `it.each([\n${rows.join('\n')}\n])(${renderLiteral(title)}, ${asynchronous}(${columns}) => ${body}${limit});`;
}

/** The text of a module, not formatted, with imports it may not need. */
export function renderModule({ head, suites }: TestModule): string {
  const bodies = suites.map(
    ({ title, cases }) => `describe(${renderLiteral(title)}, () => {\n${cases.map(renderCase).join('\n\n')}\n});`,
  );
  return `${[head, ...bodies].join('\n\n')}\n`;
}
