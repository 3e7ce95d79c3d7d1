import { describe, expect, it } from 'vitest';

import { parseActionlint } from './actionlint';

const found = {
  message: 'unexpected key',
  filepath: '.github/workflows/ci.yml',
  line: 9,
  column: 9,
  kind: 'syntax-check',
};

describe('parseActionlint', () => {
  it('reads its JSON', () => {
    expect(parseActionlint(JSON.stringify([{ ...found, snippet: 'x', end_column: 13 }]))).toMatchObject([
      { rule: 'syntax-check', level: 'error', path: found.filepath, line: 9, column: 9, endLine: 9, endColumn: 13 },
    ]);
  });

  it('counts places from 1, also for a whole file', () => {
    expect(parseActionlint(JSON.stringify([{ ...found, line: 0, column: 0 }]))).toMatchObject([{ line: 1, column: 1 }]);
  });

  it.each(['', 'null', '[{}]'])('does not take %j for clean', (text) => {
    expect(() => parseActionlint(text)).toThrow(/its answer/);
  });
});
