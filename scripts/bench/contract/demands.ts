import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listParameters } from '@orchestrate/kit/openapi/operations';
import { followSchema } from '@orchestrate/kit/openapi/schemas';

/** Whether some value that a request can carry is refused by a schema: any text is a text. */
function isDemanding(document: OpenApiDocument, schema: SchemaOrBoolean | undefined): boolean {
  const { description: _, ...value } = followSchema(document, schema, '#').value;
  return Object.keys(value).length > 1 || (value.type !== undefined && value.type !== 'string');
}

/** Whether an operation demands something of its body or parameters. */
export function canBeInvalid(document: OpenApiDocument, entry: OperationEntry): boolean {
  const parameters = listParameters(document, entry).map(({ value }) => value);
  return (
    entry.operation.requestBody !== undefined ||
    parameters.some(({ required, in: place, schema, content }) => {
      const isMissable = required === true && place !== 'path';
      return isMissable || content !== undefined || isDemanding(document, schema);
    })
  );
}

export function isOptionalBody({ operation: { requestBody } }: OperationEntry): boolean {
  return requestBody !== undefined && !('$ref' in requestBody) && requestBody.required !== true;
}

/** Whether a body must have something wherever there is one. */
export function demandsProperties(document: OpenApiDocument, { operation: { requestBody } }: OperationEntry): boolean {
  const types = requestBody === undefined || '$ref' in requestBody ? [] : Object.values(requestBody.content);
  return (
    types.length > 0 &&
    types.every(({ schema }) => (followSchema(document, schema, '#').value.required ?? []).length > 0)
  );
}
