// A rule is safe when its fix is a rewriting that leaves what the program does as it was, by the rule's own
// documentation: another spelling of the same expression, a declaration's keyword, a type that is erased anyway, blanks.
// Not here, although ESLint can fix them: what removes or adds code that could run (an unused import may have side
// effects), what reorders (imports run in their order), what trades one operator for a similar one.
const SAFE_RULES: ReadonlySet<string> = new Set([
  'arrow-body-style',
  'curly',
  'dot-notation',
  'eqeqeq', // fixes comparisons of equal types only
  'no-extra-boolean-cast',
  'no-extra-label',
  'no-lonely-if',
  'no-regex-spaces',
  'no-undef-init',
  'no-unneeded-ternary',
  'no-useless-computed-key',
  'no-useless-rename',
  'no-useless-return',
  'no-var', // fixes only where scope and hoisting cannot be told apart
  'object-shorthand',
  'operator-assignment',
  'prefer-const',
  'prefer-exponentiation-operator',
  'prefer-numeric-literals',
  'quote-props',
  'unicode-bom',
  'yoda',
  '@typescript-eslint/array-type',
  '@typescript-eslint/consistent-generic-constructors',
  '@typescript-eslint/consistent-type-exports',
  '@typescript-eslint/consistent-type-imports',
  '@typescript-eslint/dot-notation',
  '@typescript-eslint/no-import-type-side-effects',
  '@typescript-eslint/no-inferrable-types',
  '@typescript-eslint/no-unnecessary-type-arguments',
  '@typescript-eslint/no-unnecessary-type-assertion',
  '@typescript-eslint/no-unnecessary-type-constraint',
  '@typescript-eslint/no-wrapper-object-types',
  '@typescript-eslint/prefer-as-const',
  '@typescript-eslint/prefer-function-type',
  '@typescript-eslint/prefer-namespace-keyword',
  '@typescript-eslint/sort-type-constituents',
  'prettier/prettier',
]);

/** Whether ESLint's fix for a rule may be proposed without a person's judgement. */
export function isSafeRule(rule: string): boolean {
  return SAFE_RULES.has(rule) || rule.startsWith('@stylistic/');
}
