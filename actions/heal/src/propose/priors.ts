/** How often a kind of change is the right one, where it applies at all. */
export interface Prior {
  /** 0 to 1. */
  readonly prior: number;
  /** How far a fix of this kind is to be trusted once every gate has passed, from 0 to 1. */
  readonly trust: number;
  readonly reason: string;
}

/**
 * The one table by which candidates are ranked: likelihood = suspicion of the place × prior of the template × how well
 * the candidate fits there. The numbers are learned from nothing; each has its reason beside it, and only their order
 * matters much.
 */
export const PRIORS = {
  'import-known': {
    prior: 0.98,
    trust: 0.97,
    reason: 'the name is imported like this elsewhere in the tree, and the compiler offers it',
  },
  'import-own': { prior: 0.88, trust: 0.93, reason: 'a module of the tree itself exports exactly this name' },
  'import-module': {
    prior: 0.75,
    trust: 0.9,
    reason: 'a package that the tree uses elsewhere exports exactly this name, which it may do for other reasons',
  },
  import: { prior: 0.6, trust: 0.85, reason: 'some package exports exactly this name' },
  spelling: { prior: 0.9, trust: 0.95, reason: 'the compiler found a declared name that differs by a slip' },
  'code-fix': { prior: 0.6, trust: 0.85, reason: 'the compiler knows a fix for this very error' },
  'unused-removal': {
    prior: 0.2,
    trust: 0.6,
    reason: 'what is unused is more often used by mistake elsewhere than too much',
  },
  'lint-fix': { prior: 0.95, trust: 0.97, reason: 'rules only fix by themselves what does not change the meaning' },
  'dependency-locked': {
    prior: 0.95,
    trust: 0.9,
    reason: 'the lock file has the package already, only the manifest does not name it',
  },
  'dependency-relock': { prior: 0.9, trust: 0.9, reason: 'the manifest says what is wanted, the lock only follows it' },
  'dependency-new': { prior: 0.5, trust: 0.6, reason: 'a package of this name exists; whether it is meant is unknown' },
  'remove-offset': { prior: 0.9, trust: 0.9, reason: 'an added + 1 or - 1 is the commonest slip at a boundary' },
  'comparison-boundary': { prior: 0.85, trust: 0.9, reason: '< for <= and the like; first in every list of mutants' },
  'add-offset-operand': { prior: 0.7, trust: 0.85, reason: 'a forgotten - 1 before a multiplication or comparison' },
  'type-conversion': { prior: 0.65, trust: 0.8, reason: 'the compiler names both types, and one literal fits' },
  'integer-step': { prior: 0.6, trust: 0.75, reason: 'a bound or start that is one off' },
  'equality-negation': { prior: 0.6, trust: 0.85, reason: '=== for !==' },
  'logical-swap': { prior: 0.55, trust: 0.8, reason: '&& for ||' },
  'boolean-flip': { prior: 0.55, trust: 0.75, reason: 'a flag that says the opposite' },
  'negation-removed': { prior: 0.55, trust: 0.8, reason: 'a ! too many' },
  'nearby-path': { prior: 0.55, trust: 0.85, reason: 'a path to nothing that differs by a slip from one to something' },
  'arithmetic-swap': { prior: 0.5, trust: 0.8, reason: '+ for -, * for /' },
  'nearby-name': { prior: 0.5, trust: 0.75, reason: 'a name in scope that looks alike' },
  'nearby-string': { prior: 0.45, trust: 0.75, reason: 'a text of the tree that looks alike' },
  'negation-added': { prior: 0.4, trust: 0.75, reason: 'a ! that is missing' },
  'await-added': { prior: 0.4, trust: 0.85, reason: 'a promise where its value was meant' },
  'add-offset': { prior: 0.35, trust: 0.7, reason: 'a whole value that is one off; fits many places by chance' },
  'call-unwrapped': { prior: 0.35, trust: 0.7, reason: 'a conversion too many' },
  'comparison-direction': { prior: 0.3, trust: 0.8, reason: '< for >' },
  'sibling-name': { prior: 0.25, trust: 0.65, reason: 'another parameter or property of the same thing' },
  'call-wrapped': { prior: 0.2, trust: 0.6, reason: 'a conversion that is missing' },
  'await-removed': { prior: 0.15, trust: 0.7, reason: 'an await too many hardly ever breaks anything' },
} as const satisfies Readonly<Record<string, Prior>>;

export type TemplateName = keyof typeof PRIORS;

/** The prior of a template; for proposers that bring templates of their own, one of little trust. */
export function priorOf(template: string): Prior {
  const table: Readonly<Record<string, Prior | undefined>> = PRIORS;
  return table[template] ?? { prior: 0.3, trust: 0.5, reason: 'not in the table' };
}
