import path from 'node:path';

import { listRelativeImports, resolveImport } from '../localise/reach';

import type { TemplateName } from './priors';

/**
 * Fixes that silence an error instead of mending it: they make up a declaration that does nothing, write `any` or an
 * assertion over what is known, ignore the error, or loosen what a type promises.
 */
const DENIED = new Set([
  'fixMissingFunctionDeclaration',
  'fixMissingMember',
  'addMissingMember',
  'addMissingMethods',
  'addMissingDeclareProperty',
  'fixMissingProperties',
  'fixMissingAttributes',
  'fixMissingConstraint',
  'addMissingConstraint',
  'inferFromUsage',
  'fixClassDoesntImplementInheritedAbstractMember',
  'fixClassIncorrectlyImplementsInterface',
  'addConvertToUnknownForNonOverlappingTypes',
  'addOptionalPropertyUndefined',
  'strictClassInitialization',
  'addMissingDefiniteAssignmentAssertion',
  'disableJsDiagnostics',
  'fixUnreachableCode',
  'unusedLabel',
  'addVoidToPromise',
  'addMissingInvocationForDecorator',
  'fixImplicitAny',
]);

export function isDenied(fixName: string): boolean {
  return DENIED.has(fixName);
}

const SPECIFIER = /from ["']([^"']+)["']/;

/** The module that an import fix takes the name from. */
export function readImportSource(description: string): string | undefined {
  return SPECIFIER.exec(description)?.[1];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether a module's text imports a name from a specifier, as default, namespace or by name. */
export function importsFrom(text: string, name: string, specifier: string): boolean {
  const from = escapePattern(specifier);
  const clause = new RegExp(String.raw`import\s+(?:type\s+)?([^;'"]*?)\s+from\s*['"]${from}['"]`, 'g');
  const word = new RegExp(String.raw`(?<![\w$])${escapePattern(name)}(?![\w$])`);
  return [...text.matchAll(clause)].some((match) => word.test(match[1] ?? ''));
}

/** How other modules of the tree import, to tell which of several sources is the usual one. */
export interface ImportDonors {
  readonly modules: readonly { readonly file: string; readonly text: string }[];
  readonly tracked: ReadonlySet<string>;
}

/** How the tree imports a name, or other names from the same module; what is nearer to the file counts more. */
export interface ImportHabit {
  readonly name: number;
  readonly module: number;
}

const SAME_DIRECTORY = 3;

/** Counts who else imports from a module as an import fix would. */
export function countImports(donors: ImportDonors, file: string, name: string, specifier: string): ImportHabit {
  const isRelative = specifier.startsWith('.');
  const wanted = isRelative ? resolveImport(file, specifier, donors.tracked) : specifier;
  const habit = { name: 0, module: 0 };
  for (const donor of donors.modules) {
    if (donor.file === file) continue;
    const weight = path.posix.dirname(donor.file) === path.posix.dirname(file) ? SAME_DIRECTORY : 1;
    const own = isRelative
      ? listRelativeImports(donor.text).filter((each) => resolveImport(donor.file, each, donors.tracked) === wanted)
      : [specifier].filter(() => donor.text.includes(`'${specifier}'`) || donor.text.includes(`"${specifier}"`));
    if (own.length > 0) habit.module += weight;
    if (own.some((each) => importsFrom(donor.text, name, each))) habit.name += weight;
  }
  return habit;
}

/**
 * The entry of the table of priors that a code fix falls under.
 * @param source - the module that an import fix imports from
 */
export function classifyCodeFix(fixName: string, source: string | undefined, habit: ImportHabit): TemplateName {
  if (fixName === 'import' || fixName === 'fixMissingImport') {
    if (habit.name > 0) return 'import-known';
    if (source?.startsWith('.') === true) return 'import-own';
    return habit.module > 0 ? 'import-module' : 'import';
  }
  if (fixName === 'spelling' || fixName === 'fixSpelling') return 'spelling';
  return fixName.startsWith('unusedIdentifier') ? 'unused-removal' : 'code-fix';
}
