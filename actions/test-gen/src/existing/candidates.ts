import type { Code } from '@orchestrate/kit/source-code/code';
import { placeOf, resolveImport } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

/** A function whose answers depend on its arguments alone, as far as its module shows. */
export interface Candidate {
  readonly file: string;
  /** By which its module gives it; `default` included. */
  readonly name: string;
  readonly node: ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;
}

/** What can be characterised, and what cannot, with the reason. */
export interface Candidates {
  readonly found: readonly Candidate[];
  readonly passedOver: readonly string[];
}

const SAFE_BUILTINS = /^(?:node:)?(?:path|path\/posix|url|util|assert|querystring)$/;
// What is not the same tomorrow, elsewhere, or has effects.
const IMPURE =
  /\b(?:Date|process|performance|crypto|Intl|fetch|setTimeout|setInterval|setImmediate|console|globalThis|import\.meta)\b|Math\.random|\.toLocale\w*\(|\blocaleCompare\b/;

type FunctionNode = Candidate['node'];

/** Why a module cannot be loaded by itself; `undefined` where it can. */
class ModuleJudge {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly code: Code) {}

  judge(file: string): string | undefined {
    if (this.known.has(file)) return this.known.get(file);
    // A circle of imports is no reason.
    this.known.set(file, undefined);
    const verdict = this.look(file);
    this.known.set(file, verdict);
    return verdict;
  }

  private look(file: string): string | undefined {
    const source = this.code.files.get(file);
    if (source === undefined) return 'it cannot be read';
    for (const statement of source.statements) {
      const reason = this.judgeStatement(statement, file);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  private judgeImport(specifier: string, file: string): string | undefined {
    if (SAFE_BUILTINS.test(specifier)) return undefined;
    const own = resolveImport(this.code, file, specifier);
    if (own === undefined) return `it needs ${specifier}`;
    const reason = this.judge(own);
    return reason === undefined ? undefined : `it needs ${own}: ${reason}`;
  }

  private judgeStatement(statement: ts.Statement, file: string): string | undefined {
    const { ts: typescript } = this.code;
    if (typescript.isImportDeclaration(statement)) {
      if (
        statement.importClause?.phaseModifier === typescript.SyntaxKind.TypeKeyword ||
        !typescript.isStringLiteral(statement.moduleSpecifier)
      )
        return undefined;
      return this.judgeImport(statement.moduleSpecifier.text, file);
    }
    const required = [...statement.getText().matchAll(/\brequire\(\s*['"]([^'"]+)['"]\s*\)/g)];
    for (const [, specifier = ''] of required) {
      const reason = this.judgeImport(specifier, file);
      if (reason !== undefined) return reason;
    }
    const isAssignment = /^(?:module\.)?exports\b/.test(statement.getText());
    const isEffect = typescript.isExpressionStatement(statement) && !typescript.isStringLiteral(statement.expression);
    if (isEffect && !isAssignment) return 'it does something when it is loaded';
    return undefined;
  }
}

function toFunction({ ts: typescript }: Code, node: ts.Node | undefined): FunctionNode | undefined {
  if (node === undefined) return undefined;
  const isFunction =
    typescript.isFunctionDeclaration(node) || typescript.isFunctionExpression(node) || typescript.isArrowFunction(node);
  return isFunction ? node : undefined;
}

/** Functions that a module declares, by name. */
function listDeclared(code: Code, source: ts.SourceFile): Map<string, FunctionNode> {
  const { ts: typescript } = code;
  const declared = new Map<string, FunctionNode>();
  for (const statement of source.statements) {
    if (typescript.isFunctionDeclaration(statement) && statement.body !== undefined)
      declared.set(statement.name?.text ?? 'default', statement);
    if (!typescript.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const made = toFunction(code, initializer);
      if (made !== undefined && typescript.isIdentifier(name)) declared.set(name.text, made);
    }
  }
  return declared;
}

/** Names under which a module gives functions that it declares. */
function* listExported(code: Code, source: ts.SourceFile): Generator<readonly [string, FunctionNode]> {
  const { ts: typescript } = code;
  const declared = listDeclared(code, source);
  const text = source.text;
  for (const [name, node] of declared) {
    const statement = typescript.isFunctionDeclaration(node) ? node : node.parent.parent.parent;
    const modifiers = typescript.canHaveModifiers(statement) ? (statement.modifiers ?? []) : [];
    const has = (kind: ts.SyntaxKind): boolean => modifiers.some((modifier) => modifier.kind === kind);
    const isDefault = has(typescript.SyntaxKind.DefaultKeyword);
    if (has(typescript.SyntaxKind.ExportKeyword)) yield [isDefault ? 'default' : name, node];
    else if (new RegExp(`(?:module\\.)?exports\\.${name}\\s*=\\s*${name}\\b`).test(text)) yield [name, node];
    else if (new RegExp(`module\\.exports\\s*=\\s*\\{[^}]*\\b${name}\\s*[,}]`).test(text)) yield [name, node];
    else if (new RegExp(`export\\s*\\{[^}]*\\b${name}\\s*[,}]`).test(text)) yield [name, node];
  }
}

function judgeFunction({ ts: typescript }: Code, node: FunctionNode): string | undefined {
  const isAsync = node.modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.AsyncKeyword) === true;
  if (isAsync || node.asteriskToken !== undefined) return 'its answer comes later';
  const impure = IMPURE.exec(node.getText())?.[0];
  return impure === undefined ? undefined : `its answer depends on more than its arguments (${impure})`;
}

/** Finds the functions of a service that tests can call with nothing but values. */
export function findCandidates(code: Code): Candidates {
  const modules = new ModuleJudge(code);
  const found: Candidate[] = [];
  const passedOver: string[] = [];
  for (const [file, source] of code.files) {
    for (const [name, node] of listExported(code, source)) {
      const reason = modules.judge(file) ?? judgeFunction(code, node);
      if (reason === undefined) found.push({ file, name, node });
      else passedOver.push(`${placeOf(node)}: ${name} is not characterised: ${reason}`);
    }
  }
  return { found, passedOver };
}
