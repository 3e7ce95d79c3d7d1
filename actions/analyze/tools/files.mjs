// Which files of a tree ESLint looks at, as patterns.
export const TYPESCRIPT = ['**/*.ts', '**/*.mts', '**/*.cts', '**/*.tsx'];
export const JAVASCRIPT = ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.jsx'];
export const TESTS = ['**/*.{test,spec}.*', '**/{test,tests,__tests__,e2e}/**'];
// What is built or vendored is not the author's text.
export const IGNORED = ['**/dist/', '**/build/', '**/coverage/', '**/vendor/', '**/*.min.js', '**/fixtures/'];
