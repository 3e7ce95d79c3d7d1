import type { LedgerLine } from '@orchestrate/contracts/model-call';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Seconds in which at least one request was waited for; those at the same time count once. */
export class WaitingTime {
  /** Apart from each other, the earliest first. Requests at one time make one, so that there are few. */
  private spans: Span[] = [];
  private total = 0;

  /** Counts a request to a provider; what came from a cache or a recording was not waited for. */
  add({ ts, seconds, source }: Pick<LedgerLine, 'ts' | 'seconds' | 'source'>): void {
    if (source !== 'provider') return;
    const from = Date.parse(ts) / 1000;
    const to = from + seconds;
    let first = this.spans.length;
    while (first > 0 && (this.spans[first - 1]?.to ?? from) >= from) first -= 1;
    const near = this.spans.splice(first);
    const met = near.filter((span) => span.from <= to);
    const whole = {
      from: Math.min(from, ...met.map((span) => span.from)),
      to: Math.max(to, ...met.map((span) => span.to)),
    };
    this.total += whole.to - whole.from - met.reduce((sum, span) => sum + span.to - span.from, 0);
    this.spans.push(whole, ...near.filter((span) => span.from > to));
  }

  /** So far. */
  seconds(): number {
    return this.total;
  }
}
