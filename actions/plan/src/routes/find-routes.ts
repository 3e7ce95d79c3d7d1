import type { HttpMethod } from '@orchestrate/kit/openapi/document';
import { HTTP_METHODS } from '@orchestrate/kit/openapi/document';
import type { Code } from '@orchestrate/kit/source-code/code';
import { placeOf } from '@orchestrate/kit/source-code/code';
import type { FunctionNode } from '@orchestrate/kit/source-code/evaluate';
import { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { findProperty, readLiteral } from '@orchestrate/kit/source-code/literals';
import { dependsOnEnvironment, isComposed } from '@orchestrate/kit/source-code/texts';
import type ts from 'typescript';

import { isAutoload, listAutoloaded } from './autoload';
import { readFastifySchema, readRouteDefinition, readValidators } from './declared-parts';
import type { FoundMount, FoundRoute, FoundRoutes } from './found';
import { readLoop } from './loops';
import { joinPaths } from './paths';
import type { Target } from './target';
import { findTarget } from './target';

const isMethod = (name: string): name is HttpMethod => (HTTP_METHODS as readonly string[]).includes(name);

/** Walks through all calls of a service. */
class RouteFinder {
  readonly routes: FoundRoute[] = [];
  readonly mounts: FoundMount[] = [];
  readonly unread: string[] = [];
  private readonly evaluator: Evaluator;
  /** Of the environment, on which depends whether what is read is there. */
  private condition: string | undefined;

  constructor(private readonly code: Code) {
    this.evaluator = new Evaluator(code);
  }

  walk(node: ts.Node): void {
    const { ts: typescript } = this.code;
    if (typescript.isIfStatement(node) && dependsOnEnvironment(node.expression)) {
      this.walkCondition(node);
      return;
    }
    const loop = readLoop(node, this.evaluator);
    if (loop !== undefined) {
      for (const element of loop.elements) this.evaluator.withBound(loop.name, element, () => this.walk(loop.body));
      return;
    }
    if (typescript.isCallExpression(node)) this.readCall(node);
    typescript.forEachChild(node, (child) => this.walk(child));
  }

  /** What is there in some environments only is no promise of the service. */
  private walkCondition({ expression, thenStatement, elseStatement }: ts.IfStatement): void {
    const before = this.condition;
    this.condition = expression.getText().slice(0, 60);
    this.walk(thenStatement);
    if (elseStatement !== undefined) this.walk(elseStatement);
    this.condition = before;
  }

  /** Routes that a function adds to the router that it makes lie below each of its calls. */
  listMade(): FoundMount[] {
    return [...this.evaluator.made].map(([parent, child]) => ({ parent, child, prefix: '' }));
  }

  private readCall(call: ts.CallExpression): void {
    const { ts: typescript } = this.code;
    const callee = call.expression;
    const isMember = typescript.isPropertyAccessExpression(callee);
    const target = isMember ? findTarget(callee.expression, this.evaluator) : undefined;
    if (isMember && target !== undefined) this.readMember(callee.name.text, call, target);
    else this.readHandedOn(call);
  }

  private readMember(name: string, call: ts.CallExpression, target: Target): void {
    const [first, second, ...rest] = call.arguments;
    const following = second === undefined ? [] : [second, ...rest];
    if (isMethod(name)) this.readVerb(name, call, target);
    else if (name === 'on' && second !== undefined) this.readOn(call, target);
    else if (name === 'route' && following.length === 0) this.readRouteObject(call, target);
    else if (name === 'route' || name === 'use') this.readUse(call, target);
    else if (name === 'register' && first !== undefined) this.readRegister(call, target);
    else if (name === 'openapi' && first !== undefined) this.readDefined(first, following, target, call);
    else if (name === 'all') this.miss(call, 'a route that answers every method is not described');
  }

  private miss(node: ts.Node, why: string): void {
    this.unread.push(`${placeOf(node)}: ${why}`);
  }

  private add(
    methods: readonly HttpMethod[],
    paths: readonly string[],
    call: ts.CallExpression,
    target: Target,
    more: { readonly handlers: readonly ts.Expression[]; readonly declared?: unknown },
  ): void {
    if (this.condition !== undefined) {
      for (const path of paths) this.miss(call, `${path} is there only where ${this.condition}`);
      return;
    }
    const handlers = more.handlers.flatMap((handler) => this.findHandlers(handler));
    const schema = more.declared ?? readValidators(more.handlers, this.evaluator);
    for (const method of methods)
      for (const path of paths)
        this.routes.push({
          router: target.router,
          method,
          path: joinPaths(target.prefix, path),
          handlers,
          schema,
          place: placeOf(call),
        });
  }

  /** `wrap(handler)` and `[check, handler]` hold what is called in the end. */
  private findHandlers(node: ts.Expression): FunctionNode[] {
    const { ts: typescript } = this.code;
    if (typescript.isArrayLiteralExpression(node))
      return node.elements.flatMap((element) => this.findHandlers(element));
    const wrapped = typescript.isCallExpression(node)
      ? node.arguments.flatMap((argument) => this.evaluator.evaluate(argument).function ?? [])
      : [];
    return wrapped.length > 0 ? wrapped : [this.evaluator.evaluate(node).function ?? []].flat();
  }

  private readSchemaOf(options: ts.Expression | undefined): unknown {
    const schema = findProperty(options, 'schema', this.evaluator);
    return schema === undefined ? undefined : readFastifySchema(schema, this.evaluator);
  }

  private readPaths(node: ts.Expression, call: ts.CallExpression): string[] | undefined {
    const value = readLiteral(node, this.evaluator);
    const paths = Array.isArray(value) ? value : [value];
    if (paths.every((path): path is string => typeof path === 'string')) return paths;
    this.miss(call, `the path ${node.getText().slice(0, 60)} is worked out when it runs`);
    return undefined;
  }

  /** `app.get('/path', …)`; `router.route('/path').get(…)` has the path in the chain. */
  private readVerb(method: HttpMethod, call: ts.CallExpression, target: Target): void {
    const [first, ...rest] = call.arguments;
    if (target.prefix !== '' && call.expression.getText().includes('.route(')) {
      this.add([method], [''], call, target, { handlers: call.arguments });
      return;
    }
    // `app.get('setting')` of Express reads a setting.
    if (first === undefined || rest.length === 0) return;
    const paths = this.readPaths(first, call);
    const options = this.takesOptions(rest) ? rest[0] : undefined;
    const own = findProperty(options, 'handler', this.evaluator);
    const more = { handlers: own === undefined ? rest : [own], declared: this.readSchemaOf(options) };
    if (paths !== undefined) this.add([method], paths, call, target, more);
  }

  /** Fastify's options of a route: `{ schema, handler }`. Express and Hono take functions there. */
  private takesOptions([first]: readonly ts.Expression[]): boolean {
    const found = first === undefined ? undefined : this.evaluator.resolve(first);
    return found !== undefined && this.code.ts.isObjectLiteralExpression(found);
  }

  /** Hono's `app.on('GET', '/path', …)`. */
  private readOn(call: ts.CallExpression, target: Target): void {
    const [verbs, path, ...handlers] = call.arguments;
    if (verbs === undefined || path === undefined || handlers.length === 0) return;
    const named = [readLiteral(verbs, this.evaluator)].flat().map((verb) => String(verb).toLowerCase());
    const paths = this.readPaths(path, call);
    if (paths !== undefined) this.add(named.filter(isMethod), paths, call, target, { handlers });
  }

  /** Fastify's `app.route({ method, url, handler })`. */
  private readRouteObject(call: ts.CallExpression, target: Target): void {
    const [options] = call.arguments;
    const read = (name: string): ts.Expression | undefined => findProperty(options, name, this.evaluator);
    const [url, method, handler] = [read('url') ?? read('path'), read('method'), read('handler')];
    if (url === undefined || method === undefined) return;
    const verbs = [readLiteral(method, this.evaluator)].flat().map((verb) => String(verb).toLowerCase());
    const paths = this.readPaths(url, call);
    const more = { handlers: handler === undefined ? [] : [handler], declared: this.readSchemaOf(options) };
    if (paths !== undefined) this.add(verbs.filter(isMethod), paths, call, target, more);
  }

  /** `app.openapi(createRoute({ method, path }), …)` of @hono/zod-openapi. */
  private readDefined(
    definition: ts.Expression,
    handlers: readonly ts.Expression[],
    target: Target,
    call: ts.CallExpression,
  ): void {
    const { ts: typescript } = this.code;
    const made = this.evaluator.resolve(definition);
    const object = made !== undefined && typescript.isCallExpression(made) ? made.arguments[0] : definition;
    const method = findProperty(object, 'method', this.evaluator);
    const path = findProperty(object, 'path', this.evaluator);
    if (method === undefined || path === undefined) {
      this.miss(call, 'its definition is worked out when it runs');
      return;
    }
    const paths = this.readPaths(path, call);
    const verb = String(readLiteral(method, this.evaluator)).toLowerCase();
    if (paths === undefined || !isMethod(verb)) return;
    const colons = paths.map((one) => one.replace(/\{(\w+)\}/g, ':$1'));
    const declared = object === undefined ? undefined : readRouteDefinition(object, this.evaluator);
    this.add([verb], colons, call, target, { handlers, declared });
  }

  private mount(child: ts.Expression | ts.FunctionDeclaration, prefix: string | undefined, parent: ts.Node): boolean {
    const value = this.evaluator.evaluate(child);
    const given = value.function === undefined ? undefined : this.evaluator.findRouterParameter(value.function);
    const router = value.router ?? given;
    if (router === undefined || router === parent) return false;
    this.mounts.push({ parent, child: router, prefix: value.ignoresPrefix === true ? '' : prefix });
    return true;
  }

  /** `app.use('/path', router)`, `app.route('/path', sub)`. */
  private readUse(call: ts.CallExpression, target: Target): void {
    const [first, ...rest] = call.arguments;
    if (first === undefined) return;
    const prefix = this.evaluator.evaluate(first).text;
    if (prefix === undefined && isComposed(first, this.code)) {
      const isMounted = rest.map((child) => this.mount(child, undefined, target.router)).includes(true);
      if (isMounted) this.miss(call, `the path ${first.getText().slice(0, 60)} is worked out when it runs`);
      return;
    }
    const children = prefix === undefined ? [first, ...rest] : rest;
    for (const child of children) this.mount(child, joinPaths(target.prefix, prefix ?? ''), target.router);
  }

  /** Fastify's `app.register(plugin, { prefix })`. */
  private readRegister(call: ts.CallExpression, target: Target): void {
    const [plugin, options] = call.arguments;
    if (plugin === undefined) return;
    if (isAutoload(plugin)) {
      this.readAutoload(call, target);
      return;
    }
    const written = findProperty(options, 'prefix', this.evaluator);
    const prefix = written === undefined ? '' : this.evaluator.evaluate(written).text;
    if (prefix === undefined) this.miss(call, 'the prefix of this plugin is worked out when it runs');
    this.mount(plugin, prefix === undefined ? undefined : joinPaths(target.prefix, prefix), target.router);
  }

  /** `app.register(autoload, { dir })` registers what a directory holds. */
  private readAutoload(call: ts.CallExpression, target: Target): void {
    const found = listAutoloaded(call.arguments[1], this.evaluator);
    if (found === undefined) this.miss(call, 'the directory of these plugins is worked out when it runs');
    for (const { plugin, prefix } of found ?? []) this.mount(plugin, joinPaths(target.prefix, prefix), target.router);
  }

  /** `addRoutes(app)`: a function that is given the router. */
  private readHandedOn(call: ts.CallExpression): void {
    for (const argument of call.arguments) {
      const { ts: typescript } = this.code;
      if (!typescript.isIdentifier(argument)) continue;
      const { router } = this.evaluator.evaluate(argument);
      if (router !== undefined) this.mount(call.expression, '', router);
    }
  }
}

/** Finds the routes of Hono, Express and Fastify in the syntax of a service. */
export function findRoutes(code: Code): FoundRoutes {
  const finder = new RouteFinder(code);
  for (const file of code.files.values()) finder.walk(file);
  const made = finder.listMade();
  return { routes: finder.routes, mounts: [...finder.mounts, ...made], unread: finder.unread };
}
