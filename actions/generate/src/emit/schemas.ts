import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Component, Components, Direction } from '../model/components';
import { renderSchema } from '../schema/render-schema';
import { renderMembers, renderRecordMembers, renderType } from '../schema/render-type';
import type { Scope } from '../schema/scope';
import { renderMetadata, ZOD } from '../schema/scope';
import { toPropertyKey, toStringLiteral } from '../text/literals';
import { SourceModule } from '../text/source-module';

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
  module.useType('z', ZOD);
  const rendered = renderSchema(component.schema, scope);
  const metadata = renderMetadata(rendered);
  const name = toStringLiteral(component.name);
  const expression = `${rendered.code}.openapi(${metadata === '' ? name : `${name}, ${metadata}`})`;
  const comment = direction === 'documented' ? '' : `/** ${component.types.documented} ${REASONS[direction]}. */\n`;
  if (component.circle.size > 0) {
    module.add(renderRecursiveType(component, scope));
    module.add(`${comment}export const ${constant}: z.ZodType<${type}> = ${expression};`);
  } else {
    module.add(
      `${comment}export const ${constant} = ${expression};`,
      `export type ${type} = z.infer<typeof ${constant}>;`,
    );
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
  for (const direction of ['documented', 'request', 'response'] as const) {
    const constant = component.constants[direction];
    if (written.has(constant)) continue;
    written.add(constant);
    const tell = (message: string): void => limit(`the schema ${component.name}: ${message}`);
    addDirection(component, { document, components, module, direction, owner: component.name, limit: tell });
  }
  return module;
}

function renderIndex(components: Components): SourceModule {
  const module = new SourceModule('src/schemas/index.ts');
  module.declare('schemas');
  const lines = [...components.values()].map(
    ({ name, constants, file }) => `${toPropertyKey(name)}: ${module.use(constants.documented, file)},`,
  );
  module.add(
    `/** The schemas of the specification, by the names they have there. */\nexport const schemas = {\n${lines.join('\n')}\n};`,
  );
  return module;
}

/** One file for each schema of the specification, and one that lists them. */
export function emitSchemas(
  document: OpenApiDocument,
  components: Components,
  limit: (message: string) => void,
): SourceModule[] {
  if (components.size === 0) return [];
  const files = [...components.values()].map((component) => renderComponent(document, components, component, limit));
  return [...files, renderIndex(components)];
}
