import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { extendPointer, findByPointer } from '@orchestrate/kit/openapi/references';

const WRITES = ['post', 'put', 'patch', 'delete'];

interface Settled {
  readonly document: OpenApiDocument;
  readonly remarks: readonly { readonly pointer: string; readonly message: string }[];
}

/** Statuses of errors, of which an operation that can only fail would have no others. */
function listsErrorsAlone(responses: object): boolean {
  const statuses = Object.keys(responses).filter((status) => !status.startsWith('x-'));
  return statuses.length > 0 && statuses.every((status) => /^[45]/.test(status));
}

/** Gives writes that declare errors alone an answer for success: 204, because nothing is said of a body. */
export function declareSuccesses(document: OpenApiDocument): Settled {
  const lacking = listOperations(document).filter(
    ({ method, operation }) => WRITES.includes(method) && listsErrorsAlone(operation.responses ?? {}),
  );
  if (lacking.length === 0) return { document, remarks: [] };
  // Operations may be shared.
  const copy = JSON.parse(JSON.stringify(document)) as OpenApiDocument;
  const remarks = lacking.map(({ pointer }) => {
    const at = extendPointer(pointer, 'responses');
    const responses = findByPointer(copy, at);
    if (typeof responses === 'object' && responses !== null)
      Reflect.set(responses, '204', { description: 'It is done.' });
    return { pointer: at, message: 'errors are declared and no success: it is answered with 204, without a body' };
  });
  return { document: copy, remarks };
}
