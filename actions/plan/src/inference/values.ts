import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Role } from './accounts/roles';
import type { Inference } from './inference';
import { foldName, toPlural, toSingular } from './names';
import type { OperationView } from './operation-view';
import { viewSchema } from './operation-view';
import type { ResourceDraft } from './resources';

/** Whether a schema is a list of texts that may be any. */
export function isTextList(document: OpenApiDocument, { value, pointer }: Located<Schema>): boolean {
  if (listTypes(value).join() !== 'array') return false;
  const items = followSchema(document, value.items, extendPointer(pointer, 'items')).value;
  return listTypes(items).join() === 'string' && items.enum === undefined;
}

/** The list of texts that a name speaks of: `tags`, `tagList` and `tag` are one. */
export function findTextList(document: OpenApiDocument, draft: ResourceDraft, name: string): string | undefined {
  const [one, many] = [foldName(toSingular(name)), foldName(toPlural(name))];
  const names = new Set([one, many, `${one}list`, `${one}names`]);
  return [...draft.representation.properties].find(
    ([property, schema]) => names.has(foldName(property)) && isTextList(document, schema),
  )?.[0];
}

/** The list of texts that an answer is or wraps. */
function findAnswer(document: OpenApiDocument, { success }: OperationView): { readonly wrapper?: string } | undefined {
  const schema = success?.body?.isJson === true ? success.body.schema : undefined;
  if (schema === undefined || success?.body?.wrapper !== undefined) return undefined;
  if (isTextList(document, schema)) return {};
  const [only, ...others] = [...viewSchema(document, schema).properties];
  return only !== undefined && others.length === 0 && isTextList(document, only[1]) ? { wrapper: only[0] } : undefined;
}

function infer(view: OperationView, property: string, document: OpenApiDocument): Inference {
  const answer = findAnswer(document, view);
  const { status = 200, body } = view.success ?? {};
  if (answer === undefined || body === undefined) return { reason: 'the answer is no list of texts' };
  const shape =
    answer.wrapper === undefined
      ? ({ shape: 'array' } as const)
      : { shape: 'envelope' as const, itemsProperty: answer.wrapper };
  return {
    kind: 'values',
    property,
    success: { status, contentType: body.contentType, ...shape },
    evidence: [{ rule: 'distinct-values', detail: `GET answers the texts that \`${property}\` holds, each once` }],
  };
}

/** `GET /tags` that answers texts, where some resource has a list of tags. */
export function findValuesRole(
  view: OperationView,
  { document, drafts }: { readonly document: OpenApiDocument; readonly drafts: readonly ResourceDraft[] },
): Role | undefined {
  const { shape, entry } = view;
  if (entry.method !== 'get' || shape.kind !== 'collection' || shape.parents.length > 0) return undefined;
  if (findAnswer(document, view) === undefined) return undefined;
  for (const draft of drafts) {
    const property = findTextList(document, draft, shape.segment);
    if (property !== undefined) return { draft, rule: (one) => infer(one, property, document) };
  }
  return undefined;
}
