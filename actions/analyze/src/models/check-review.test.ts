import { expect, it } from 'vitest';

import type { ReviewAnswer } from './check-review';
import { checkReview, findLineAgain } from './check-review';

const FILES = new Map([['src/a.ts', ['import x from "x";', '', '  run(`rm  ${name}`);', '}', 'run(`rm ${name}`);']]]);

type Claim = ReviewAnswer['findings'][number];

function claim(overrides: Partial<Claim> = {}): Claim {
  return {
    ruleId: 'Shell Injection',
    severity: 'error',
    confidence: 'high',
    file: 'src/a.ts',
    line: 3,
    message: 'A name becomes a command.\u200b',
    evidence: 'run(`rm ${name}`)',
    ...overrides,
  };
}

it('keeps what the file bears out', () => {
  const { kept, dropped } = checkReview({ findings: [claim()] }, FILES, 'fake/scripted-1');
  expect(dropped).toBe(0);
  expect(kept).toMatchObject([
    {
      tool: 'fake/scripted-1',
      rule: 'shell-injection',
      level: 'error',
      message: 'A name becomes a command.',
      path: 'src/a.ts',
      line: 3,
      confidence: 'high',
      evidence: 'run(`rm ${name}`)',
    },
  ]);
});

it('gives the same fault the same fingerprint, whoever saw it and however it was told', () => {
  const [one] = checkReview({ findings: [claim()] }, FILES, 'a/1').kept;
  const [other] = checkReview({ findings: [claim({ message: 'Else.', confidence: 'low' })] }, FILES, 'b/2').kept;
  expect(one?.fingerprint).toBe(other?.fingerprint);
});

it.each<readonly [string, Partial<Claim>]>([
  ['a line that is not there', { line: 99 }],
  ['line 0', { line: 0 }],
  ['another line', { line: 1 }],
  ['a file that was not shown', { file: '/etc/passwd' }],
  ['a quotation that is not there', { evidence: 'run(`rm -rf`)' }],
  ['no quotation', { evidence: ' ' }],
  ['a bracket as a quotation', { line: 4, evidence: '}' }],
  ['no kind', { ruleId: '!' }],
  ['no message', { message: ' ' }],
])('drops and counts a finding with %s', (_what, overrides) => {
  expect(checkReview({ findings: [claim(overrides)] }, FILES, 'a/1')).toEqual({ kept: [], dropped: 1 });
});

it('takes a quotation over several lines, each at its place', () => {
  const findings = [claim({ evidence: 'run(`rm ${name}`);\n}' }), claim({ evidence: 'run(`rm ${name}`);\nrun' })];
  expect(checkReview({ findings }, FILES, 'a/1')).toMatchObject({ kept: [{ line: 3 }], dropped: 1 });
});

it('keeps no more than were asked for', () => {
  const { kept, dropped } = checkReview({ findings: Array.from({ length: 40 }, () => claim()) }, FILES, 'a/1');
  expect([kept.length, dropped]).toEqual([30, 10]);
});

it('finds the nearest line that still says it', () => {
  const [finding] = checkReview({ findings: [claim()] }, FILES, 'a/1').kept;
  if (finding === undefined) throw new Error('nothing was kept');
  expect(findLineAgain(finding, ['', '', '', 'run(`rm ${name}`);', ''])).toBe(4);
  expect(findLineAgain(finding, ['', 'rm(name);'])).toBeUndefined();
});
