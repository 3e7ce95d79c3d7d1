import { describe, expect, it } from 'vitest';

import type { Anonymous } from './fingerprint';
import { fingerprintFindings } from './fingerprint';

function find(overrides: Partial<Anonymous> = {}): Anonymous {
  return { tool: 'eslint', rule: 'no-var', level: 'warning', message: 'no var', path: 'a.ts', line: 1, ...overrides };
}

function fingerprints(text: string, findings: readonly Anonymous[]): string[] {
  const lines = text.split('\n');
  return fingerprintFindings(findings, (_path, line) => lines[line - 1]).map(({ finding }) => finding.fingerprint);
}

describe('fingerprintFindings', () => {
  it('stays the same while lines move and blanks change', () => {
    const before = fingerprints('var a = 1;', [find({ line: 1 })]);
    const after = fingerprints('// new\n\n  var  a =   1;', [find({ line: 3, column: 3 })]);
    expect(after).toEqual(before);
  });

  it.each([
    ['the tool', { tool: 'other' }],
    ['the rule', { rule: 'other' }],
    ['the path', { path: 'other.ts' }],
    ['what it is about', { anchor: 'other' }],
  ])('differs with %s', (_what, overrides) => {
    const text = 'var a = 1;';
    expect(fingerprints(text, [find(overrides)])).not.toEqual(fingerprints(text, [find()]));
  });

  it('differs with the text of the line, and not with the message', () => {
    expect(fingerprints('var b = 1;', [find()])).not.toEqual(fingerprints('var a = 1;', [find()]));
    expect(fingerprints('var a;', [find({ message: 'reworded' })])).toEqual(fingerprints('var a;', [find()]));
  });

  it('tells equal lines apart by their order, whatever the order of the tool', () => {
    const text = 'var a;\nvar a;';
    const [first, second] = fingerprints(text, [find({ line: 1 }), find({ line: 2 })]);
    expect(first).not.toBe(second);
    expect(fingerprints(text, [find({ line: 2 }), find({ line: 1 })])).toEqual([first, second]);
  });

  it('goes by the anchor where the line is not steady', () => {
    const about = find({ anchor: 'left-pad' });
    expect(fingerprints('"left-pad": "1.0.0"', [about])).toEqual(fingerprints('"left-pad": "2.0.0"', [about]));
  });

  it('goes by the message where there is no line', () => {
    const whole = { tool: 't', rule: 'r', level: 'error', message: 'one' } as const;
    expect(fingerprints('', [whole])).not.toEqual(fingerprints('', [{ ...whole, message: 'two' }]));
  });

  it('keeps the anchor to itself', () => {
    const [identified] = fingerprintFindings([find({ anchor: 'x' })], () => undefined);
    expect(identified?.finding).not.toHaveProperty('anchor');
  });
});
