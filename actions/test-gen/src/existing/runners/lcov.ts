import type { Coverage } from '@orchestrate/contracts/test-report';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import type { LineHits } from '@orchestrate/kit/test-reports/coverage';
import type { FileTrace } from '@orchestrate/kit/test-reports/lcov';
import { readLcov } from '@orchestrate/kit/test-reports/lcov';

type Measure = Coverage['lines'];

function measure(hits: readonly number[]): Measure {
  const [total, covered] = [hits.length, hits.filter((times) => times > 0).length];
  return { covered, total, percent: total === 0 ? 100 : Math.floor((covered / total) * 10_000) / 100 };
}

/**
 * Reads LCOV as Node's own runner writes it. Tests are left out: that they run says nothing.
 * @param relative - turns a path of the report into one of the package; `undefined` leaves it out
 */
export function parseLcov(
  text: string,
  relative: (file: string) => string | undefined,
): { readonly coverage: Coverage; readonly hits: LineHits } {
  const traces = readLcov(text).flatMap((trace) => {
    const path = relative(trace.path);
    return path === undefined || fileRole(path) !== 'source' ? [] : [{ ...trace, path }];
  });
  const all = (list: (trace: FileTrace) => readonly number[]): Measure =>
    measure(traces.flatMap((trace) => list(trace)));
  return {
    coverage: {
      lines: all(({ lines }) => [...lines.values()]),
      branches: all(({ branches }) => branches.map(({ taken }) => taken)),
      functions: all(({ functions }) => functions),
      // Node counts no statements: a line is the least that it knows.
      statements: all(({ lines }) => [...lines.values()]),
      files: traces.map(({ path, lines, branches }) => ({
        path,
        lines: measure([...lines.values()]),
        branches: measure(branches.map(({ taken }) => taken)),
      })),
    },
    hits: new Map(traces.map(({ path, lines }) => [path, lines])),
  };
}
