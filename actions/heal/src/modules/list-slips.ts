import { fileRole } from '@orchestrate/kit/proposals/file-role';
import leven from 'leven';
import type ts from 'typescript';

import type { TemplateName } from '../propose/priors';
import type { TypeScript } from '../typescript/load-typescript';

import type { Giving, TakenName, Taking } from './read-module';
import { readGiving, readTakings } from './read-module';
import { isComplete, resolveModule, writeSpecifier } from './resolve-module';

/** An edit that makes what one module takes and what another gives agree. */
export interface LinkFix {
  readonly template: TemplateName;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is wanted, for people. */
  readonly title: string;
}

interface Module {
  readonly file: string;
  readonly source: ts.SourceFile;
}

type GivingOf = (target: Module) => Giving;

function parse(file: string, text: string, ts: TypeScript): Module {
  return { file, source: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

function isSlip(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase() || leven(a, b) <= Math.max(1, Math.floor(b.length / 4));
}

function isUsedInside(source: ts.SourceFile, name: string): boolean {
  return source.text.split(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`)).length > 2;
}

/** `function pad` → `export function pad`; `const pad =` → `exports.pad =`, or `exports.pad = pad;` behind it. */
function give({ file, source }: Module, { form, kept, list }: Giving, name: string, ts: TypeScript): LinkFix[] {
  const statement = kept.get(name);
  if (statement === undefined) return [];
  const fix = { template: 'export-added', file, title: `Export ${name} from ${file}` } as const;
  if (form === 'import') return [{ ...fix, start: statement.getStart(), end: statement.getStart(), text: 'export ' }];
  const last = list?.properties.at(-1);
  if (last !== undefined) return [{ ...fix, start: last.getEnd(), end: last.getEnd(), text: `, ${name}` }];
  const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  if (declaration?.initializer !== undefined && !isUsedInside(source, name))
    return [{ ...fix, start: statement.getStart(), end: declaration.name.getEnd(), text: `exports.${name}` }];
  return [{ ...fix, start: statement.getEnd(), end: statement.getEnd(), text: `\nexports.${name} = ${name};` }];
}

/** The one module of the tree that gives a name, but for the one that should pass it on. */
function findGiver(
  name: string,
  target: Module,
  user: Module,
  all: Iterable<Module>,
  givingOf: GivingOf,
): string | undefined {
  const givers = [...all].filter(
    (one) => one !== target && one !== user && fileRole(one.file) === 'source' && givingOf(one).names.has(name),
  );
  return givers.length === 1 ? givers[0]?.file : undefined;
}

/** `export { a } from './x'` → `export { a, name } from './x'`, or a line of its own; in either module system. */
function passOn(
  { file, source }: Module,
  { form, list }: Giving,
  name: string,
  giver: string,
  ts: TypeScript,
): LinkFix {
  const fix = { template: 'export-passed-on', file, title: `Pass ${name} of ${giver} on from ${file}` } as const;
  const passing = source.statements.filter(
    (one): one is ts.ExportDeclaration => ts.isExportDeclaration(one) && one.moduleSpecifier !== undefined,
  );
  const beside = passing.find(
    ({ moduleSpecifier }) =>
      moduleSpecifier !== undefined &&
      ts.isStringLiteral(moduleSpecifier) &&
      resolveModule(moduleSpecifier.text, file, new Set([giver])) === giver,
  );
  const clause = beside?.exportClause;
  const last = clause !== undefined && ts.isNamedExports(clause) ? clause.elements.at(-1) : undefined;
  if (last !== undefined) return { ...fix, start: last.getEnd(), end: last.getEnd(), text: `, ${name}` };
  const from = writeSpecifier(giver, file);
  const property = list?.properties.at(-1);
  if (property !== undefined)
    return { ...fix, start: property.getEnd(), end: property.getEnd(), text: `, ${name}: require('${from}').${name}` };
  const at = source.statements.at(-1)?.getEnd() ?? source.text.length;
  const text =
    form === 'import' ? `export { ${name} } from '${from}';` : `exports.${name} = require('${from}').${name};`;
  return { ...fix, start: at, end: at, text: `\n${text}` };
}

/** Takes another name that the module gives, under the name that the file knows it by. */
function takeAnother(user: Module, { names }: Giving, { name, node }: TakenName, ts: TypeScript): LinkFix[] {
  return [...names]
    .filter((other) => other !== 'default' && isSlip(name, other))
    .map((other): LinkFix => {
      const { parent } = node;
      const isShort =
        (ts.isImportSpecifier(parent) || ts.isBindingElement(parent)) && parent.propertyName === undefined;
      const alias = ts.isImportSpecifier(parent) ? `${other} as ${name}` : `${other}: ${name}`;
      const text = isShort ? alias : other;
      const title = `Take ${other} instead of ${name} in ${user.file}`;
      return { template: 'import-renamed', file: user.file, start: node.getStart(), end: node.getEnd(), text, title };
    });
}

/** `import { a }` for `import a`, and the other way round. */
function takeOtherwise(user: Module, { declaration }: Taking, { names }: Giving, { name, node }: TakenName): LinkFix[] {
  const clause = declaration?.importClause;
  if (clause === undefined) return [];
  const fix = { template: 'import-form', file: user.file, start: clause.getStart(), end: clause.getEnd() } as const;
  if (name === 'default' && clause.namedBindings === undefined && names.has(node.getText()))
    return [{ ...fix, text: `{ ${node.getText()} }`, title: `Import ${node.getText()} by its name in ${user.file}` }];
  const isAlone = clause.name === undefined && /^\{\s*[\w$]+\s*,?\s*\}$/.test(clause.getText());
  if (isAlone && names.has('default'))
    return [{ ...fix, text: name, title: `Import the default export as ${name} in ${user.file}` }];
  return [];
}

/** Slips of the way itself: what Node does not add, and letters of the other case. */
function mendWay(user: Module, { specifier, form }: Taking, files: ReadonlySet<string>): LinkFix[] {
  const at = { file: user.file, start: specifier.getStart() + 1, end: specifier.getEnd() - 1 };
  const target = resolveModule(specifier.text, user.file, files);
  if (target !== undefined) {
    if (form === 'require' || isComplete(specifier.text, user.file, files)) return [];
    const text = writeSpecifier(target, user.file);
    return [{ ...at, template: 'path-completed', text, title: `Import ${text} in ${user.file}` }];
  }
  const lowered = new Map([...files].map((file) => [file.toLowerCase(), file]));
  const other = resolveModule(specifier.text.toLowerCase(), user.file.toLowerCase(), new Set(lowered.keys()));
  const meant = other === undefined ? undefined : lowered.get(other);
  if (meant === undefined) return [];
  const written = writeSpecifier(meant, user.file);
  const text =
    written.slice(0, specifier.text.length).toLowerCase() === specifier.text.toLowerCase()
      ? written.slice(0, specifier.text.length)
      : written;
  return [{ ...at, template: 'path-case', text, title: `Write ${text} as the file is called, in ${user.file}` }];
}

/**
 * Where what modules take and what they give does not agree, and what would mend it: an export that is missing, a name or
 * a way that is a slip off, a default for a name.
 * @param files - all tracked files, relative to the tree
 * @param texts - those that are code, by path
 */
export function listSlips(ts: TypeScript, files: readonly string[], texts: ReadonlyMap<string, string>): LinkFix[] {
  const known = new Set(files);
  const modules = new Map([...texts].map(([file, text]) => [file, parse(file, text, ts)]));
  const givings = new Map<string, Giving>();
  const givingOf = (target: Module): Giving => {
    const giving = givings.get(target.file) ?? readGiving(target.source, ts);
    givings.set(target.file, giving);
    return giving;
  };
  const pass = (user: Module, target: Module, giving: Giving, name: string): LinkFix[] => {
    const giver =
      name === 'default' || giving.kept.has(name)
        ? undefined
        : findGiver(name, target, user, modules.values(), givingOf);
    return giver === undefined ? [] : [passOn(target, giving, name, giver, ts)];
  };
  return [...modules.values()].flatMap((user) =>
    readTakings(user.source, ts)
      .filter(({ specifier }) => /^\.\.?(?:\/|$)/.test(specifier.text))
      .flatMap((taking): LinkFix[] => {
        const target = modules.get(resolveModule(taking.specifier.text, user.file, known) ?? '');
        if (target === undefined) return mendWay(user, taking, known);
        const giving = givingOf(target);
        const missing = giving.isOpen ? [] : taking.names.filter(({ name }) => !giving.names.has(name));
        const sameForm = missing.filter(() => taking.form === giving.form);
        return [
          ...mendWay(user, taking, known),
          ...sameForm.flatMap((taken) => [
            ...give(target, giving, taken.name, ts),
            ...pass(user, target, giving, taken.name),
            ...takeAnother(user, giving, taken, ts),
            ...takeOtherwise(user, taking, giving, taken),
          ]),
        ];
      }),
  );
}
