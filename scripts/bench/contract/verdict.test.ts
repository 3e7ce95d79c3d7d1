import { describe, expect, it } from 'vitest';

import type { JudgedFailure, Verdict } from './verdict';
import { isAboveBar, renderVerdicts } from './verdict';

const failure: JudgedFailure = {
  operation: 'GET /pets',
  check: 'ServerError',
  status: 500,
  message: 'it broke',
  example: 'GET http://localhost/pets',
  times: 2,
  kind: 'failure',
};

function createVerdict(part: Partial<Verdict> = {}): Verdict {
  return { specification: 'pets.yaml', operations: 20, custom: [], failures: [], seconds: 1, ...part };
}

describe('the bar', () => {
  it('holds without failures, and with accepted ones', () => {
    expect(
      isAboveBar([
        createVerdict({
          failures: [
            { ...failure, kind: 'contradiction' },
            { ...failure, kind: 'unwritten' },
          ],
          custom: ['a'],
        }),
      ]),
    ).toBe(true);
  });

  it('is missed by one failure, and by too many operations that nobody has written', () => {
    expect(isAboveBar([createVerdict(), createVerdict({ failures: [failure] })])).toBe(false);
    expect(isAboveBar([createVerdict({ custom: ['a', 'b'] })])).toBe(false);
    expect(isAboveBar([])).toBe(false);
  });

  it('is shown with every failure and a line a specification', () => {
    const text = renderVerdicts([createVerdict({ failures: [failure], custom: ['qr'] })]);
    expect(text).toContain('FAILURE pets.yaml · GET /pets · ServerError · 500 · seen 2 times');
    expect(text).toMatch(/^pets\.yaml +19\/20 +qr +0 +1 +1 s$/m);
    expect(text).toMatch(/MISSED$/);
  });

  it('tells which failures would be contradictions if they were listed', () => {
    const failures = [failure, { ...failure, status: 400, proof: 'invalid-without-400' }];
    const text = renderVerdicts([createVerdict({ failures })]);
    expect(text).toContain('FAILURE [invalid-without-400] pets.yaml');
    expect(text).toMatch(/ 2, 1 of them proven +1 s$/m);
  });
});
