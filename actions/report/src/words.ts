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

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function describeSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** `93 %`, `84.5 %`. */
export function describePercent(percent: number): string {
  return `${Number(percent.toFixed(1))} %`;
}
