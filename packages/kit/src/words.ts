import type { ModelCost } from '@orchestrate/contracts/model-call';
import type { ComparedStrength } from '@orchestrate/contracts/test-report';

/** `1 test`, `2 tests`; `1 branch`, `2 branches`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a, b and c`; after `shown` of them `a, b and 7 more`. */
export function listWords(words: readonly string[], shown = 5): string {
  const rest = words.length - shown;
  const all = rest > 0 ? [...words.slice(0, shown), `${rest} more`] : [...words];
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
}

/** `40 ms`, `4.2 s`, `12 s`, `3 min 5 s`, `26 h 3 min`. */
export function describeSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `999 B`, `1.5 kB`, `20.0 MB`. */
export function describeBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `$0.0123 for 4567 tokens`; `unknown cost for 12 tokens` where nobody told it. */
export function describeSpending({ cost, tokens }: { readonly cost: ModelCost; readonly tokens: number }): string {
  const price = cost === 'unknown' ? 'unknown cost' : `$${Number(cost.toFixed(4))}`;
  return `${price} for ${count(tokens, 'token')}`;
}

/** `93 %`, `84.5 %`; never more than it is: 99.98 % is 99.9 %, and 100 % is all. */
export function describePercent(percent: number): string {
  // 28.7 * 10 may be a hair less than 287.
  return `${Math.floor(percent * 10 + 1e-6) / 10} %`;
}

/** `lines covered 95.6 % → 97.8 %, mutants caught 1 → 28 of 29`. */
export function describeStrength({ before, after }: ComparedStrength): string {
  const share = (name: string, first?: { percent: number }, last?: { percent: number }): string[] =>
    first === undefined || last === undefined
      ? []
      : [`${name} covered ${describePercent(first.percent)} → ${describePercent(last.percent)}`];
  const [first, last] = [before.mutants, after.mutants];
  const mutants =
    first === undefined || last === undefined
      ? []
      : [`mutants caught ${first.caught} → ${last.caught} of ${last.total}`];
  const parts = [
    ...share('lines', before.lines, after.lines),
    ...share('branches', before.branches, after.branches),
    ...mutants,
  ];
  return parts.length === 0
    ? 'not measured: no coverage, and nothing to change that a test could notice'
    : parts.join(', ');
}
