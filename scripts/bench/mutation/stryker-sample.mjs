// A checker for StrykerJS: of all mutants it lets a sample through, the same one for the same seed.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** Why a mutant was not tried; `score.ts` knows it by that. */
export const NOT_SAMPLED = 'not in the sample';

/** What a mutant is, wherever its file lies. */
function describe({ fileName, location, mutatorName, replacement }) {
  const file = fileName.slice(fileName.lastIndexOf('/src/') + 1);
  return JSON.stringify([file, location, mutatorName, replacement]);
}

/** Ids of a sample: which mutants are in it follows from the seed and from what they are, not from their order. */
export function pickSample(mutants, seed, count) {
  const rank = (mutant) =>
    createHash('sha256')
      .update(`${seed} ${describe(mutant)}`)
      .digest('hex');
  const ranked = mutants.map((mutant) => ({ id: mutant.id, rank: rank(mutant) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.slice(0, count).map(({ id }) => id);
}

class SampleChecker {
  async init() {
    return undefined;
  }

  /** Called once, with all mutants. */
  async group(mutants) {
    const { STRYKER_SAMPLE_FILE, STRYKER_SAMPLE_SEED, STRYKER_SAMPLE_SIZE } = process.env;
    const sample = pickSample(mutants, Number(STRYKER_SAMPLE_SEED), Number(STRYKER_SAMPLE_SIZE));
    writeFileSync(STRYKER_SAMPLE_FILE, JSON.stringify(sample));
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const sample = new Set(JSON.parse(readFileSync(process.env.STRYKER_SAMPLE_FILE, 'utf8')));
    const judge = ({ id }) => (sample.has(id) ? { status: 'passed' } : { status: 'compileError', reason: NOT_SAMPLED });
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, judge(mutant)]));
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: SampleChecker }];
