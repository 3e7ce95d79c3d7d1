import type { Finding } from '@orchestrate/contracts/finding';
import { describe, expect, it } from 'vitest';

import { chooseAnnotations } from './annotations';

function find(overrides: Partial<Finding>): Finding {
  return {
    tool: 'eslint',
    rule: 'r',
    level: 'warning',
    message: 'm',
    path: 'a.ts',
    line: 1,
    fingerprint: 'f',
    ...overrides,
  };
}

describe('chooseAnnotations', () => {
  it('shows ten of each level, credentials before everything else', () => {
    const many = Array.from({ length: 30 }, (_item, line) => find({ level: 'error', line: line + 1 }));
    const findings = [
      ...many,
      find({ tool: 'secretlint', level: 'error', path: 'z.ts' }),
      find({}),
      find({ level: 'note' }),
    ];
    const chosen = chooseAnnotations(findings, (file) => file);
    expect(chosen.map(({ level }) => level)).toEqual([...Array<string>(10).fill('error'), 'warning', 'notice']);
    expect(chosen[0]).toMatchObject({ title: 'secretlint: r', file: 'z.ts' });
  });

  it('names files as the checkout has them, and none where there is none', () => {
    const [placed, whole] = chooseAnnotations(
      [find({ column: 4 }), { tool: 't', rule: 'r', level: 'note', message: 'm', fingerprint: 'f' }],
      (file) => `service/${file}`,
    );
    expect(placed).toEqual({
      level: 'warning',
      title: 'eslint: r',
      message: 'm',
      file: 'service/a.ts',
      line: 1,
      column: 4,
    });
    expect(whole).toEqual({ level: 'notice', title: 't: r', message: 'm' });
  });
});
