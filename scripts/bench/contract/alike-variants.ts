import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import { createAnswerCheck, readWrong } from './answer-schema';
import type { Failure } from './failures';
import { isObject } from './json';

import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { mapSchemas } from '@orchestrate/kit/openapi/schema-walk';
import { mergeSchema } from '@orchestrate/kit/openapi/schemas';

/** Keywords that no value has to follow. */
const WORDS = new Set(['title', 'description', 'example', 'examples', 'deprecated', 'discriminator', 'xml']);

interface Reference {
  readonly $ref: string;
}

function isReference(value: unknown): value is Reference {
  return isObject(value) && typeof value.$ref === 'string' && Object.keys(value).length === 1;
}

/** What a variant says of values, so that those which say the same are equal. */
function describe(document: OpenApiDocument, variant: Schema): unknown {
  const { schema, properties } = mergeSchema(document, variant, '#');
  const own = Object.entries(schema).filter(([keyword]) => !WORDS.has(keyword));
  return [
    Object.fromEntries(own.map(([keyword, value]) => [keyword, Array.isArray(value) ? value.toSorted() : value])),
    new Map([...properties].map(([name, { value, isNullable }]) => [name, { value, isNullable }])),
  ];
}

const discriminatorSchema = z.object({
  propertyName: z.string(),
  mapping: z.record(z.string(), z.string()).optional(),
});
type Discriminator = z.infer<typeof discriminatorSchema>;

function readDiscriminator(schema: object): Discriminator | undefined {
  return 'discriminator' in schema ? discriminatorSchema.safeParse(schema.discriminator).data : undefined;
}

/** The values of the discriminator that mean a variant: those that are mapped to it, and its name. */
function listNames({ mapping = {} }: Discriminator, { $ref }: Reference): string[] {
  const name = $ref.slice($ref.lastIndexOf('/') + 1);
  const mapped = Object.entries(mapping).flatMap(([value, target]) => ([$ref, name].includes(target) ? [value] : []));
  return [...mapped, name];
}

/** A choice of one of several, told apart by the discriminator, where nothing else tells them apart. */
function tellApart(document: OpenApiDocument, schema: Schema): Schema {
  const { oneOf = [], ...rest } = schema;
  const variants = oneOf.filter(isReference);
  const [first, ...others] = variants;
  if (first === undefined || others.length === 0 || variants.length < oneOf.length || rest.anyOf !== undefined)
    return schema;
  const discriminator = readDiscriminator(rest) ?? readDiscriminator(mergeSchema(document, first, '#').schema);
  const same = describe(document, first);
  if (discriminator === undefined || !others.every((other) => isDeepStrictEqual(describe(document, other), same)))
    return schema;
  const { propertyName } = discriminator;
  const anyOf = variants.map((variant): Schema => {
    const properties = { [propertyName]: { enum: listNames(discriminator, variant) } };
    return { allOf: [variant, { type: 'object', required: [propertyName], properties }] };
  });
  return { ...rest, anyOf };
}

/**
 * Whether an answer is wrong only because it follows more than one schema of a `oneOf`, all of which say the same, so that
 * no value follows one alone: their discriminator, which no schema can express, says which one it is.
 */
export function isOneOfAlike(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const check = createAnswerCheck(document, entry, failure);
  const wrong = check === undefined ? undefined : readWrong(check, failure);
  if (wrong === undefined) return false;
  const told = mapSchemas(document, (schema) => ({ ...tellApart(document, schema) })) as OpenApiDocument;
  return createAnswerCheck(told, entry, failure)?.(wrong).length === 0;
}
