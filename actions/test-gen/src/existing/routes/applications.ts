import type { Code } from '@orchestrate/kit/source-code/code';
import type { FunctionNode } from '@orchestrate/kit/source-code/evaluate';
import { Evaluator } from '@orchestrate/kit/source-code/evaluate';
import { readExports } from '@orchestrate/kit/source-code/exports';
import type ts from 'typescript';

/** An application that a module gives to others. */
export interface Application {
  readonly framework: 'hono' | 'express' | 'fastify';
  readonly file: string;
  /** By which its module gives it; `default` included. */
  readonly name: string;
  /** It is there; or a function makes it; or it is a plugin, of which Fastify makes one. */
  readonly form: 'made' | 'maker' | 'plugin';
}

const FRAMEWORKS: readonly (readonly [Application['framework'], RegExp])[] = [
  ['hono', /^(?:\w+\.)?(?:Hono|OpenAPIHono)$/],
  ['express', /^(?:express|require\(['"]express['"]\))$/],
  ['fastify', /^(?:[fF]astify|require\(['"]fastify['"]\))$/],
];
const USUAL_FILE = /(?:^|\/)(?:app|server|index|application)\.[cm]?[jt]s$/;
const USUAL_NAME = /(?:app|server|application)$/i;
/** What is no more than settings, so that a function in JavaScript can be called without it. */
const SETTINGS = /^(?:opts?|options|config|settings)$/;
/** A module that listens only where it is the program itself. */
const GUARDED = /require\.main === module|import\.meta\.(?:url|main|filename)|process\.argv\[1\]/;

/** Sees what the modules of a service give. */
class ApplicationFinder {
  private readonly evaluator: Evaluator;

  constructor(private readonly code: Code) {
    this.evaluator = new Evaluator(code);
  }

  find(file: string, source: ts.SourceFile): Application[] {
    // A module that listens would do so in every test that imports it.
    if (source.text.includes('.listen(') && !GUARDED.test(source.text)) return [];
    return [...readExports(this.code, source).values].flatMap(([name, node]): Application[] => {
      const found = this.look(node, name, file);
      return found === undefined ? [] : [{ ...found, file, name }];
    });
  }

  private look(
    node: ts.Expression | ts.FunctionDeclaration,
    name: string,
    file: string,
  ): Pick<Application, 'framework' | 'form'> | undefined {
    const value = this.evaluator.evaluate(node);
    const made = this.findFramework(value.router);
    if (made !== undefined) return { framework: made, form: 'made' };
    if (value.function === undefined) return undefined;
    const framework = this.findFramework(this.evaluator.findReturned(value.function).router);
    if (framework !== undefined)
      return this.needsNothing(value.function, file) ? { framework, form: 'maker' } : undefined;
    const isPlugin = name === 'default' && USUAL_FILE.test(file) && this.isPlugin(value.function);
    return isPlugin ? { framework: 'fastify', form: 'plugin' } : undefined;
  }

  /** The framework of what a call makes; through functions of the service that make it. */
  private findFramework(router: ts.Node | undefined): Application['framework'] | undefined {
    const { ts: typescript } = this.code;
    if (router === undefined || !(typescript.isCallExpression(router) || typescript.isNewExpression(router)))
      return undefined;
    const inner = typescript.isCallExpression(router) ? this.evaluator.made.get(router) : undefined;
    if (inner !== undefined) return this.findFramework(inner);
    const callee = router.expression.getText();
    return FRAMEWORKS.find(([, pattern]) => pattern.test(callee))?.[0];
  }

  private needsNothing({ parameters }: FunctionNode, file: string): boolean {
    const isTyped = /\.[cm]?ts$/.test(file);
    return parameters.every(
      ({ initializer, questionToken, dotDotDotToken, name }) =>
        initializer !== undefined ||
        questionToken !== undefined ||
        dotDotDotToken !== undefined ||
        (!isTyped && SETTINGS.test(name.getText())),
    );
  }

  private isPlugin(node: FunctionNode): boolean {
    const [first] = node.parameters;
    const given = this.evaluator.findRouterParameter(node);
    return given !== undefined && given === first && node.getText().includes('.register(');
  }
}

/** Of several applications the one that is the service itself, by its file and its name. */
function choose(found: readonly Application[]): Application | undefined {
  const whole = found.filter(({ form }) => form !== 'plugin');
  if (whole.length === 1) return whole[0];
  if (whole.length === 0) return [...found].sort((a, b) => a.file.split('/').length - b.file.split('/').length)[0];
  const usual = whole.filter(({ file }) => USUAL_FILE.test(file));
  const named = (usual.length > 0 ? usual : whole).filter(({ name }) => USUAL_NAME.test(name));
  return usual.find(({ form }) => form === 'made') ?? (usual.length > 0 ? (named[0] ?? usual[0]) : one(named));
}

function one<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Finds the application of a service that another module can have without starting the service. */
export function findApplication(code: Code): Application | undefined {
  const finder = new ApplicationFinder(code);
  return choose([...code.files].flatMap(([file, source]) => finder.find(file, source)));
}
