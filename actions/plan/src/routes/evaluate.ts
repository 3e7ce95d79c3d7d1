import type { Code } from '@orchestrate/kit/source-code/code';
import { resolveImport } from '@orchestrate/kit/source-code/code';
import type ts from 'typescript';

import type { Exports } from './exports';
import { readExports } from './exports';
import { readRequire, Scopes } from './scope';

/** A function as the syntax has it. */
export type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

/** What an expression is, as far as routes are concerned. */
export interface Value {
  /** The node that makes the router, or the parameter that is given one. */
  readonly router?: ts.Node;
  readonly function?: FunctionNode;
  /** Wrapped by fastify-plugin: what it registers ignores the prefix. */
  readonly ignoresPrefix?: boolean;
  readonly text?: string;
}

const NOTHING: Value = {};
const CLASSES = /^(?:\w+\.)?(?:Hono|OpenAPIHono)$/;
const FACTORIES =
  /^(?:express|fastify|Fastify|Router|express\.Router|require\(['"](?:express|fastify)['"]\)(?:\.Router)?)$/;
const PLUGIN_WRAPPERS = /^(?:fp|fastifyPlugin|plugin)$/;
const ROUTER_TYPES = /\b(?:FastifyInstance|FastifyPluginAsync|Hono|OpenAPIHono|Express|Application|I?Router)\b/;
const ROUTER_NAMES = /^(?:app|fastify|server|router|api|instance)$/;
const DEEPEST = 40;

/** Finds out what expressions are by following declarations, imports and returns; nothing is run. */
export class Evaluator {
  private readonly scopes: Scopes;
  private readonly modules = new Map<string, Exports>();
  private depth = 0;

  constructor(readonly code: Code) {
    this.scopes = new Scopes(code);
  }

  evaluate(node: ts.Expression | FunctionNode): Value {
    if (this.depth >= DEEPEST) return NOTHING;
    this.depth += 1;
    try {
      return this.look(node);
    } finally {
      this.depth -= 1;
    }
  }

  /** The parameter by which a function is given a router: by its type, else by its usual name. */
  findRouterParameter(node: FunctionNode): ts.ParameterDeclaration | undefined {
    return node.parameters.find((parameter) => {
      const type = parameter.type?.getText();
      return type === undefined ? ROUTER_NAMES.test(parameter.name.getText()) : ROUTER_TYPES.test(type);
    });
  }

  /** What a name of the same file was given where it was declared. */
  findInitializer(identifier: ts.Identifier): ts.Expression | undefined {
    const found = this.scopes.find(identifier);
    return found?.kind === 'variable' ? found.value : undefined;
  }

  private look(node: ts.Expression | FunctionNode): Value {
    const { ts: typescript } = this.code;
    if (typescript.isFunctionDeclaration(node) || typescript.isFunctionExpression(node)) return { function: node };
    if (typescript.isArrowFunction(node)) return { function: node };
    if (typescript.isStringLiteralLike(node)) return { text: node.text };
    if (typescript.isParenthesizedExpression(node) || typescript.isAsExpression(node))
      return this.look(node.expression);
    if (typescript.isAwaitExpression(node) || typescript.isNonNullExpression(node)) return this.look(node.expression);
    if (typescript.isSatisfiesExpression(node)) return this.look(node.expression);
    if (typescript.isIdentifier(node)) return this.lookUp(node);
    if (typescript.isNewExpression(node)) return CLASSES.test(node.expression.getText()) ? { router: node } : NOTHING;
    if (typescript.isPropertyAccessExpression(node)) return this.lookInModule(node);
    return typescript.isCallExpression(node) ? this.lookAtCall(node) : NOTHING;
  }

  private lookUp(identifier: ts.Identifier): Value {
    const found = this.scopes.find(identifier);
    if (found === undefined) return NOTHING;
    if (found.kind === 'import')
      return this.lookAtExport(identifier.getSourceFile().fileName, found.module, found.name);
    if (found.kind !== 'parameter') return this.evaluate(found.value);
    const parent = found.value.parent as FunctionNode;
    return this.findRouterParameter(parent) === found.value ? { router: found.value } : NOTHING;
  }

  private lookAtExport(from: string, specifier: string, name: string): Value {
    const file = resolveImport(this.code, from, specifier);
    const source = file === undefined ? undefined : this.code.files.get(file);
    if (file === undefined || source === undefined) return NOTHING;
    const exports = this.modules.get(file) ?? readExports(this.code, source);
    this.modules.set(file, exports);
    const passed = exports.passedOn.get(name);
    if (passed !== undefined) return this.lookAtExport(file, passed.module, passed.name);
    const value = exports.values.get(name === '*' ? 'default' : name);
    return value === undefined ? NOTHING : this.evaluate(value);
  }

  /** `routes.users`, where `routes` is a module. */
  private lookInModule({ expression, name }: ts.PropertyAccessExpression): Value {
    const { ts: typescript } = this.code;
    const from = expression.getSourceFile().fileName;
    const required = readRequire(this.code, expression);
    if (required !== undefined) return this.lookAtExport(from, required, name.text);
    if (!typescript.isIdentifier(expression)) return NOTHING;
    const found = this.scopes.find(expression);
    if (found?.kind === 'import') return this.lookAtExport(from, found.module, name.text);
    const module = found?.kind === 'variable' ? readRequire(this.code, found.value) : undefined;
    return module === undefined ? NOTHING : this.lookAtExport(from, module, name.text);
  }

  private lookAtCall(node: ts.CallExpression): Value {
    const { ts: typescript } = this.code;
    const from = node.getSourceFile().fileName;
    const module = readRequire(this.code, node);
    if (module !== undefined) return this.lookAtExport(from, module, 'default');
    const callee = node.expression.getText();
    if (FACTORIES.test(callee)) return { router: node };
    const [first] = node.arguments;
    if (PLUGIN_WRAPPERS.test(callee) && first !== undefined) return { ...this.evaluate(first), ignoresPrefix: true };
    const made = this.evaluate(node.expression).function;
    if (made !== undefined) return this.lookAtReturn(made);
    // A chain gives the router that it began with: `new Hono().get(…).post(…)`, `app.basePath('/v1')`.
    if (typescript.isPropertyAccessExpression(node.expression)) return this.evaluate(node.expression.expression);
    return NOTHING;
  }

  /** What a function that makes routers gives back. */
  private lookAtReturn({ body }: FunctionNode): Value {
    const { ts: typescript } = this.code;
    if (body === undefined) return NOTHING;
    if (!typescript.isBlock(body)) return this.evaluate(body);
    for (const statement of body.statements) {
      if (!typescript.isReturnStatement(statement) || statement.expression === undefined) continue;
      const value = this.evaluate(statement.expression);
      if (value.router !== undefined) return value;
    }
    return NOTHING;
  }
}
