/** The first whole number that is too large for 64 bits. */
const BEYOND = 2n ** 63n;

/** Reads a number as JSON writes it. Any other text stays text, for the schema to refuse. */
export function readNumber(text: string): number | string {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return text;
  const number = Number(text);
  return Math.abs(number) === 2 ** 63 && /^-?\d+$/.test(text)
    ? keepSide(BigInt(text), number)
    : number;
}

/** JavaScript takes 2^63 - 1, which 64 bits hold, for 2^63, and -2^63 - 1, which they do not, for -2^63: each keeps to its side. */
function keepSide(exact: bigint, number: number): number {
  if (number > 0) return exact < BEYOND ? 2 ** 63 - 1024 : number;
  return exact < -BEYOND ? -(2 ** 63) - 2048 : number;
}
