import type { LineHits, Lines } from '@orchestrate/kit/test-reports/coverage';

/** One run of some tests, and how often each line ran in it. */
export interface SpectrumRun {
  readonly isFailing: boolean;
  /** How many tests it was. */
  readonly tests: number;
  readonly hits: LineHits;
  /** Lines that run as soon as their module is loaded. */
  readonly loaded: Lines;
}

/** Every test that imports a module runs its top level, whatever it tests: that says little. */
const LOADED = 0.3;

/**
 * Ochiai's similarity of a line with the failures, from 0 to 1 (Abreu, Zoeteweij and van Gemund, "On the accuracy of
 * spectrum-based fault localization", TAIC PART 2007).
 */
export function ochiai(failedWith: number, failedWithout: number, passedWith: number): number {
  const scale = Math.sqrt((failedWith + failedWithout) * (failedWith + passedWith));
  return scale === 0 ? 0 : failedWith / scale;
}

interface Tally {
  failed: number;
  passed: number;
}

/**
 * Scores every line that a failing test ran. A run of several tests tells only how often a line ran in all of them, so
 * a line counts for as many tests as it ran times, and at most for all.
 */
export function scoreSpectrum(runs: readonly SpectrumRun[]): Map<string, Map<number, number>> {
  const failing = runs.filter(({ isFailing }) => isFailing).reduce((sum, { tests }) => sum + tests, 0);
  const tallies = new Map<string, Map<number, Tally>>();
  for (const { isFailing, tests, hits } of runs) {
    for (const [file, lines] of hits) {
      const known = tallies.get(file) ?? new Map<number, Tally>();
      tallies.set(file, known);
      for (const [line, times] of lines) {
        const tally = known.get(line) ?? { failed: 0, passed: 0 };
        tally[isFailing ? 'failed' : 'passed'] += Math.min(tests, times);
        known.set(line, tally);
      }
    }
  }
  const isLoaded = (file: string, line: number): boolean =>
    runs.some(({ loaded }) => loaded.get(file)?.has(line) === true);
  const scored = [...tallies].map(([file, lines]) => {
    const scores = [...lines]
      .filter(([, { failed }]) => failed > 0)
      .map(([line, { failed, passed }]) => {
        const score = ochiai(failed, failing - failed, passed);
        return [line, isLoaded(file, line) ? score * LOADED : score] as const;
      });
    return [file, new Map(scores)] as const;
  });
  return new Map(scored.filter(([, lines]) => lines.size > 0));
}
