import type { NumberShape } from '../shapes/shape';

const FAMILIAR = [42, 12.5, 7, 1.5, 1, 0];

/** Whether a number is allowed. */
export function allowsNumber(shape: NumberShape, value: number): boolean {
  const { kind, minimum = -Infinity, maximum = Infinity, excludesMinimum, excludesMaximum, multipleOf } = shape;
  if (kind === 'integer' && !Number.isInteger(value)) return false;
  if (value < minimum || (excludesMinimum && value === minimum)) return false;
  if (value > maximum || (excludesMaximum && value === maximum)) return false;
  return multipleOf === undefined || Number.isInteger(value / multipleOf);
}

function listCandidates(shape: NumberShape): number[] {
  const { minimum = -Infinity, maximum = Infinity, multipleOf = 1 } = shape;
  const low = Number.isFinite(minimum) ? minimum : Math.min(0, maximum);
  const high = Number.isFinite(maximum) ? maximum : Math.max(100, minimum + 100);
  const firstMultiple = Math.ceil(low / multipleOf) * multipleOf;
  const steps = [0, 1, 2, 3, 4].map((step) => firstMultiple + step * multipleOf);
  return [...FAMILIAR, low, high, ...steps, low + (high - low) / 2, low + (high - low) / 4];
}

/** An allowed number that looks familiar where one is allowed; `undefined` where none is found. */
export function sampleNumber(shape: NumberShape): number | undefined {
  return listCandidates(shape).find((value) => allowsNumber(shape, value));
}

/** Different allowed numbers, smallest first. */
export function variantNumbers(shape: NumberShape, count: number): number[] | undefined {
  const allowed = [...new Set(listCandidates(shape).filter((value) => allowsNumber(shape, value)))];
  return allowed.length < count ? undefined : allowed.slice(0, count).sort((a, b) => a - b);
}
