import type { Summary } from '@orchestrate/contracts/summary';

/** The four colours of a page; each comes with a word, never alone. */
export type Tone = 'good' | 'warn' | 'bad' | 'calm';

type AnyStatus = Summary['status'] | Summary['phases'][number]['status'];

const TONES: Readonly<Record<AnyStatus, Tone>> = {
  done: 'good',
  noop: 'good',
  success: 'good',
  partial: 'warn',
  blocked: 'warn',
  skipped: 'calm',
  failed: 'bad',
};

/** The colour of a status; of an attempt that was cut off, which has none, it is the worst. */
export function toneOf(status: AnyStatus | undefined): Tone {
  return status === undefined ? 'bad' : TONES[status];
}
