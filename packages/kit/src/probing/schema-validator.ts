import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

import type { OpenApiDocument } from '../openapi/document';

import { adaptForAnswers } from './answer-schema';

/** One thing wrong with a value: where, as a JSON pointer into it, and what. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
}

/** Checks values against schemas of a specification, which are named by their pointers. */
export interface SchemaValidator {
  validate(pointer: string, value: unknown): Violation[];
  /** As {@link validate}, for text that stands for a number or a boolean where the schema wants one. */
  validateText(pointer: string, text: string): Violation[];
}

const DOCUMENT = 'specification.json';

function createAjv(document: OpenApiDocument, coerceTypes: boolean): Ajv2020 {
  const options = { strict: false, allErrors: true, validateSchema: false, logger: false, coerceTypes } as const;
  const ajv = new Ajv2020({ ...options, formats: fullFormats });
  ajv.addSchema(adaptForAnswers(document), DOCUMENT);
  return ajv;
}

function toReference(pointer: string): string {
  const parts = pointer.replace(/^#/, '').split('/');
  return `${DOCUMENT}#${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

function toViolation({ instancePath, message, params }: ErrorObject): Violation {
  const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
  return { pointer: instancePath, message: `${message ?? 'does not fit'}${extra}` };
}

function createCheck(ajv: Ajv2020): (pointer: string, value: unknown) => Violation[] {
  const compiled = new Map<string, ValidateFunction>();
  return (pointer, value) => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: toReference(pointer) });
    compiled.set(pointer, validate);
    return validate(value) ? [] : (validate.errors ?? []).map(toViolation);
  };
}

/** Prepares the schemas of a specification, JSON Schema 2020-12 with the formats of OpenAPI. */
export function createSchemaValidator(document: OpenApiDocument): SchemaValidator {
  return {
    validate: createCheck(createAjv(document, false)),
    validateText: createCheck(createAjv(document, true)),
  };
}
