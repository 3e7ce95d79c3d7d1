import type { Resource } from '@orchestrate/contracts/plan';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { splitWords } from '@orchestrate/kit/openapi/identifiers';
import type { Located } from '@orchestrate/kit/openapi/references';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

export type MadeText = NonNullable<Resource['made']>[number];

const CODE = /^(?:code|reference|ref|serial|voucher)$/;
const MESSAGE = /^(?:message|msg|notice)$/;
/** A made-up code is a UUID. */
const CODE_LENGTH = 36;

function isFree({ pattern, format, enum: choices, minLength = 0, maxLength = CODE_LENGTH, ...rest }: Schema): boolean {
  const isBare = pattern === undefined && format === undefined && choices === undefined && !('const' in rest);
  return isBare && minLength <= CODE_LENGTH && maxLength >= CODE_LENGTH;
}

function readName(name: string): MadeText['as'] | undefined {
  const last = splitWords(name).at(-1)?.toLowerCase() ?? '';
  if (CODE.test(last)) return 'code';
  return MESSAGE.test(last) ? 'message' : undefined;
}

/**
 * Texts with a telling name that answers must show and that no request carries: the service makes them up.
 * @param requested - names of properties that some request carries
 */
export function findMadeTexts(
  properties: ReadonlyMap<string, Located<Schema>>,
  required: readonly string[],
  requested: ReadonlySet<string>,
): MadeText[] {
  return [...properties].flatMap(([property, { value }]) => {
    const as = readName(property);
    const isText = listTypes(value).join() === 'string' && isFree(value);
    const isOurs = required.includes(property) && !requested.has(property);
    return as !== undefined && isText && isOurs ? [{ property, as }] : [];
  });
}
