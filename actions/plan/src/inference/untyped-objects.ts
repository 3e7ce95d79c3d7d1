import type { PlanWarning } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';
import { assumeObjects } from '@orchestrate/kit/openapi/untyped-objects';

/** Names the schemas that leave out that they describe objects: to the letter `null` follows them, and is refused. */
export function warnUntyped(document: OpenApiDocument): PlanWarning[] {
  return assumeObjects(document).pointers.map((pointer) => {
    const name = findComponentName(pointer);
    const subject = name === undefined ? 'a schema' : `the schema \`${name}\``;
    const message = `${subject} has properties and no type: it is taken for an object, and \`null\`, lists and texts are refused, which follow it to the letter`;
    return { rule: 'untyped-object', message, pointer };
  });
}
