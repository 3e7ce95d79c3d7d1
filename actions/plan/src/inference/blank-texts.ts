import type { PlannedOperation } from '@orchestrate/contracts/plan';
import type { MediaType, OpenApiDocument, Response } from '@orchestrate/kit/openapi/document';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { namesOf } from './find-rule';
import type { OperationView, SchemaView } from './operation-view';
import { viewSchema } from './operation-view';
import type { Overrules } from './overrules';

const SAYS_BLANK = /\b(?:can(?:no|['’])t|can not|must not|may not|should not) be blank\b/i;
const MAKING: readonly PlannedOperation['kind'][] = ['create', 'register'];
const WRITING: readonly PlannedOperation['kind'][] = [...MAKING, 'replace', 'patch', 'login', 'patch-self'];

/** Rules of its own for a text: who wrote them would have said that it may not be empty. */
const OWN_RULES = ['enum', 'const', 'pattern', 'minLength'];

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

function listExamples(document: OpenApiDocument, { schema, example, examples = {} }: MediaType): unknown[] {
  const given = [example, ...Object.values(examples).map(({ value }) => value)];
  if (schema === undefined) return given;
  const merged = mergeSchema(document, schema, '#').schema;
  return [...given, merged.example, ...(merged.examples ?? [])];
}

/** Whether an answer's description, or an example of it, says that something may not be blank. */
function saysBlank(document: OpenApiDocument, { description, content = {} }: Response): boolean {
  const examples = Object.values(content).flatMap((media) => listExamples(document, media));
  return [description, ...listTexts(examples)].some((text) => SAYS_BLANK.test(text));
}

/** The status of the answer to what is invalid, where it says that something may not be blank. */
function findStatus(document: OpenApiDocument, { responses }: OperationView): number | undefined {
  const status = responses.has('400') ? 400 : 422;
  const declared = responses.get(String(status));
  return declared !== undefined && saysBlank(document, declared.value) ? status : undefined;
}

function viewCarried(document: OpenApiDocument, { request }: OperationView): SchemaView | undefined {
  return request?.isJson !== true || request.schema === undefined ? undefined : viewSchema(document, request.schema);
}

/** Properties that a request carries as a text that follows no rules of its own. */
function listPlainTexts(carried: SchemaView): string[] {
  return [...carried.properties]
    .filter(([, { value }]) => value.type === 'string' && value.readOnly !== true)
    .filter(([, { value }]) => !OWN_RULES.some((keyword) => keyword in value))
    .map(([name]) => name);
}

/** What is told of an operation whose answer says so; texts that making an item demands must not be blank later either. */
function judge(
  document: OpenApiDocument,
  view: OperationView,
  operation: PlannedOperation,
  demanded: ReadonlySet<string>,
): PlannedOperation {
  const status = findStatus(document, view);
  const carried = viewCarried(document, view);
  if (status === undefined || carried === undefined || operation.upload !== undefined) return operation;
  const required = new Set([...(carried.schema.required ?? []), ...demanded]);
  const properties = listPlainTexts(carried).filter((name) => required.has(name));
  if (properties.length === 0) return operation;
  const detail = `its ${status} says that a text can't be blank: ${quoteNames(properties)} must hold more than spaces`;
  return {
    ...operation,
    notBlank: { status, properties },
    evidence: [...operation.evidence, { rule: 'not-blank', detail }],
  };
}

/** Operations with the texts that they refuse when blank, where the document says by an answer's example that they do. */
export function judgeBlankTexts(
  document: OpenApiDocument,
  views: readonly OperationView[],
  operations: readonly PlannedOperation[],
  { isOff }: Pick<Overrules, 'isOff'>,
): PlannedOperation[] {
  const demandedOf = (resource: string | undefined): Set<string> =>
    new Set(
      operations.flatMap((operation, index) => {
        const view = views[index];
        if (view === undefined || operation.resource !== resource || !MAKING.includes(operation.kind)) return [];
        return viewCarried(document, view)?.schema.required ?? [];
      }),
    );
  return operations.map((operation, index) => {
    const view = views[index];
    if (view === undefined || !WRITING.includes(operation.kind) || isOff('not-blank', namesOf(view))) return operation;
    return judge(document, view, operation, demandedOf(operation.resource));
  });
}
