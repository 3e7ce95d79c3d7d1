import type { Sample } from './process-tree';

/** What a part of a run took. */
export interface Cost {
  readonly seconds: number;
  /** Of all cores. */
  readonly processorSeconds: number;
  /** The most at one moment, of all processes. */
  readonly megabytes: number;
}

const NOTHING: Cost = { seconds: 0, processorSeconds: 0, megabytes: 0 };

/**
 * What the parts of a run took that are of a kind, from samples in their order. The time before a sample counts as what
 * that sample is.
 */
export function costOf(samples: readonly Sample[], isCounted: (sample: Sample) => boolean): Cost {
  let [cost, before] = [NOTHING, NOTHING];
  for (const sample of samples) {
    if (isCounted(sample))
      cost = {
        seconds: cost.seconds + sample.seconds - before.seconds,
        // What has ended and was not waited for yet is missing for a moment.
        processorSeconds: cost.processorSeconds + Math.max(0, sample.processorSeconds - before.processorSeconds),
        megabytes: Math.max(cost.megabytes, sample.megabytes),
      };
    before = { ...sample, processorSeconds: Math.max(before.processorSeconds, sample.processorSeconds) };
  }
  return cost;
}
