import type { Receipt } from '@orchestrate/contracts/stored-file';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../../wording';
import { foldName } from '../names';
import type { OperationView } from '../operation-view';
import { isPlainObject, viewSchema } from '../operation-view';

/** Names under which answers show a fact of a file, and the type that it has. */
const FACTS: readonly (readonly [Receipt['shows'], RegExp, string])[] = [
  ['status', /^(?:code|status|statuscode)$/, 'integer'],
  ['done', /^(?:success|ok|uploaded|stored)$/, 'boolean'],
  ['size', /^(?:size|bytes|length|filesize|sizebytes|sizeinbytes|contentlength)$/, 'integer'],
  ['type', /^(?:type|contenttype|mimetype|mediatype|filetype|mime)$/, 'string'],
  ['name', /^(?:name|filename|originalname|originalfilename)$/, 'string'],
  ['message', /^(?:message|detail|details|info)$/, 'string'],
];

/** Whether a schema takes any value of its type. */
function isFree({ enum: values, pattern, format, maxLength, maximum, minimum, ...rest }: Schema): boolean {
  const bounds = [values, pattern, maxLength, maximum, minimum];
  const isPlainFormat = format === undefined || /^int(?:32|64)$/.test(format);
  return bounds.every((bound) => bound === undefined) && isPlainFormat && !('const' in rest);
}

function findFact(name: string, schema: Schema): Receipt[] {
  const type = listTypes(schema).join();
  const found = FACTS.find(([, names, wanted]) => names.test(foldName(name)) && wanted === type);
  return found === undefined || !isFree(schema) ? [] : [{ property: name, shows: found[0] }];
}

/** What an answer that shows no item can tell of the file that was stored, or why it cannot be given. */
export function readReceipt(
  document: OpenApiDocument,
  { success }: OperationView,
): readonly Receipt[] | { readonly reason: string } {
  const schema = success?.body?.isJson === true ? success.body.schema : undefined;
  const view = schema === undefined ? undefined : viewSchema(document, schema);
  if (view === undefined || !isPlainObject(view)) return { reason: 'the answer is no object with known properties' };
  const receipt = [...view.properties].flatMap(([name, { value }]) => findFact(name, value));
  const known = new Set(receipt.map(({ property }) => property));
  const missing = (view.schema.required ?? []).filter((name) => !known.has(name));
  if (missing.length > 0) return { reason: `the answer must show ${quoteNames(missing)}, which no file tells` };
  if (receipt.length === 0) return { reason: 'the answer shows nothing of a file' };
  return receipt;
}
