import type { Color } from '../terminal.mjs';

import type { ModelCost } from '@orchestrate/contracts/model-call';
import { sanitizeText } from '@orchestrate/kit/safety/text';

const COLORS: Readonly<Record<string, Color>> = {
  success: 'green',
  done: 'green',
  noop: 'green',
  partial: 'yellow',
  blocked: 'yellow',
  skipped: 'yellow',
  'cut off': 'yellow',
  unreported: 'yellow',
  running: 'cyan',
  open: 'cyan',
  failed: 'red',
  unreadable: 'red',
};

const SYMBOLS: Readonly<Record<string, string>> = {
  success: '✔',
  done: '✔',
  noop: '✔',
  partial: '◐',
  blocked: '■',
  skipped: '○',
  running: '▸',
  open: '▸',
};

/** The colour of a status, a verdict or a state. */
export function colorOf(status: string): Color | undefined {
  return COLORS[status.trim()];
}

/** The mark of a status; what has none of its own went wrong. */
export function symbolOf(status: string): string {
  return SYMBOLS[status] ?? '✖';
}

/** `0.3 s`, `78.9 s`, `6 min 20 s`, `2 h 05 min`. */
export function describeSeconds(seconds: number): string {
  if (seconds < 119.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 7_200) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3_600)} h ${two(Math.floor((whole % 3_600) / 60))} min`;
}

/** `$0.0123`, `nothing`, `unknown`. */
export function describeCost(cost: ModelCost): string {
  if (cost === 'unknown') return 'unknown';
  return cost === 0 ? 'nothing' : `$${cost.toFixed(cost < 1 ? 4 : 2)}`;
}

/** `1 test`, `2 tests`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Text of a run as one line: what was written by others may not steer a terminal. */
export function line(text: string): string {
  return sanitizeText(text).replace(/\s+/g, ' ').trim();
}

/** `2026-01-31 23:59:59`, UTC. */
export function describeInstant(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}
