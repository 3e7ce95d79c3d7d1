import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const SCHEMA = path.resolve(import.meta.dirname, '../fixtures/analyze/sarif-schema-2.1.0.json');

/** Checks texts against the official schema of SARIF 2.1.0; gives one line a problem. */
export async function createSarifValidator(): Promise<(text: string) => string[]> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(SCHEMA, 'utf8')) as object);
  return (text) => {
    validate(JSON.parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
  };
}
