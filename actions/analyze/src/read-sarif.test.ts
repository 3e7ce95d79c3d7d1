import { describe, expect, it } from 'vitest';

import { parseSarif } from './read-sarif';

function log(result: object, rules: object[] = []): string {
  return JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 't', rules } }, results: [result] }] });
}

function at(uri: string, region?: object): object {
  return { physicalLocation: { artifactLocation: { uri }, ...(region === undefined ? {} : { region }) } };
}

const message = { text: 'wrong' };

describe('parseSarif', () => {
  it('reads a result with its place', () => {
    const region = { startLine: 2, startColumn: 12, endLine: 2, endColumn: 51, snippet: { text: 'REDACTED' } };
    expect(
      parseSarif(log({ ruleId: 'github-pat', level: 'error', message, locations: [at('src/a%20b.ts', region)] })),
    ).toEqual([
      {
        rule: 'github-pat',
        level: 'error',
        message: 'wrong',
        path: 'src/a b.ts',
        line: 2,
        column: 12,
        endLine: 2,
        endColumn: 51,
      },
    ]);
  });

  it.each([
    ['its rule', [{ id: 'r', defaultConfiguration: { level: 'note' } }], 'note'],
    ['the standard', [], 'warning'],
    ['its rule, none being the least there is', [{ id: 'r', defaultConfiguration: { level: 'none' } }], 'note'],
  ])('takes a missing level from %s', (_what, rules, level) => {
    expect(parseSarif(log({ ruleId: 'r', message }, rules))[0]?.level).toBe(level);
  });

  it('takes help from the rule, and needs no place', () => {
    const [finding] = parseSarif(log({ ruleId: 'r', message }, [{ id: 'r', helpUri: 'https://example.test/r' }]));
    expect(finding).toEqual({ rule: 'r', level: 'warning', message: 'wrong', help: 'https://example.test/r' });
  });

  it.each(['', '[]', '{"runs":[{}]}', log({ message })])('does not take %j for clean', (text) => {
    expect(() => parseSarif(text)).toThrow(/its answer/);
  });
});
