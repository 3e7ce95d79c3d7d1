import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Specification } from './read-specification';
import { readSpecification } from './read-specification';

let directory: string;

beforeEach(async () => {
  directory = await createTemporaryDirectory();
});

async function read(text: string): Promise<Specification> {
  await writeFile(path.join(directory, 'spec.yaml'), text);
  return readSpecification({ workingDirectory: directory, spec: 'spec.yaml', allowRemoteReferences: false });
}

interface Parts {
  readonly version?: string;
  readonly info?: string;
  readonly operation?: string;
  readonly answers?: string;
  readonly schema?: string;
  readonly schemes?: string;
}

/** A document with one operation and one schema, of which parts are given. */
function write({ version = '3.0.3', info = "version: '1'", operation = '', ...parts }: Parts): string {
  return `openapi: ${version}
info: { title: T, ${info} }
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
${operation.replaceAll(/^/gm, '      ')}
      responses: { ${parts.answers ?? "'200': { description: ok }"} }
components:
  securitySchemes: { ${parts.schemes ?? 'key: { type: apiKey, in: header, name: X-Key }'} }
  schemas:
    Pet: ${parts.schema ?? '{ type: object }'}
`;
}

const pet = (schema: string): Parts => ({
  schema: `{ type: object, properties: { name: { type: string }, age: ${schema} } }`,
});

async function readPet(parts: Parts): Promise<{ readonly messages: string[]; readonly document: unknown }> {
  const { document, remarks } = await read(write(parts));
  return { messages: remarks.map(({ message }) => message), document };
}

describe('what leaves no doubt is read as it is meant, and told', () => {
  it.each<{ readonly what: string; readonly schema: string; readonly meant: object; readonly told: string }>([
    {
      what: 'a type of another language',
      schema: '{ type: int }',
      meant: { properties: { age: { type: 'integer' } } },
      told: 'the type `int` is taken for `integer`',
    },
    {
      what: 'a format as a type',
      schema: '{ type: datetime }',
      meant: { properties: { age: { type: 'string', format: 'date-time' } } },
      told: 'the type `datetime` is taken for `string` of the format `date-time`',
    },
    {
      what: 'a list of types in 3.0',
      schema: "{ type: [integer, 'null'] }",
      meant: { properties: { age: { type: ['integer', 'null'] } } },
      told: 'a list of types is a word of OpenAPI 3.1: it is read as that has it',
    },
    {
      what: 'an exclusive bound of 3.1 in 3.0',
      schema: '{ type: integer, exclusiveMinimum: 3 }',
      meant: { properties: { age: { exclusiveMinimum: 3 } } },
      told: '`exclusiveMinimum` is read as OpenAPI 3.1 has it',
    },
    {
      what: 'required at a property',
      schema: '{ type: integer, required: true }',
      meant: { required: ['age'], properties: { age: { type: 'integer' } } },
      told: '`required: true` at the property `age` is told by its object',
    },
    {
      what: 'a number as a text',
      schema: "{ type: integer, minimum: '3' }",
      meant: { properties: { age: { minimum: 3 } } },
      told: '"3" is taken for 3',
    },
    {
      what: 'a keyword in other letters',
      schema: '{ type: string, maxlength: 3 }',
      meant: { properties: { age: { maxLength: 3 } } },
      told: '`maxlength` is taken for `maxLength`',
    },
    {
      what: 'nothing where a schema should be',
      schema: '',
      meant: { properties: { age: {} } },
      told: 'nothing stands behind `age`: it may be any value',
    },
  ])('$what', async ({ schema, meant, told }) => {
    const { messages, document } = await readPet(pet(schema));
    expect(messages).toEqual([told]);
    expect(document).toMatchObject({ components: { schemas: { Pet: meant } } });
  });

  it('keeps a property optional that says it need not be sent', async () => {
    const { document } = await readPet(pet('{ type: integer, required: false }'));
    expect(document).toMatchObject({
      components: {
        schemas: { Pet: { type: 'object', properties: { name: { type: 'string' }, age: { type: 'integer' } } } },
      },
    });
    expect(JSON.stringify(document)).not.toContain('"required":["age"]');
  });

  it.each<{ readonly what: string; readonly scheme: string; readonly meant: object; readonly told: readonly string[] }>(
    [
      {
        what: 'where the token is sent',
        scheme: '{ type: http, scheme: bearer, in: header, name: Authorization }',
        meant: { type: 'http', scheme: 'bearer' },
        told: [
          'a scheme of the type `http` has no `in`: it is left out',
          'a scheme of the type `http` has no `name`: it is left out',
        ],
      },
      {
        what: 'bearer as a type',
        scheme: '{ type: bearer }',
        meant: { type: 'http', scheme: 'bearer' },
        told: ['the type `bearer` is taken for the scheme `bearer` of the type `http`'],
      },
    ],
  )('of a security scheme: $what', async ({ scheme, meant, told }) => {
    const { messages, document } = await readPet({
      schemes: `token: ${scheme}`,
      operation: 'security: [{ token: [] }]',
    });
    expect(messages).toEqual(told);
    const { components } = document as { readonly components: { readonly securitySchemes: object } };
    expect(components.securitySchemes).toEqual({ token: meant });
  });

  it.each<{ readonly what: string; readonly parts: Parts; readonly told: readonly string[]; readonly meant: object }>([
    {
      what: 'security that is one object',
      parts: { operation: 'security: { key: [] }' },
      told: ['`security` is a list: what stands there is taken for the only one'],
      meant: { security: [{ key: [] }] },
    },
    {
      what: 'words with nothing behind them',
      parts: { operation: 'tags:\ndescription:' },
      told: ['nothing stands behind `tags`: it is left out', 'nothing stands behind `description`: it is left out'],
      meant: {},
    },
    {
      what: 'words of OpenAPI 2',
      parts: {
        operation: 'produces: [application/json]',
        answers: "'200': { description: ok, schema: { type: string } }",
      },
      told: [
        '`produces` is no word of OpenAPI here: it is left out',
        'a schema without a media type: it is taken for that of application/json',
      ],
      meant: { responses: { 200: { content: { 'application/json': { schema: { type: 'string' } } } } } },
    },
  ])('$what', async ({ parts, told, meant }) => {
    const { messages, document } = await readPet(parts);
    expect(messages).toEqual(told);
    expect(document).toMatchObject({ paths: { '/pets/{petId}': { get: meant } } });
  });

  it('no version, and an OpenAPI that is newer', async () => {
    const { messages, document } = await readPet({ version: '3.2.0', info: 'description: D' });
    expect(messages).toEqual([
      'OpenAPI 3.2 is read as 3.1: what only 3.2 has is refused by name',
      'no version is told: it is taken for 0.0.0',
    ]);
    expect(document).toMatchObject({ openapi: '3.1.1', info: { version: '0.0.0' } });
  });
});

const HEAD = "openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:\n";
const OK = "responses: { '200': { description: ok } }";

async function readOperation(
  path: string,
  method: string,
  operation: string,
): Promise<{ told: string[]; meant: unknown }> {
  const { document, remarks } = await read(`${HEAD}  ${path}:\n    ${method}: ${operation}\n`);
  const item = document.paths?.[path] as Readonly<Record<string, unknown>> | undefined;
  return { told: remarks.map(({ message }) => message), meant: item?.[method] };
}

describe('parameters', () => {
  it('takes a parameter of the path that nothing declares for a text', async () => {
    const { told, meant } = await readOperation('/a/{id}', 'get', `{ ${OK} }`);
    expect(told).toEqual(['the path parameter `id` is not declared: it is taken for a text']);
    expect(meant).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    });
  });

  it('takes the only one that the path does not name for the only one that it lacks', async () => {
    const declared = '{ name: petId, in: path, required: true, schema: { type: integer } }';
    const { told, meant } = await readOperation('/a/{id}', 'get', `{ parameters: [${declared}], ${OK} }`);
    expect(told).toEqual(['the path parameter `petId` is taken for `id`, which the path has']);
    expect(meant).toMatchObject({ parameters: [{ name: 'id', schema: { type: 'integer' } }] });
  });

  it('reads what OpenAPI 2 has beside the name, and in the body', async () => {
    const list =
      '{ name: q, in: query, type: integer, minimum: 3 }, { name: pet, in: body, required: true, schema: { type: object } }';
    const { told, meant } = await readOperation('/a', 'post', `{ parameters: [${list}], ${OK} }`);
    expect(told).toContain('a parameter in the body is the body of the request, as OpenAPI 2 has it');
    expect(meant).toMatchObject({
      parameters: [{ name: 'q', in: 'query', schema: { type: 'integer', minimum: 3 } }],
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    });
  });

  it('declares once what is declared twice in the same words, and refuses what differs', async () => {
    const one = '{ name: q, in: query, schema: { type: string } }';
    const { meant } = await readOperation('/a', 'get', `{ parameters: [${one}, ${one}], ${OK} }`);
    expect(meant).toMatchObject({ parameters: [{ name: 'q' }] });
    const other = '{ name: q, in: query, schema: { type: integer } }';
    await expect(readOperation('/a', 'get', `{ parameters: [${one}, ${other}], ${OK} }`)).rejects.toThrow('unique');
  });

  it('leaves out an operationId that is used before', async () => {
    const { document, remarks } = await read(
      `${HEAD}  /a:\n    get: { operationId: x, ${OK} }\n    put: { operationId: x, ${OK} }\n`,
    );
    expect(remarks.map(({ message }) => message)).toEqual(['the operationId `x` is used before: it is left out']);
    expect(document.paths?.['/a']).toMatchObject({ get: { operationId: 'x' }, put: { responses: {} } });
  });
});

describe('what leaves a doubt stays refused', () => {
  it.each([
    {
      what: 'two parameters, of which neither is the one',
      text: `${HEAD}  /a/{id}:\n    get: { parameters: [{ name: b, in: path, required: true, schema: { type: string } }, { name: c, in: path, required: true, schema: { type: string } }], ${OK} }\n`,
    },
    { what: 'a word that resembles one of OpenAPI', text: `${HEAD}  /a:\n    get: { paramters: [], ${OK} }\n` },
    {
      what: 'a security scheme that nothing declares',
      text: `${HEAD}  /a:\n    get: { security: [{ key: [] }], ${OK} }\n`,
    },
    { what: 'a type that no language has', text: write(pet('{ type: Pet }')) },
    { what: 'a key that nobody knows where to send', text: write({ schemes: 'key: { type: apiKey, name: X-Key }' }) },
  ])('$what', async ({ text }) => {
    await expect(read(text)).rejects.toThrow('spec.yaml:');
  });
});
