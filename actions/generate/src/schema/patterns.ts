// What takes any character but some, which may be one outside of the basic plane, or names characters as Unicode does.
const CODE_POINTS = /\.|\[\^|\\[DSWPp]|\\u\{|[\u{10000}-\u{10ffff}]/u;
const HARMLESS_ESCAPES = /\\[^DSWPpu]/gu;

/**
 * The regular expression of a pattern, which reads code points as JSON Schema recommends, where that makes a difference
 * and JavaScript can read it so: `.` is a whole character. `undefined` where JavaScript cannot read it at all.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const isUnicode = CODE_POINTS.test(pattern.replace(HARMLESS_ESCAPES, ''));
  for (const flags of isUnicode ? ['u', ''] : ['', 'u']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Some can be read with Unicode alone, and some as patterns were before it: `^[\w-.]+$`.
    }
  }
  return undefined;
}
