import { listFiles } from '@orchestrate/kit/files/hash';

const IS_PATTERN = /[*?{[]/;
const NOT_OURS = /(^|\/)(node_modules|\.git)$/;

// A pattern such as src/**/*.test.{js,ts}, for paths.
function toExpression(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .replace(/[.+^$()|\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_all, list: string) => `(?:${list.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*\*|\*|\?/g, (wild) =>
      wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${source}$`);
}

/** The files of a directory that patterns mean; Node reads patterns by itself only since version 21. */
export async function expandPatterns(directory: string, words: readonly string[]): Promise<string[]> {
  const patterns = words.filter((word) => IS_PATTERN.test(word)).map(toExpression);
  if (patterns.length === 0) return [...words];
  const files = await listFiles(directory, (relative) => NOT_OURS.test(relative));
  const plain = words.filter((word) => !IS_PATTERN.test(word));
  return [...plain, ...files.filter((file) => patterns.some((pattern) => pattern.test(file))).sort()];
}
