import { describe, expect, it } from 'vitest';

import type { Located } from './analyse-tree';
import type { Analyser } from './analyser';
import { isFixable, proposeFixes } from './propose-fixes';

const analyser = { name: 'eslint' } as Analyser;
const result = { tool: 'eslint', version: '10.0.0', outcome: 'ran', findings: 0, seconds: 0 } as const;

function located(path: string, start: number, rule = 'no-var'): Located {
  return {
    finding: {
      tool: 'eslint',
      rule,
      level: 'warning',
      message: 'm',
      path,
      line: 1,
      fingerprint: `${path}${start}${rule}`,
    },
    edit: { start, end: start + 3, text: 'let' },
  };
}

function propose(found: readonly Located[], texts: Record<string, string>) {
  return proposeFixes({ analyser, result }, found, (path) => Promise.resolve(texts[path] ?? ''));
}

describe('proposeFixes', () => {
  it('puts all files of an analyser into one proposal of kind fix', async () => {
    const fix = await propose([located('src/a.ts', 0), located('src/a.ts', 7), located('src/b.ts', 0)], {
      'src/a.ts': 'var a;\nvar b;\n',
      'src/b.ts': 'var c;\n',
    });
    expect(fix?.proposal).toMatchObject({
      kind: 'fix',
      author: { name: 'eslint', version: '10.0.0' },
      title: 'Fix 3 findings of eslint: no-var',
      edits: [
        { action: 'write', path: 'src/a.ts', text: 'let a;\nlet b;\n' },
        { action: 'write', path: 'src/b.ts', text: 'let c;\n' },
      ],
    });
    expect(fix?.targets).toHaveLength(3);
  });

  it('targets only what it really changes', async () => {
    const fix = await propose([located('src/a.ts', 0), located('src/a.ts', 1, 'curly')], { 'src/a.ts': 'var a;' });
    expect(fix?.targets.map(({ rule }) => rule)).toEqual(['no-var']);
  });

  it.each([
    ['nothing has a fix', [{ finding: located('src/a.ts', 0).finding }], 'var a;'],
    ['the fixes change nothing', [located('src/a.ts', 0)], 'let a;'],
    ['the file holds a credential', [located('src/a.ts', 0)], `var a = "AKIA${'Q'.repeat(16)}";`],
  ])('proposes nothing when %s', async (_what, found, text) => {
    expect(await propose(found, { 'src/a.ts': text })).toBeUndefined();
  });
});

describe('isFixable', () => {
  it.each([
    ['src/a.ts', true],
    ['Dockerfile', true],
    ['src/a.test.ts', false],
    ['eslint.config.js', false],
    ['package.json', false],
    ['.github/workflows/ci.yml', false],
  ])('%s: %s', (path, is) => {
    expect(isFixable(located(path, 0))).toBe(is);
  });
});
