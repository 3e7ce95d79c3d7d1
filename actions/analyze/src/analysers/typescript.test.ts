import { describe, expect, it } from 'vitest';

import { listProjects, parseDiagnostics } from './typescript';

describe('parseDiagnostics', () => {
  it('reads a located error', () => {
    expect(parseDiagnostics("src/a.ts(16,7): error TS2322: Type 'string' is not assignable.\n")).toEqual([
      {
        rule: 'TS2322',
        level: 'error',
        message: "Type 'string' is not assignable.",
        path: 'src/a.ts',
        line: 16,
        column: 7,
      },
    ]);
  });

  it('joins what indented lines add, and passes over prose', () => {
    const output = [
      'src/(group)/a.ts(1,2): error TS2345: No.',
      '  Because of this.',
      '    And that.',
      '',
      'Found 1 error.',
    ].join('\r\n');
    expect(parseDiagnostics(output)).toMatchObject([
      { message: 'No. Because of this. And that.', path: 'src/(group)/a.ts' },
    ]);
  });

  it('reads errors without a place', () => {
    expect(parseDiagnostics("error TS2688: Cannot find type definition file for 'x'.")).toEqual([
      { rule: 'TS2688', level: 'error', message: "Cannot find type definition file for 'x'." },
    ]);
  });

  it.each(['error TS18003: No inputs were found in config file.', 'a.ts(1,1): error TS6305: Not built.', ''])(
    'finds no problem in %j',
    (output) => {
      expect(parseDiagnostics(output)).toEqual([]);
    },
  );
});

describe('listProjects', () => {
  it.each([
    [['tsconfig.json', 'packages/a/tsconfig.json'], ['tsconfig.json']],
    [['packages/a/tsconfig.json', 'b/tsconfig.build.json'], ['packages/a/tsconfig.json']],
    [['tests/fixtures/tsconfig.json'], []],
    [['src/a.ts'], []],
  ])('%j has the projects %j', (files, projects) => {
    expect(listProjects(files)).toEqual(projects);
  });
});
