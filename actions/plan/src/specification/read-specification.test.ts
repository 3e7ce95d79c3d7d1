import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Specification } from './read-specification';
import { readSpecification } from './read-specification';

let directory: string;

beforeEach(async () => {
  directory = path.join(await createTemporaryDirectory(), 'work');
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), text);
  }
}

function read(spec = 'spec.yaml', allowRemoteReferences = false): Promise<Specification> {
  return readSpecification({ workingDirectory: directory, spec, allowRemoteReferences });
}

const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const OK = "{ responses: { '200': { description: ok } } }";
const answering = (reference: string): string =>
  `{ responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '${reference}' } } } } } }`;

describe('readSpecification', () => {
  it('bundles references across files, also beside the working directory, and lists what it read', async () => {
    await write({
      'spec.yaml': `${HEAD}paths:\n  /things:\n    $ref: paths/things.yaml\n`,
      'paths/things.yaml': `get: ${answering('../../shared/thing.yaml')}\n`,
      '../shared/thing.yaml': 'type: object\nproperties:\n  next: { $ref: "#" }\n  other: { $ref: other.json }\n',
      '../shared/other.json': '{ "type": "string" }',
    });
    const { document, files, dialect } = await read();
    expect(dialect).toBe('openapi-3.1');
    expect(files.map((file) => file.path)).toEqual([
      'spec.yaml',
      'paths/things.yaml',
      '../shared/thing.yaml',
      '../shared/other.json',
    ]);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(references.every((reference) => reference?.startsWith('#/components/schemas/'))).toBe(true);
    expect(document.components?.schemas).toMatchObject({
      thing: {
        properties: { next: { $ref: '#/components/schemas/thing' }, other: { $ref: '#/components/schemas/other' } },
      },
      other: { type: 'string' },
    });
  });

  it('leaves out words of schemas that OpenAPI does not know, and tells them, each once', async () => {
    const schema =
      '{ type: object, ownWord: 1, properties: { optional: { type: string, optional: true }, b: { optional: true } } }';
    const content = `content: { application/json: { schema: ${schema} } }`;
    await write({
      'spec.yaml': `${HEAD}paths:\n  /a:\n    get: { responses: { '200': { description: ok, ${content} } } }\n`,
    });
    const { document, remarks } = await read();
    const text = JSON.stringify(document);
    expect(text).toContain('"properties":{"optional":{"type":"string"},"b":{}}');
    expect(text).not.toMatch(/ownWord|"optional":true/);
    expect(remarks.map(({ message }) => message)).toEqual([
      'schemas of OpenAPI know no keyword `ownWord`: it is left out',
      'schemas of OpenAPI know no keyword `optional`: it is left out (2 times)',
    ]);
  });

  it('reads `nullable` in a document of 3.1 as 3.0 has it, in every file', async () => {
    const schema = '{ type: object, properties: { a: { type: string, nullable: true }, b: { $ref: own.yaml#/B } } }';
    const content = `content: { application/json: { schema: ${schema} } }`;
    await write({
      'spec.yaml': `${HEAD}paths:\n  /a:\n    get: { responses: { '200': { description: ok, ${content} } } }\n`,
      'own.yaml': 'B: { type: object, properties: { c: { type: integer, nullable: true } } }\n',
    });
    const { document, remarks } = await read();
    const text = JSON.stringify(document);
    expect(text).toContain('"a":{"type":["string","null"]}');
    expect(text).toContain('"c":{"type":["integer","null"]}');
    expect(text).not.toContain('nullable');
    expect(remarks.map(({ message }) => message)).toEqual([
      '`nullable` is no word of OpenAPI 3.1: it is read as 3.0 has it (2 times)',
    ]);
  });

  it('reads what is no OpenAPI and yet clear: answers without a description, and parameters that no path names', async () => {
    await write({
      'spec.yaml': `${HEAD}paths:
  /a/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: other, in: path, required: true, schema: { type: string } }
    get:
      parameters: [{ $ref: '#/components/parameters/Gone' }, { name: q, in: query, schema: { type: string } }]
      responses: { '200': {}, '404': { $ref: '#/components/responses/Missing' }, default: { $ref: answers.yaml#/Any } }
components:
  parameters: { Gone: { name: gone, in: path, required: true, schema: { type: string } } }
  responses: { Missing: {} }
`,
      'answers.yaml': 'Any: { content: { text/plain: { schema: { type: string } } } }\n',
    });
    const { document, remarks } = await read();
    const item = document.paths?.['/a/{id}'];
    expect(item).toMatchObject({
      parameters: [{ name: 'id' }],
      get: { parameters: [{ name: 'q' }], responses: { '200': { description: 'OK' } } },
    });
    expect(JSON.stringify(document)).toContain('"Missing":{"description":"Missing"}');
    expect(JSON.stringify(document)).toContain('"description":"Any"');
    expect(remarks.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      '#/paths/~1a~1{id}/parameters/1/name: Path parameter `other` is not used in the path `/a/{id}`: it is left out',
      '#/components/parameters/Gone/name: Path parameter `gone` is not used in the path `/a/{id}`: it is left out',
      '#/Any: an answer without a description: its status stands for one (3 times)',
    ]);
  });

  it('leaves out words about the document, and reads nothing from a body without content', async () => {
    const info = "info: { title: T, version: '1', contact: { name: N, Module: M } }";
    const post = '{ requestBody: { required: true }, responses: {} }';
    await write({ 'spec.yaml': `openapi: 3.1.0\n${info}\npaths: { /a: { post: ${post} } }\n` });
    const { document, remarks } = await read();
    expect(document.info).toEqual({ title: 'T', version: '1', contact: { name: 'N' } });
    expect(document.paths?.['/a']).toMatchObject({ post: { requestBody: { content: {} } } });
    expect(remarks.map(({ message }) => message)).toEqual([
      '`Module` is no word of OpenAPI here: it is left out',
      'a body without content: nothing is known of it, and nothing is read from it',
    ]);
  });

  it('takes `204 NO_CONTENT` for the status that it names', async () => {
    await write({
      'spec.yaml': `${HEAD}paths: { /a: { delete: { responses: { '204 NO_CONTENT': { description: gone } } } } }\n`,
    });
    const { document, remarks } = await read();
    expect(document.paths?.['/a']).toMatchObject({ delete: { responses: { '204': { description: 'gone' } } } });
    expect(remarks.map(({ message }) => message)).toEqual(['`204 NO_CONTENT` is taken for the status 204']);
  });

  it('reads keywords that are written as in another place, or another version, of OpenAPI', async () => {
    const schemas = `
  schemas:
    Tin: { type: string, gte: 0, examples: { small: { value: S }, large: L } }
    Weight: { type: number, minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }
  securitySchemes: { token: { type: http, scheme: bearer, name: Token } }`;
    const paths = `paths: { /a: { get: { security: [{ token: [] }], responses: { '204': { description: gone } } } } }`;
    await write({ 'spec.yaml': `${HEAD}${paths}\ncomponents:${schemas}\n` });
    const { document, remarks } = await read();
    expect(document.components).toMatchObject({
      schemas: {
        Tin: { type: 'string', examples: ['S', 'L'] },
        Weight: { type: 'number', exclusiveMinimum: 0, maximum: 9 },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    });
    expect(document.components?.schemas?.Weight).not.toHaveProperty('minimum');
    expect(remarks.map(({ message }) => message).sort()).toEqual([
      '`examples` of a schema are a list: those under names are taken for one',
      '`exclusiveMaximum` is a number since OpenAPI 3.1: true or false is read as 3.0 has it',
      '`exclusiveMinimum` is a number since OpenAPI 3.1: true or false is read as 3.0 has it',
      'a scheme of the type `http` has no `name`: it is left out',
      'schemas of OpenAPI know no keyword `gte`: it is left out',
    ]);
  });

  it.each(['{ type: string, maxLenght: 3 }', '{ type: string, maxLength: no }'])(
    'refuses %s all the same',
    async (schema) => {
      const content = `content: { application/json: { schema: ${schema} } }`;
      await write({
        'spec.yaml': `${HEAD}paths:\n  /a:\n    get: { responses: { '200': { description: ok, ${content} } } }\n`,
      });
      await expect(read()).rejects.toThrow(/maxLen/);
    },
  );

  it('lets extensions hold anything, also those that the linter knows', async () => {
    const samples = "x-code-samples: [{ language: curl, code: 'curl x' }]";
    const headers = 'headers: { x-left: { schema: { type: string, maxLenght: 3 } } }';
    const path = (response: string): string =>
      `${HEAD}paths: { /things: { get: { ${samples}, responses: { '200': { description: ok${response} } } } } }\n`;
    await write({ 'spec.yaml': path(''), 'slip.yaml': path(`, ${headers}`) });
    await expect(read()).resolves.toMatchObject({ remarks: [] });
    await expect(read('slip.yaml')).rejects.toThrow('maxLenght');
  });

  it('tells the first of the errors in what is no YAML yet, and how many follow', async () => {
    await write({ 'spec.yaml': '{{ if .Debug }}\n- : ]\n'.repeat(100) });
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/\d+ more errors follow from here on/);
    expect(String(error).split('\n').length).toBeLessThan(25);
  });

  it('takes the text of Markdown files for descriptions', async () => {
    await write({
      'spec.yaml': `openapi: 3.0.3\ninfo: { title: T, version: '1', description: { $ref: intro.md } }\npaths: { /a: { get: ${OK} } }\n`,
      'intro.md': '# Hello\n',
    });
    const { document, files, dialect } = await read();
    expect(dialect).toBe('openapi-3.0');
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.description).toBe('# Hello\n');
    expect(files).toHaveLength(2);
  });

  it('keeps schemas that contain themselves', async () => {
    const node = '{ type: object, properties: { next: { $ref: "#/components/schemas/Node" } } }';
    await write({
      'spec.yaml': `${HEAD}paths: { /a: { get: ${answering('#/components/schemas/Node')} } }\ncomponents: { schemas: { Node: ${node} } }\n`,
    });
    const { document } = await read();
    expect(document.components?.schemas?.Node).toMatchObject({
      properties: { next: { $ref: '#/components/schemas/Node' } },
    });
  });

  it('reads JSON', async () => {
    await write({
      'spec.json': JSON.stringify({
        openapi: '3.1.0',
        info: { title: 'T', version: '1' },
        paths: { '/b': { get: { responses: { 200: { description: 'ok' } } } }, '/a': {} },
      }),
    });
    expect(Object.keys((await read('spec.json')).document.paths ?? {})).toEqual(['/b', '/a']);
  });

  it('reads remote references where they are allowed, and lists them', async () => {
    const server = createServer((_request, response) => response.end('type: string\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.yaml`;
    await write({ 'spec.yaml': `${HEAD}paths: { /a: { get: ${answering(address)} } }\n` });
    const { document, files } = await read('spec.yaml', true).finally(() => server.close());
    expect(document.components?.schemas?.x).toEqual({ type: 'string' });
    expect(files.map((file) => file.path)).toEqual(['spec.yaml', address]);
  });

  it('takes the short form, and keeps the document that it becomes', async () => {
    await write({ 'service.yaml': 'service: Shop\nentities:\n  Product:\n    fields:\n      name: string\n' });
    const { dialect, document, written, files } = await read('service.yaml');
    expect(dialect).toBe('short-form');
    expect(Object.keys(document.paths ?? {})).toEqual(['/products', '/products/{productId}']);
    expect(JSON.parse(written ?? '')).toEqual(document);
    expect(files.map((file) => file.path)).toEqual(['service.yaml']);
  });
});
