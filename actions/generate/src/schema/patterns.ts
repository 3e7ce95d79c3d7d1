/**
 * The regular expression of a pattern, which reads code points as JSON Schema recommends where JavaScript can read it so:
 * `.` is a whole character, also one outside of the basic plane. `undefined` where JavaScript cannot read it at all.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried again as patterns were before Unicode: `^[\w-.]+$`.
    }
  }
  return undefined;
}
