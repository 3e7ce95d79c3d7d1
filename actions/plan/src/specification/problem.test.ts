import { describe, expect, it } from 'vitest';

import type { Problem } from './problem';
import { renderProblem, sortProblems } from './problem';

function createProblem(overrides: Partial<Problem>): Problem {
  return { file: 'a.yaml', line: 1, column: 1, pointer: '#', message: 'It is wrong.', advice: 'mend it', ...overrides };
}

describe('renderProblem', () => {
  it('names place, pointer, fault and help', () => {
    const problem = createProblem({ line: 12, column: 5, pointer: '#/paths/~1pets' });
    expect(renderProblem(problem)).toBe('a.yaml:12:5: #/paths/~1pets: It is wrong; mend it');
  });
});

describe('sortProblems', () => {
  it('goes by file and place, as numbers, and says each thing once', () => {
    const problems = [
      createProblem({ file: 'b.yaml' }),
      createProblem({ line: 10 }),
      createProblem({ line: 9, column: 11 }),
      createProblem({ line: 9, column: 2 }),
      createProblem({ line: 10 }),
    ];
    const sorted = sortProblems(problems).map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(sorted).toEqual(['a.yaml:9:2', 'a.yaml:9:11', 'a.yaml:10:1', 'b.yaml:1:1']);
  });
});
