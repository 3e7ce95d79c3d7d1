import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes, mergeSchema } from '@orchestrate/kit/openapi/schemas';

import type { Role } from './accounts/roles';
import { foldName, toPlural, toSingular } from './names';
import type { OperationView } from './operation-view';
import type { ResourceDraft } from './resources';

/** Whether an answer is an object of any names, each with a whole number. */
function answersNumbers(document: OpenApiDocument, { success }: OperationView): boolean {
  const schema = success?.body?.isJson === true ? success.body.schema : undefined;
  if (schema === undefined || success?.body?.wrapper !== undefined) return false;
  const { additionalProperties } = schema.value;
  if (
    typeof additionalProperties !== 'object' ||
    mergeSchema(document, schema.value, schema.pointer).properties.size > 0
  )
    return false;
  const held = followSchema(document, additionalProperties, extendPointer(schema.pointer, 'additionalProperties'));
  return listTypes(held.value).join() === 'integer';
}

/** The property of one value for each item that a text speaks of: `by status`. */
function findProperty(document: OpenApiDocument, draft: ResourceDraft, said: ReadonlySet<string>): string | undefined {
  const named = [...draft.representation.properties].filter(([name, located]) => {
    const { value } = followSchema(document, located.value, located.pointer);
    return value.enum?.every((one) => typeof one === 'string') === true && said.has(foldName(name));
  });
  const [only] = named;
  return named.length === 1 ? only?.[0] : undefined;
}

/** `GET /inventory` that answers how many items there are of each value of a property, where its description says so. */
export function findCountsRole(
  view: OperationView,
  { document, drafts }: { readonly document: OpenApiDocument; readonly drafts: readonly ResourceDraft[] },
): Role | undefined {
  const { entry, success, shape } = view;
  if (entry.method !== 'get' || shape.kind !== 'collection' || shape.parents.length > 0) return undefined;
  if (success?.body === undefined || !answersNumbers(document, view)) return undefined;
  const { summary = '', description = '' } = entry.operation;
  const words = splitWords(`${entry.path} ${summary} ${description}`).map((word) => word.toLowerCase());
  const said = new Set(words);
  const { status, body } = success;
  const found = drafts.flatMap((draft) => {
    const segment = draft.collections[0]?.segment ?? '';
    const names = [draft.name, toPlural(draft.name), segment, toSingular(segment)];
    const isNamed = names.some((name) => said.has(foldName(name)));
    const property = isNamed ? findProperty(document, draft, said) : undefined;
    return property === undefined ? [] : [{ draft, property }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const detail = `GET answers how many ${only.draft.plural} there are of each \`${only.property}\`, as its description says`;
  return {
    draft: only.draft,
    rule: () => ({
      kind: 'counts',
      property: only.property,
      success: { status, contentType: body.contentType, shape: 'other' },
      evidence: [{ rule: 'counts', detail }],
    }),
  };
}
