import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import { createFakeModels } from '@orchestrate/testkit/fake-models';
import { describe, expect, it } from 'vitest';

import { judgeReview, reviewWinner } from './review-winner';

const edits: FileEdit[] = [
  { action: 'write', path: 'src/a.js', text: 'one();\ntwo();\n' },
  { action: 'delete', path: 'src/b.js' },
];
const at = (file: string, line: number) => ({ file, line, text: 'fits\nthe test' });

describe('judgeReview', () => {
  it.each([
    ['a veto with a line', 'veto', [at('src/a.js', 2), at('src/a.js', 9)], 'vetoed', ['src/a.js:2: fits the test']],
    ['a veto without any', 'veto', [], 'none', [expect.stringContaining('cites no line') as string]],
    [
      'a veto with a line that is not there',
      'veto',
      [at('src/a.js', 9), at('src/b.js', 1), at('x', 1)],
      'none',
      [expect.stringContaining('cites no line') as string],
    ],
    ['line 0', 'veto', [at('src/a.js', 0)], 'none', [expect.any(String) as string]],
    ['agreement', 'accept', [at('src/a.js', 1)], 'accepted', ['src/a.js:1: fits the test']],
  ] as const)('takes %s for what it is worth', (_what, verdict, reasons, expected, told) => {
    const review = judgeReview({ verdict, reasons: [...reasons] }, edits, 'other/m');
    expect(review).toEqual({ verdict: expected, reviewer: 'other/m', reasons: told });
  });
});

describe('reviewWinner', () => {
  const actionDirectory = path.resolve(import.meta.dirname, '../..');
  const winner = { gate: 'test', failures: 'one', edits, provider: 'author', patch: '+two();' };

  it('asks anybody but the author, and shows the changed files with their lines', async () => {
    const models = createFakeModels([{ task: 'review', provider: 'other', value: { verdict: 'accept', reasons: [] } }]);
    const review = await reviewWinner(winner, { models, actionDirectory });
    expect(review).toMatchObject({ verdict: 'accepted', reviewer: 'other/scripted-1' });
    const [question] = models.questions;
    expect(question?.not).toEqual(['author']);
    expect(question?.prompt.messages[1]?.text).toContain('=== src/a.js\n1: one();\n2: two();');
  });

  it('says that there was no review where nobody is left but the author, or nobody at all', async () => {
    const own = createFakeModels([{ task: 'review', provider: 'author', value: { verdict: 'accept', reasons: [] } }]);
    expect(await reviewWinner(winner, { models: own, actionDirectory })).toMatchObject({ verdict: 'none' });
    const nobody = createFakeModels([]);
    expect((await reviewWinner(winner, { models: nobody, actionDirectory })).verdict).toBe('none');
    expect(nobody.questions).toEqual([]);
  });

  it('takes an answer that is none for no review', async () => {
    const models = createFakeModels([{ task: 'review', value: { verdict: 'approved' } }]);
    expect((await reviewWinner(winner, { models, actionDirectory })).verdict).toBe('none');
  });
});
