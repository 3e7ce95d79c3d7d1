import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Component, Components, Direction } from '../model/components';
import { listReferred } from '../model/schema-graph';
import { renderSchema } from '../schema/render-schema';
import { renderMembers, renderRecordMembers, renderType } from '../schema/render-type';
import type { Scope } from '../schema/scope';
import { renderMetadata, ZOD } from '../schema/scope';
import { toPropertyKey, toStringLiteral } from '../text/literals';
import { SourceModule } from '../text/source-module';

const DIRECTIONS = ['documented', 'request', 'response'] as const;

const REASONS: Readonly<Record<Exclude<Direction, 'documented'>, string>> = {
  request: 'without what only answers carry',
  response: 'without what only requests carry',
};

/** A recursive type cannot be inferred, so it is written out. */
function renderRecursiveType(component: Component, scope: Scope): string {
  const name = component.types[scope.direction];
  const members = renderMembers(component.schema, scope) ?? renderRecordMembers(component.schema, scope);
  return members === undefined
    ? `export type ${name} = ${renderType(component.schema, scope)};`
    : `export interface ${name} ${members}`;
}

function addDirection(component: Component, scope: Scope): void {
  const { module, direction } = scope;
  const constant = component.constants[direction];
  const type = component.types[direction];
  const rendered = renderSchema(component.schema, scope);
  const metadata = renderMetadata(rendered);
  const name = toStringLiteral(component.name);
  const expression = `${rendered.code}.openapi(${metadata === '' ? name : `${name}, ${metadata}`})`;
  const comment = direction === 'documented' ? '' : `/** ${component.types.documented} ${REASONS[direction]}. */\n`;
  if (component.circle.size > 0) {
    module.useType('z', ZOD);
    module.add(renderRecursiveType(component, scope));
    module.add(`${comment}export const ${constant}: z.ZodType<${type}> = ${expression};`);
  } else {
    module.add(`${comment}export const ${constant} = ${expression};`);
  }
}

/** The types of a schema that something uses. Recursive ones are there already. */
function addTypes(
  { circle, constants, types, file }: Component,
  module: SourceModule,
  users: readonly SourceModule[],
): void {
  if (circle.size > 0) return;
  const written = new Set<string>();
  for (const direction of DIRECTIONS) {
    const type = types[direction];
    if (written.has(type) || !users.some((user) => user.usesType(type, file))) continue;
    written.add(type);
    module.useType('z', ZOD);
    module.add(`export type ${type} = z.infer<typeof ${constants[direction]}>;`);
  }
}

function renderComponent(
  document: OpenApiDocument,
  components: Components,
  component: Component,
  limit: (message: string) => void,
): SourceModule {
  const module = new SourceModule(component.file);
  module.declare(...Object.values(component.constants), ...Object.values(component.types));
  const written = new Set<string>();
  for (const direction of DIRECTIONS) {
    const constant = component.constants[direction];
    if (written.has(constant)) continue;
    written.add(constant);
    const tell = (message: string): void => limit(`the schema ${component.name}: ${message}`);
    addDirection(component, { document, components, module, direction, owner: component.name, limit: tell });
  }
  return module;
}

/** Each after those that it refers to, but for circles. */
function listReferredFirst(components: Components): Component[] {
  const ordered: Component[] = [];
  const met = new Set<Component>();
  const add = (component: Component | undefined): void => {
    if (component === undefined || met.has(component)) return;
    met.add(component);
    for (const name of listReferred(component.schema)) add(components.get(name));
    ordered.push(component);
  };
  for (const component of components.values()) add(component);
  return ordered;
}

/** The documentation takes what it meets first under a name for what bears it, with words that another adds. */
function renderIndex(components: Components): SourceModule {
  const module = new SourceModule('src/schemas/index.ts');
  module.declare('schemas');
  const lines = listReferredFirst(components).map(
    ({ name, constants, file }) => `${toPropertyKey(name)}: ${module.use(constants.documented, file)},`,
  );
  module.add(
    `/** The schemas of the specification, by the names they have there. */\nexport const schemas = {\n${lines.join('\n')}\n};`,
  );
  return module;
}

/**
 * One file for each schema of the specification, and one that lists them.
 * @param users - the other files: a type is written where one of them, or another schema, needs it
 */
export function emitSchemas(
  document: OpenApiDocument,
  components: Components,
  users: readonly SourceModule[],
  limit: (message: string) => void,
): SourceModule[] {
  if (components.size === 0) return [];
  const all = [...components.values()];
  const files = all.map((component) => renderComponent(document, components, component, limit));
  for (const [index, module] of files.entries()) {
    const component = all[index];
    if (component !== undefined) addTypes(component, module, [...users, ...files]);
  }
  return [...files, renderIndex(components)];
}
