/** The regular expression of a pattern, with the flag it needs; `undefined` where JavaScript cannot read it. */
export function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ['', 'u']) {
    try {
      const compiled = new RegExp(pattern, flags);
      if (flags === '' && /\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(pattern)) continue;
      return compiled;
    } catch {
      // Tried again as Unicode.
    }
  }
  return undefined;
}
