import type { GeneratedTestKind } from '@orchestrate/contracts/test-report';
import { findBasePath } from '@orchestrate/kit/openapi/servers';

import type { ServiceView } from '../service/service-view';
import { renderLiteral } from '../text/code';
import { pruneImports } from '../text/imports';
import { shakeModules } from '../text/shake';

import { emitE2e } from './e2e/modules';
import { renderFixtures } from './fixtures';
import { builderName, nameBodies, typeName } from './naming';
import { findPeople } from './people/people';
import { renderArbitraries } from './property/arbitraries';
import { countExamples, SEED } from './property/examples';
import { emitProperties } from './property/modules';
import type { EmitContext } from './scene';
import { renderApi, renderBuilders, renderTypes } from './support';
import type { TestModule } from './test-module';
import { listBlocks, listCaseIds, renderModule, withoutCases } from './test-module';
import { emitUnit } from './unit/modules';
import type { Sources } from './unit/schemas';

/** What the tests are made from. */
export interface EmitInput {
  readonly view: ServiceView;
  readonly sources: Sources;
  /** The supporting modules that are the same for every service, by name, as `templates/support` has them. */
  readonly templates: ReadonlyMap<string, string>;
  /** Modules that do not come from the specification alone. */
  readonly further?: readonly TestModule[];
}

/** A file of tests, or one that supports them. */
export interface EmittedFile {
  readonly path: string;
  /** Not formatted yet. */
  readonly text: string;
  /** Names of the tests that each `it` of the file makes, in order; empty for a supporting file. */
  readonly blocks: readonly (readonly string[])[];
}

/** All tests of a service. */
export interface EmittedTests {
  readonly files: readonly EmittedFile[];
  /** Names of all tests, in order, by kind. */
  readonly cases: ReadonlyMap<GeneratedTestKind, readonly string[]>;
  /** Statuses that some test expects, by the title of its suite: `GET /books`. */
  readonly expected: ReadonlyMap<string, ReadonlySet<number>>;
}

function listExpected(modules: readonly TestModule[]): Map<string, Set<number>> {
  const expected = new Map<string, Set<number>>();
  for (const { title, cases } of modules.flatMap(({ suites }) => suites)) {
    const code = cases.flatMap(({ lines }) => lines).join('\n');
    const known = expected.get(title) ?? new Set();
    for (const [, inCheck, inValue] of code.matchAll(/expectDeclared\(.*, (\d{3})\)|status\)\.toBe\((\d{3})\)/g))
      known.add(Number(inCheck ?? inValue));
    expected.set(title, known);
  }
  return expected;
}

/** Lines between `// <name>` and `// </name>` stay where the flag is set; the marks themselves always go. */
function chooseSections(template: string, flags: Readonly<Record<string, boolean>>): string {
  return template.replace(/^ *\/\/ <(\w+)>\n([\s\S]*?)^ *\/\/ <\/\1>\n/gm, (_, flag: string, lines: string) =>
    flags[flag] === true ? lines : '',
  );
}

/** What stands before values in paths, by path and parameter. */
function listPrefixes({ operations }: ServiceView): Record<string, Record<string, string>> {
  const prefixed = operations.flatMap(({ planned, path }) => {
    const own = path.flatMap(({ name, prefix }) => (prefix === undefined ? [] : [[name, prefix] as const]));
    return own.length === 0 ? [] : [[planned.path, Object.fromEntries(own)] as const];
  });
  return Object.fromEntries(prefixed);
}

const SAMPLES = 'import { digits, matching, next, uuid } from "./samples.js";\n';

/** Gives the templates by name, filled in for one service. */
function createFiller(context: EmitContext, templates: EmitInput['templates']): (name: string) => string {
  const isSecured = context.view.plan.securitySchemes.some(({ type }) => type !== 'unsupported');
  const people = findPeople(context);
  const basePath = findBasePath(context.view.document);
  const accounts = people !== undefined;
  const opened = accounts && people.registration === undefined;
  const hasFiles = context.view.operations.some(({ planned }) => planned.file !== undefined);
  const prefixes = listPrefixes(context.view);
  const isStyled = Object.keys(prefixes).length > 0;
  const hasForms = context.view.operations.some(({ body }) => body?.isForm === true);
  const flags = {
    secured: isSecured,
    open: !isSecured,
    accounts,
    opened,
    unopened: !opened,
    nameless: isSecured && !accounts,
    forms: hasForms,
    formless: !hasForms,
    files: hasFiles,
    plain: !hasFiles,
    based: basePath !== '',
    rooted: basePath === '',
    styled: isStyled,
    simple: !isStyled,
  };
  return (name) =>
    chooseSections(templates.get(name) ?? '', flags)
      .replace("'{{basePath}}'", () => renderLiteral(basePath))
      .replace("'{{prefixes}}'", () => JSON.stringify(prefixes))
      .replace("'{{tokenScheme}}'", () => renderLiteral(people?.scheme ?? ''))
      .replace('{{seed}}', String(SEED))
      .replace('{{examples}}', String(countExamples(context.view.operations.length)));
}

function renderSupport(context: EmitContext, templates: EmitInput['templates']): ReadonlyMap<string, string> {
  const template = createFiller(context, templates);
  const people = findPeople(context);
  const resources = context.view.resources.map(({ resource }) => typeName(resource.name));
  const bodies = [...new Set([...context.bodies.values()].map(({ name }) => name))];
  const builders = bodies.map((name) => builderName({ name }));
  const importTypes = (names: readonly string[]): string => `import type { ${names.join(', ')} } from "./types.js";\n`;
  const fixtures = [
    ...(people !== undefined && people.registration === undefined
      ? [
          'import { openAccount } from "../../src/accounts/open-accounts.js";\n',
          'import { findQueries } from "./service.js";\n',
        ]
      : []),
    'import { api } from "./client.js";\n',
    'import type { SentFile } from "./client.js";\n',
    `import { ${[...builders, 'bytes', 'digits', 'matching', 'next', 'uuid'].join(', ')} } from "./samples.js";\n`,
    'import { placed } from "./objects.js";\n',
    'import { expectDeclared } from "./specification.js";\n',
    importTypes([...resources, ...bodies]),
  ].join('');
  const own = new Map([
    [
      'client',
      `${SAMPLES}${template('client')}\n${renderApi(context.view)}`.replace(/\n\n/, `\n${importTypes(resources)}\n`),
    ],
    ['samples', `${template('samples')}\n${renderBuilders(context)}`.replace(/\n\n/, `\n\n${importTypes(bodies)}\n`)],
    ['arbitraries', `${template('arbitraries')}\n${renderArbitraries(context)}`],
    ['fixtures', `${fixtures}\n${renderFixtures(context)}`],
    ['types', renderTypes(context)],
  ]);
  const others = [...templates.keys()].filter((name) => !own.has(name)).map((name) => [name, template(name)] as const);
  return new Map([...own, ...others]);
}

function emitModules(context: EmitContext, sources: Sources): TestModule[] {
  return [...emitUnit(context, sources), ...emitProperties(context), ...emitE2e(context)];
}

/**
 * Writes the tests of a service, but for those that are excluded by name, and what supports them. Equal input gives
 * equal texts.
 */
export function emitTests(input: EmitInput, excluded: ReadonlySet<string> = new Set()): EmittedTests {
  const context: EmitContext = { view: input.view, bodies: nameBodies(input.view) };
  const modules = [...emitModules(context, input.sources), ...(input.further ?? [])]
    .map((module) => withoutCases(module, excluded))
    .filter(({ suites }) => suites.length > 0);
  const tests = modules.map((module) => ({
    path: module.path,
    text: pruneImports(renderModule(module)),
    blocks: listBlocks(module),
  }));
  const support = shakeModules(
    renderSupport(context, input.templates),
    tests.map(({ text }) => text),
  );
  const cases = new Map<GeneratedTestKind, string[]>();
  for (const module of modules) cases.set(module.kind, [...(cases.get(module.kind) ?? []), ...listCaseIds(module)]);
  const supporting = [...support].map(([name, text]) => ({ path: `tests/support/${name}.ts`, text, blocks: [] }));
  return {
    files: [...supporting.sort((a, b) => (a.path < b.path ? -1 : 1)), ...tests],
    cases,
    expected: listExpected(modules),
  };
}
