import { normaliseSchema } from '../comparison/normalise';
import type { Mapper } from '../model/answers';
import { listMappers } from '../model/answers';
import type { Column } from '../model/columns';
import type { ResourceModel } from '../model/resources';
import type { Property } from '../schema/object-shape';
import { readObject } from '../schema/object-shape';
import { toAccess, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import type { ResourceFrame } from './table';
import { rowType, tableFile } from './table';

export function representationFile({ folder }: ResourceModel): string {
  return `${folder}/representation.ts`;
}

function renderValue(name: string, property: Property, column: Column | undefined, frame: ResourceFrame): string {
  if (column === undefined) throw new Error(`nothing stores ${name}`);
  const value = `row${toAccess(column.property)}`;
  const isShown = column.isNotNull || normaliseSchema(frame.document, property.schema).allowsNull;
  return `${toPropertyKey(name)}: ${isShown ? value : `${value} ?? undefined`},`;
}

function renderMapper(mapper: Mapper, resource: ResourceModel, module: SourceModule, frame: ResourceFrame): string {
  const component = mapper.component === undefined ? undefined : frame.components.get(mapper.component);
  const type = component === undefined ? '' : `: ${module.useType(component.types.response, component.file)}`;
  const shape = readObject(frame.document, mapper.schema, 'response');
  if (shape === undefined) throw new Error(`${mapper.name} has no object to fill`);
  const values = [...shape.properties].map(([name, property]) => {
    const column = resource.columns.find((candidate) => candidate.property === name);
    return renderValue(name, property, column, frame);
  });
  const row = module.useType(rowType(resource), tableFile(resource));
  return `export function ${mapper.name}(row: ${row})${type} {\nreturn {\n${values.join('\n')}\n};\n}`;
}

/** `representation.ts`: what callers see of a row; `undefined` where nobody sees one. */
export function emitRepresentation(resource: ResourceModel, frame: ResourceFrame): SourceModule | undefined {
  const mappers = listMappers(frame.document, frame.components, resource);
  if (mappers.length === 0) return undefined;
  const module = new SourceModule(representationFile(resource));
  module.declare(...mappers.map(({ name }) => name));
  module.add(...mappers.map((mapper) => renderMapper(mapper, resource, module, frame)));
  return module;
}
