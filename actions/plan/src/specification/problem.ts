import type { Position } from '@orchestrate/kit/yaml/located-yaml';

/** Something wrong in a specification, where it stands, and what helps. */
export interface Problem extends Position {
  /** Relative to the working directory. */
  readonly file: string;
  /** Begins with `#`. */
  readonly pointer: string;
  readonly message: string;
  readonly advice: string;
}

/** `openapi.yaml:12:5: #/paths/~1pets: what is wrong; what to do`. */
export function renderProblem(problem: Problem): string {
  const { file, line, column, pointer, message, advice } = problem;
  return `${file}:${line}:${column}: ${pointer}: ${message.replace(/\.$/, '')}; ${advice}`;
}

/** By file and place, without those that say the same of the same place. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map(problems.map((problem) => [renderProblem(problem), problem]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
