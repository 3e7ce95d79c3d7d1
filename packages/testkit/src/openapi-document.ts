import type {
  MediaType,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Schema,
  SchemaOrBoolean,
} from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';

/** A document of the given paths and component schemas; anything else may be given whole. */
export function createOpenApiDocument(
  paths: Readonly<Record<string, PathItem>>,
  schemas: Readonly<Record<string, SchemaOrBoolean>> = {},
  overrides: Partial<OpenApiDocument> = {},
): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Test', version: '1.0.0' },
    paths,
    ...overrides,
    components: { schemas, ...overrides.components },
  };
}

/** An object that must have all of these properties, and may have others. */
export function objectOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}

/** A component by its name. */
export function referTo(name: string): { readonly $ref: string } {
  return { $ref: extendPointer('#/components/schemas', name) };
}

/** A JSON body of a schema. */
export function jsonOf(schema: SchemaOrBoolean): { readonly content: Readonly<Record<string, MediaType>> } {
  return { content: { 'application/json': { schema } } };
}

/** An operation that answers one status, with a JSON body where a schema is given. */
export function answering(status: number, schema?: SchemaOrBoolean, overrides: Partial<Operation> = {}): Operation {
  const body = schema === undefined ? {} : jsonOf(schema);
  return { ...overrides, responses: { [status]: { description: 'Fine.', ...body }, ...overrides.responses } };
}

/** A required path parameter. */
export function pathParameter(name: string, schema: SchemaOrBoolean = { type: 'string', format: 'uuid' }): Parameter {
  return { name, in: 'path', required: true, schema };
}

/** An optional query parameter. */
export function queryParameter(name: string, schema: SchemaOrBoolean, overrides: Partial<Parameter> = {}): Parameter {
  return { name, in: 'query', schema, ...overrides };
}
