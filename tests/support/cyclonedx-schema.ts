import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

import { ROOT } from './bundle';

// The makers' own package carries the official schemas.
const SCHEMAS = path.join(ROOT, 'node_modules/@cyclonedx/cyclonedx-library/res/schema');
// They refer to each other by the names of these files.
const BASE = 'http://cyclonedx.org/schema/';
const REFERRED = ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'];

async function read(name: string): Promise<object> {
  return JSON.parse(await readFile(path.join(SCHEMAS, name), 'utf8')) as object;
}

/** Checks texts against the official schema of CycloneDX 1.5; gives one line a problem. */
export async function createCycloneDxValidator(): Promise<(text: string) => string[]> {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  // Two formats of a later draft than those that there are, for addresses, which npm writes.
  for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
  for (const name of REFERRED) ajv.addSchema(await read(name), `${BASE}${name}`);
  const validate = ajv.compile(await read('bom-1.5.SNAPSHOT.schema.json'));
  return (text) => {
    validate(JSON.parse(text));
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
  };
}
