import type ts from 'typescript';

import type { Code } from './code';
import { resolveImport } from './code';
import type { Exports } from './exports';
import { readExports } from './exports';
import { findProperty } from './literals';
import { readRequire, Scopes } from './scope';
import { readText } from './texts';

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
const ROUTER_TYPES = /\b(?:\w*FastifyInstance|FastifyPluginAsync|Hono|OpenAPIHono|Express|Application|I?Router)\b/;
// `type App = FastifyInstance<…>`: what a service calls it is close to what it is.
const OWN_TYPES = /^(?:\w*App|Fastify(?!Request|Reply)\w*)\b/;
const ROUTER_NAMES = /^(?:app|fastify|server|router|api|instance)$/;
const DEEPEST = 40;

/** Finds out what expressions are by following declarations, imports and returns; nothing is run. */
export class Evaluator {
  private readonly scopes: Scopes;
  private readonly modules = new Map<string, Exports>();
  /** What the names of a loop stand for in the round that is read. */
  private readonly bound = new Map<ts.Node, ts.Expression>();
  /** Calls that make a router, each with the one inside of the function that is called. */
  readonly made = new Map<ts.CallExpression, ts.Node>();
  private depth = 0;

  /** @param code - the files that names lead through, parsed */
  constructor(readonly code: Code) {
    this.scopes = new Scopes(code);
  }

  /** What an expression stands for, followed through names and calls as deep as the reader goes; past that, nothing. */
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
    const { parent } = node as { readonly parent?: ts.Node };
    const isPlugin =
      parent !== undefined &&
      this.code.ts.isVariableDeclaration(parent) &&
      (parent.type?.getText() ?? '').startsWith('FastifyPlugin');
    if (isPlugin) return node.parameters[0];
    return node.parameters.find((parameter) => {
      const [type, isNamed] = [parameter.type?.getText(), ROUTER_NAMES.test(parameter.name.getText())];
      return type === undefined ? isNamed : ROUTER_TYPES.test(type) || (isNamed && OWN_TYPES.test(type));
    });
  }

  /** Reads something with a name of a loop standing for one of its elements. */
  withBound(name: ts.Node, element: ts.Expression, work: () => void): void {
    this.bound.set(name, element);
    work();
    this.bound.delete(name);
  }

  /** The expression that a name stands for, through files and modules; an expression that is no name is itself. */
  resolve(node: ts.Expression | FunctionNode): ts.Expression | FunctionNode | undefined {
    if (this.depth >= DEEPEST) return undefined;
    this.depth += 1;
    try {
      return this.follow(node);
    } finally {
      this.depth -= 1;
    }
  }

  private follow(node: ts.Expression | FunctionNode): ts.Expression | FunctionNode | undefined {
    const { ts: typescript } = this.code;
    if (typescript.isParenthesizedExpression(node) || typescript.isAsExpression(node))
      return this.resolve(node.expression);
    if (typescript.isAwaitExpression(node) || typescript.isNonNullExpression(node))
      return this.resolve(node.expression);
    if (typescript.isSatisfiesExpression(node)) return this.resolve(node.expression);
    if (typescript.isIdentifier(node)) return this.followName(node);
    if (typescript.isPropertyAccessExpression(node)) return this.followMember(node);
    if (typescript.isElementAccessExpression(node)) return this.followElement(node);
    const module = typescript.isCallExpression(node) ? readRequire(this.code, node) : undefined;
    return module === undefined ? node : this.followExport(node.getSourceFile().fileName, module, 'default');
  }

  private followName(identifier: ts.Identifier): ts.Expression | FunctionNode | undefined {
    const found = this.scopes.find(identifier);
    if (found === undefined) return undefined;
    if (found.kind === 'import')
      return this.followExport(identifier.getSourceFile().fileName, found.module, found.name);
    if (found.kind === 'member') {
      const object = this.bound.get(found.owner);
      const own = object === undefined ? undefined : findProperty(object, found.name, this);
      return own === undefined ? undefined : this.resolve(own);
    }
    const value = found.kind === 'parameter' || found.kind === 'loop' ? this.bound.get(found.value) : found.value;
    return value === undefined ? undefined : this.resolve(value);
  }

  private followExport(from: string, specifier: string, name: string): ts.Expression | FunctionNode | undefined {
    const file = resolveImport(this.code, from, specifier);
    const source = file === undefined ? undefined : this.code.files.get(file);
    if (file === undefined || source === undefined) return undefined;
    const exports = this.modules.get(file) ?? readExports(this.code, source);
    this.modules.set(file, exports);
    const passed = exports.passedOn.get(name);
    if (passed !== undefined) return this.followExport(file, passed.module, passed.name);
    const value = exports.values.get(name === '*' ? 'default' : name);
    if (value !== undefined) return this.resolve(value);
    for (const module of exports.passedWhole) {
      const found = this.followExport(file, module, name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** `routes.users`, where `routes` is a module or an object. */
  private followMember({ expression, name }: ts.PropertyAccessExpression): ts.Expression | FunctionNode | undefined {
    const { ts: typescript } = this.code;
    const from = expression.getSourceFile().fileName;
    const required = readRequire(this.code, expression);
    if (required !== undefined) return this.followExport(from, required, name.text);
    if (typescript.isIdentifier(expression)) {
      const found = this.scopes.find(expression);
      const module =
        found?.kind === 'import'
          ? found.module
          : found?.kind === 'variable'
            ? readRequire(this.code, found.value)
            : undefined;
      const exported = module === undefined ? undefined : this.followExport(from, module, name.text);
      if (exported !== undefined) return exported;
    }
    const own = findProperty(expression, name.text, this);
    return own === undefined ? undefined : this.resolve(own);
  }

  /** `routes[name]`, where the name is known. */
  private followElement(node: ts.ElementAccessExpression): ts.Expression | FunctionNode | undefined {
    const name = this.evaluate(node.argumentExpression).text;
    const own = name === undefined ? undefined : findProperty(node.expression, name, this);
    return own === undefined ? node : this.resolve(own);
  }

  private look(node: ts.Expression | FunctionNode): Value {
    const { ts: typescript } = this.code;
    const given = typescript.isIdentifier(node) ? this.lookAtParameter(node) : undefined;
    if (given !== undefined) return given;
    const found = this.resolve(node);
    if (found === undefined) return NOTHING;
    if (found !== node) return this.evaluate(found);
    if (typescript.isFunctionDeclaration(found) || typescript.isFunctionExpression(found)) return { function: found };
    if (typescript.isArrowFunction(found)) return { function: found };
    const text = readText(found, this);
    if (text !== undefined) return { text };
    if (typescript.isNewExpression(found)) {
      const made = found.expression.getText();
      return CLASSES.test(made) || FACTORIES.test(made) ? { router: found } : NOTHING;
    }
    return typescript.isCallExpression(found) ? this.lookAtCall(found) : NOTHING;
  }

  /** A function is given a router by a parameter. */
  private lookAtParameter(identifier: ts.Identifier): Value | undefined {
    const found = this.scopes.find(identifier);
    if (found?.kind !== 'parameter' || this.bound.has(found.value)) return undefined;
    return this.findRouterParameter(found.value.parent as FunctionNode) === found.value
      ? { router: found.value }
      : NOTHING;
  }

  private lookAtCall(node: ts.CallExpression): Value {
    const { ts: typescript } = this.code;
    const callee = node.expression.getText();
    if (FACTORIES.test(callee)) return { router: node };
    const [first] = node.arguments;
    if (PLUGIN_WRAPPERS.test(callee) && first !== undefined) return { ...this.evaluate(first), ignoresPrefix: true };
    const made = this.evaluate(node.expression).function;
    if (made !== undefined) return this.lookAtMade(node, made);
    // A chain gives the router that it began with: `new Hono().get(…).post(…)`, `app.basePath('/v1')`.
    if (typescript.isPropertyAccessExpression(node.expression)) return this.evaluate(node.expression.expression);
    return NOTHING;
  }

  /** Each call of a function that makes a router gives another one, with the routes that the function adds. */
  private lookAtMade(call: ts.CallExpression, made: FunctionNode): Value {
    const value = this.findReturned(made);
    const { router } = value;
    if (router?.getSourceFile() !== made.getSourceFile()) return value;
    if (router.pos < made.pos || router.end > made.end) return value;
    this.made.set(call, router);
    return { ...value, router: call };
  }

  /** What a function that makes routers gives back. */
  findReturned({ body }: FunctionNode): Value {
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
