// Letters and the like by their Unicode names, as ranges of a class that each hold some of them and nothing else.
const RANGES: Readonly<Record<string, string>> = {
  L: 'A-Za-zÀ-ÖØ-öø-ÿ',
  Letter: 'A-Za-zÀ-ÖØ-öø-ÿ',
  Alphabetic: 'A-Za-zÀ-ÖØ-öø-ÿ',
  'Script=Latin': 'A-Za-zÀ-ÖØ-öø-ÿ',
  Lu: 'A-ZÀ-ÖØ-Þ',
  Uppercase_Letter: 'A-ZÀ-ÖØ-Þ',
  Ll: 'a-zß-öø-ÿ',
  Lowercase_Letter: 'a-zß-öø-ÿ',
  M: String.raw`\u0300-\u036f`,
  N: '0-9',
  Number: '0-9',
  Nd: '0-9',
  P: '!-#%-*,./:;?@_',
  Punctuation: '!-#%-*,./:;?@_',
  S: '$+<=>',
  Z: ' ',
  Zs: ' ',
};

// What the pattern sampler of fast-check cannot follow: looking around, remembering, naming, word borders.
const UNSAMPLED = /\(\?[=!<]|\\[1-9kpPbB]/;
const TOKEN = /\\p\{([\w=]+)\}|\\.|\[\^?|\]|[^]/gu;

/**
 * A pattern that fewer texts match, each of which matches the given one: `\p{L}` becomes some letters.
 * @returns `undefined` where no texts can be made up for it
 */
export function narrowPattern(pattern: string): string | undefined {
  let open = '';
  const parts = [...pattern.matchAll(TOKEN)].map(([token, name]) => {
    if (open === '' && token.startsWith('[')) open = token;
    else if (token === ']') open = '';
    const ranges = name === undefined ? undefined : RANGES[name];
    // All but some letters would be more than all but letters.
    if (ranges === undefined || open === '[^') return token;
    return open === '' ? `[${ranges}]` : ranges;
  });
  const narrowed = parts.join('');
  return UNSAMPLED.test(narrowed) ? undefined : narrowed;
}
