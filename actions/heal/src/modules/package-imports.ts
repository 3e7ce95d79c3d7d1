import type ts from 'typescript';

import type { TypeScript } from '../typescript/load-typescript';

import type { LinkFix } from './list-slips';

/** How Node and bundlers say that a package has no export of a name; the groups are the name and the package. */
const REFUSED: readonly RegExp[] = [
  /Named export '(?<name>[^']+)' not found\. The requested module '(?<from>[^']+)'/g,
  /The requested module '(?<from>[^']+)' does not provide an export named '(?<name>[^']+)'/g,
  /"(?<name>[^"]+)" is not exported by "(?<from>[^"]+)"/g,
  /No matching export in "(?<from>[^"]+)" for import "(?<name>[^"]+)"/g,
];

interface Refusal {
  readonly name: string;
  readonly from: string;
}

function listRefusals(said: string): Refusal[] {
  return REFUSED.flatMap((pattern) =>
    [...said.matchAll(pattern)].map(({ groups }) => ({ name: groups?.name ?? '', from: groups?.from ?? '' })),
  );
}

/** `import { a, b as c } from 'x'` → `import x from 'x'` and what it is taken apart into. */
function takeApart(named: ts.NamedImports): string {
  return named.elements
    .map(({ name, propertyName }) => (propertyName === undefined ? name.text : `${propertyName.text}: ${name.text}`))
    .join(', ');
}

function nameWhole(specifier: string): string {
  const name = specifier
    .replace(/^@[^/]*\//, '')
    .replace(/[^\w$]+(\w?)/g, (_all, letter: string) => letter.toUpperCase());
  return /^[A-Za-z_$]/.test(name) ? name : 'whole';
}

function* takeOtherwise(declaration: ts.ImportDeclaration, refused: Refusal, ts: TypeScript): Iterable<string> {
  const clause = declaration.importClause;
  const from = declaration.moduleSpecifier.getText();
  if (clause === undefined) return;
  const bindings = clause.namedBindings;
  if (refused.name === 'default' && clause.name !== undefined && bindings === undefined) {
    yield `import { ${clause.name.text} } from ${from};`;
    yield `import * as ${clause.name.text} from ${from};`;
  }
  if (refused.name === 'default' || bindings === undefined || !ts.isNamedImports(bindings)) return;
  const taken = bindings.elements.find(({ name, propertyName }) => (propertyName ?? name).text === refused.name);
  if (taken === undefined || clause.name !== undefined) return;
  if (bindings.elements.length === 1) yield `import ${taken.name.text} from ${from};`;
  const whole = nameWhole(refused.from);
  if (bindings.elements.some(({ name }) => name.text === whole)) return;
  yield `import ${whole} from ${from};\nconst { ${takeApart(bindings)} } = ${whole};`;
}

/**
 * Other ways to import what a package is said not to export by that name: its default for a name, a name or the whole
 * for its default. A package's own exports are not looked at: which way is right, the tests say.
 */
export function listPackageImports(ts: TypeScript, texts: ReadonlyMap<string, string>, said: string): LinkFix[] {
  const refusals = listRefusals(said);
  if (refusals.length === 0) return [];
  return [...texts].flatMap(([file, text]) =>
    ts
      .createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      .statements.filter((statement): statement is ts.ImportDeclaration => ts.isImportDeclaration(statement))
      .flatMap((declaration) => {
        const from = ts.isStringLiteral(declaration.moduleSpecifier) ? declaration.moduleSpecifier.text : '';
        if (from.startsWith('.')) return [];
        const own = refusals.filter((refused) => refused.from === from);
        return own.flatMap((refused) =>
          [...takeOtherwise(declaration, refused, ts)].map((written): LinkFix => ({
            template: 'import-form',
            file,
            start: declaration.getStart(),
            end: declaration.getEnd(),
            text: written,
            title: `Write ${written.replace('\n', ' ')} in ${file}`,
          })),
        );
      }),
  );
}
