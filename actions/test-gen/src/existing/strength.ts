import type { Coverage, Strength } from '@orchestrate/contracts/test-report';

type Measure = Coverage['lines'];

function sum(measures: readonly Measure[]): Measure {
  const covered = measures.reduce((all, one) => all + one.covered, 0);
  const total = measures.reduce((all, one) => all + one.total, 0);
  return { covered, total, percent: total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100 };
}

/** Coverage over the same files: runners leave out those that no test loads, and more tests load more of them. */
export function compareCoverage(
  before: Coverage | undefined,
  after: Coverage | undefined,
): { readonly before: Pick<Strength, 'lines' | 'branches'>; readonly after: Pick<Strength, 'lines' | 'branches'> } {
  if (before === undefined || after === undefined) return { before: {}, after: {} };
  const known = new Map(before.files.map((file) => [file.path, file]));
  const first = after.files.map((file) => {
    const { lines, branches } = file;
    const none = ({ total }: Measure): Measure => ({ covered: 0, total, percent: 0 });
    return known.get(file.path) ?? { path: file.path, lines: none(lines), branches: none(branches) };
  });
  const add = (files: Coverage['files']): Pick<Strength, 'lines' | 'branches'> => ({
    lines: sum(files.map(({ lines }) => lines)),
    branches: sum(files.map(({ branches }) => branches)),
  });
  return { before: add(first), after: add(after.files) };
}
