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
  'plug-in': { prior: 0.7, trust: 0.6, reason: 'a program that the team wrote for its own code proposes it' },
  'model-patch': {
    prior: 0.5,
    trust: 0.6,
    reason: 'a model that was shown the failure and the code wrote it; it fits what it was shown, at least',
  },
  'snapshot-updated': {
    prior: 0.95,
    trust: 0.8,
    reason: 'the runner records what the last change of the sources says, and nothing else',
  },
  'json-repaired': { prior: 0.9, trust: 0.85, reason: 'a comma, a quote or a bracket that JSON does not take' },
  'export-added': { prior: 0.85, trust: 0.9, reason: 'declared there, taken from there, and not exported' },
  'export-passed-on': {
    prior: 0.85,
    trust: 0.85,
    reason: 'taken from there, and given by one module of the tree alone',
  },
  'path-completed': { prior: 0.85, trust: 0.95, reason: 'Node adds no extension and no index to an import' },
  'path-case': { prior: 0.9, trust: 0.95, reason: 'the file is there, in other letters' },
  'import-form': { prior: 0.7, trust: 0.85, reason: 'a default import of a name, or the other way round' },
  'import-renamed': { prior: 0.6, trust: 0.8, reason: 'the module gives a name that differs by a slip' },
  'setup-loaded': {
    prior: 0.95,
    trust: 0.75,
    reason: 'a file beside the tests that prepares something and that nothing loads',
  },
  'setting-path': { prior: 0.75, trust: 0.85, reason: 'a setting that names what is not there, by a slip' },
  'script-word': { prior: 0.8, trust: 0.85, reason: 'a script that calls what is not there, by a slip' },
  'conflict-resolved': { prior: 0.6, trust: 0.5, reason: 'one of the sides; which is meant is for people to say' },
  'container-setting': {
    prior: 0.95,
    trust: 0.9,
    reason: 'the running service shows what the setting should say',
  },
  'dependency-locked': {
    prior: 0.95,
    trust: 0.9,
    reason: 'the lock file has the package already, only the manifest does not name it',
  },
  'dependency-relock': { prior: 0.9, trust: 0.9, reason: 'the manifest says what is wanted, the lock only follows it' },
  'dependency-restored': {
    prior: 0.7,
    trust: 0.8,
    reason: 'the lock file notes what its manifest asked for, and with that it worked once',
  },
  'dependency-new': { prior: 0.5, trust: 0.6, reason: 'a package of this name exists; whether it is meant is unknown' },
  'asserted-literal': {
    prior: 0.92,
    trust: 0.9,
    reason: 'the test sees this very value and expects the other one',
  },
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
  'operator-swap': {
    prior: 0.45,
    trust: 0.8,
    reason: 'an operator of the same kind: every mutator of operators, run backwards',
  },
  'operand-removed': { prior: 0.15, trust: 0.6, reason: 'a part of a condition or sum too many' },
  'operands-swapped': { prior: 0.3, trust: 0.75, reason: 'a - b for b - a' },
  'method-swap': { prior: 0.4, trust: 0.75, reason: 'a method with the opposite or a similar meaning' },
  'property-of-file': { prior: 0.12, trust: 0.55, reason: 'another property that the file uses' },
  'arguments-swapped': { prior: 0.45, trust: 0.8, reason: 'arguments in the wrong order' },
  'argument-removed': { prior: 0.1, trust: 0.5, reason: 'an argument too many' },
  'argument-added': { prior: 0.25, trust: 0.7, reason: 'an argument that was left out, and that is in scope' },
  'unary-swap': { prior: 0.4, trust: 0.75, reason: 'a sign, a ! or a step the other way' },
  'unary-added': { prior: 0.25, trust: 0.7, reason: 'a sign or a ! that is missing' },
  'number-of-file': { prior: 0.2, trust: 0.55, reason: 'another number that the file uses' },
  'string-of-file': { prior: 0.2, trust: 0.55, reason: 'another text that the file uses' },
  'element-added': { prior: 0.25, trust: 0.65, reason: 'an element that was left out of a list' },
  'element-removed': { prior: 0.1, trust: 0.5, reason: 'an element too many' },
  'regex-slip': { prior: 0.3, trust: 0.65, reason: 'an anchor, quantifier, class or flag of a pattern' },
  'name-in-scope': { prior: 0.2, trust: 0.6, reason: 'another name that is in scope' },
  'condition-added': {
    prior: 0.3,
    trust: 0.65,
    reason: 'a part of a condition that is missing, of those that the file asks elsewhere',
  },
  'condition-replaced': { prior: 0.12, trust: 0.45, reason: 'another condition of the file' },
  'guard-of-file': { prior: 0.35, trust: 0.7, reason: 'a guard that the file has elsewhere' },
  'guard-added': { prior: 0.12, trust: 0.5, reason: 'an early end on a simple question about what is in scope' },
  'statement-of-file': { prior: 0.25, trust: 0.6, reason: 'a statement that the file has elsewhere' },
  'statement-removed': {
    prior: 0.12,
    trust: 0.4,
    reason: 'a statement too many; what is deleted often only hides a fault',
  },
  'return-added': { prior: 0.35, trust: 0.75, reason: 'a return that is missing' },
  'exit-swap': { prior: 0.4, trust: 0.75, reason: 'break for continue' },
  'exit-added': { prior: 0.3, trust: 0.7, reason: 'a break or continue that is missing' },
  'block-filled': {
    prior: 0.7,
    trust: 0.6,
    reason: 'nobody leaves the block of a condition or loop empty; filled with what the file does elsewhere',
  },
  'hole-filled': {
    prior: 0.45,
    trust: 0.6,
    reason: 'an empty text, list or object, or undefined handed on, filled with what the file has elsewhere',
  },
  'guard-adapted': { prior: 0.25, trust: 0.6, reason: 'a guard that the file has elsewhere, with other names in it' },
  'statement-adapted': {
    prior: 0.15,
    trust: 0.55,
    reason: 'a statement that the file has elsewhere, with other names in it',
  },
  'expression-adapted': {
    prior: 0.1,
    trust: 0.5,
    reason: 'an expression that the file has elsewhere, with other names in it',
  },
  'value-chosen': {
    prior: 0.1,
    trust: 0.5,
    reason: 'another value under a condition that the file asks elsewhere',
  },
  'call-of-file': { prior: 0.2, trust: 0.6, reason: 'a conversion or check that the file makes elsewhere' },
  'method-of-file': { prior: 0.2, trust: 0.6, reason: 'a method that the file calls on other values' },
  'expression-of-file': { prior: 0.15, trust: 0.5, reason: 'an expression that the file has elsewhere' },
  'operand-added': { prior: 0.12, trust: 0.5, reason: 'a part of a sum or of a default that is missing' },
  'action-added': {
    prior: 0.12,
    trust: 0.55,
    reason: 'a call or assignment that the file makes elsewhere, with other names in it',
  },
  'assignment-missing': {
    prior: 0.4,
    trust: 0.65,
    reason: 'a variable that may change and never does is given a value that is at hand',
  },
  'two-edits': {
    prior: 0.1,
    trust: 0.4,
    reason: 'two edits at once, neither of which helps alone, fit many tests by chance',
  },
  constant: { prior: 0.05, trust: 0.3, reason: 'a constant passes many tests without being right' },
  'await-removed': { prior: 0.15, trust: 0.7, reason: 'an await too many hardly ever breaks anything' },
} as const satisfies Readonly<Record<string, Prior>>;

export type TemplateName = keyof typeof PRIORS;

/** The prior of a template; for proposers that bring templates of their own, one of little trust. */
export function priorOf(template: string): Prior {
  const table: Readonly<Record<string, Prior | undefined>> = PRIORS;
  return table[template] ?? { prior: 0.3, trust: 0.5, reason: 'not in the table' };
}
