import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ConfigurationError } from '@orchestrate/kit/errors';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { beforeEach, describe, expect, it } from 'vitest';

import { readSpecification } from './read-specification';

let directory: string;

beforeEach(async () => {
  directory = await createTemporaryDirectory();
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(directory, name), text);
}

async function readProblemsOf(spec: string): Promise<readonly string[]> {
  const request = { workingDirectory: directory, spec, allowRemoteReferences: false };
  const error: unknown = await readSpecification(request).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ConfigurationError) return error.problems;
  throw new Error('the specification was not refused', { cause: error });
}

async function readProblems(text: string, name = 'spec.yaml'): Promise<readonly string[]> {
  await write({ [name]: text });
  return readProblemsOf(name);
}

const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
const OK = "{ responses: { '200': { description: ok } } }";
const answering = (reference: string): string =>
  `{ responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '${reference}' } } } } } }`;

describe('readSpecification refuses', () => {
  it('tells everything that is wrong at once, with its place', async () => {
    const problems = await readProblems(`openapi: 3.1.0
info:
  title: T
notOpenApi: 1
paths:
  /a:
    get:
      operationId: x
      responses: {}
    post: { operationId: x, responses: {} }
  /b/{id}:
    get: ${OK}
  /b/{name}:
    get:
      parameters:
        - { name: name, in: path, required: true, schema: { type: string } }
        - { name: other, in: path, required: true, schema: { type: string } }
      responses: {}
  c: { get: ${OK} }
  /d?x=1: { get: ${OK} }
  /e/{x: { get: ${OK} }
  /f/{y}/g/{y}:
    parameters: [{ name: y, in: path, required: true, schema: { type: string } }]
    get: { responses: {}, security: [{ nope: [] }] }
`);
    expect(problems).toEqual([
      'spec.yaml:4:1: #/notOpenApi: Property `notOpenApi` is not expected here; remove it, or begin its name with x-',
      'spec.yaml:13:3: #/paths/~1b~1{name}: The path already exists which differs only by path parameter name(s): `/b/{id}` and `/b/{name}`; keep one of them',
      'spec.yaml:19:3: #/paths/c: Property `c` is not expected here; remove it, or begin its name with x-',
      'spec.yaml:19:3: #/paths/c: the path c does not begin with a slash; write it like /pets/{petId}',
      'spec.yaml:20:3: #/paths/~1d?x=1: the path /d?x=1 carries a query or a fragment; write it like /pets/{petId}',
      'spec.yaml:21:3: #/paths/~1e~1{x: the path /e/{x has braces that do not match; write it like /pets/{petId}',
      'spec.yaml:22:3: #/paths/~1f~1{y}~1g~1{y}: the path /f/{y}/g/{y} names a parameter twice; write it like /pets/{petId}',
      'spec.yaml:24:40: #/paths/~1f~1{y}~1g~1{y}/get/security/0/nope: the security scheme "nope" is not declared; declare it under components.securitySchemes',
    ]);
  });

  it('tells every broken reference, and why it is', async () => {
    await write({ 'broken.yaml': 'X: [\n', 'good.yaml': 'X: { type: string }\n' });
    const at = '#/paths/~1a';
    const problems = await readProblems(`${HEAD}paths:
  /a:
    get: ${answering('https://example.com/x.yaml')}
    post: ${answering('missing.yaml')}
    put: ${answering('broken.yaml#/X')}
    patch: ${answering('good.yaml#/Y')}
    delete: ${answering('#/components/schemas/No')}
`);
    const schema = 'responses/200/content/application~1json/schema';
    expect(problems).toEqual([
      'broken.yaml:2:1: #: Failed to parse: deficient indentation; correct the YAML or JSON',
      `spec.yaml:5:90: ${at}/get/${schema}: the reference "https://example.com/x.yaml" is remote; keep a copy beside the specification, or set safety.allow-remote-references: true in .orchestrate.yml`,
      `spec.yaml:6:91: ${at}/post/${schema}: the reference "missing.yaml" leads nowhere: there is no file "missing.yaml"; correct the reference, or add what it refers to`,
      `spec.yaml:7:90: ${at}/put/${schema}: the reference "broken.yaml#/X" leads nowhere: deficient indentation; correct the reference, or add what it refers to`,
      `spec.yaml:8:92: ${at}/patch/${schema}: the reference "good.yaml#/Y" leads nowhere; correct the reference, or add what it refers to`,
      `spec.yaml:9:93: ${at}/delete/${schema}: the reference "#/components/schemas/No" leads nowhere; correct the reference, or add what it refers to`,
    ]);
  });

  it.each([
    {
      what: 'all syntax errors',
      text: 'openapi: 3.1.0\ninfo: [\npaths: {a: }}\nfoo: "x\n',
      first: /^spec\.yaml:3:1: #: Flow sequence .*; correct the YAML or JSON$/,
      count: 5,
    },
    {
      what: 'the same path twice',
      text: `${HEAD}paths:\n  /a:\n    get: ${OK}\n  /a:\n    post: ${OK}\n`,
      first: 'spec.yaml:6:3: #: Map keys must be unique; keep one of the two',
      count: 1,
    },
    {
      what: 'the same method twice',
      text: `${HEAD}paths:\n  /a:\n    get: ${OK}\n    get: ${OK}\n`,
      first: 'spec.yaml:6:5: #: Map keys must be unique; keep one of the two',
      count: 1,
    },
    {
      what: 'no operations',
      text: `${HEAD}paths: {}\n`,
      first:
        'spec.yaml:3:1: #/paths: the specification has no operations; put between 1 and 5000 operations under paths',
      count: 1,
    },
    {
      what: 'OpenAPI 2.0',
      text: 'swagger: "2.0"\ninfo: { title: T, version: "1" }\npaths: {}\n',
      first:
        'spec.yaml:1:10: #/swagger: OpenAPI 2.0 (Swagger) is not supported; convert it first: npx swagger2openapi --yaml --outfile openapi.yaml <this file>',
      count: 1,
    },
    {
      what: 'an empty file',
      text: '',
      first:
        'spec.yaml:1:1: #: the file is empty; begin an OpenAPI document with openapi: 3.1.0, or the short form with service: and entities:',
      count: 1,
    },
    {
      what: 'references in a circle',
      text: `${HEAD}paths: { /a: { get: ${OK} } }\ncomponents: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } } }\n`,
      first:
        'spec.yaml:4:29: #/components/schemas/A: the reference leads in a circle of references; let one of them say what is meant',
      count: 2,
    },
    {
      what: 'aliases that contain themselves',
      text: `${HEAD}paths: {}\nx-a: &a\n  b: *a\n`,
      first: 'spec.yaml:1:1: #: its aliases unfold into more than can be read; correct the YAML or JSON',
      count: 1,
    },
    {
      what: 'too deep a nest',
      text: `openapi: 3.1.0\nx-a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`,
      first: /^spec\.yaml:\d+:\d+: #: it is nested too deeply; correct the YAML or JSON$/,
      count: 1,
    },
  ])('refuses $what', async ({ text, first, count }) => {
    const problems = await readProblems(text);
    expect(problems).toHaveLength(count);
    if (typeof first === 'string') expect(problems[0]).toBe(first);
    else expect(problems[0]).toMatch(first);
  });

  it('refuses more operations than can be planned', async () => {
    const paths = Array.from({ length: 1001 }, (_, index): [string, object] => {
      const methods = ['get', 'put', 'post', 'delete', 'patch'].map((method) => [method, { responses: {} }]);
      return [`/a${index}`, Object.fromEntries(methods) as object];
    });
    const document = {
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: Object.fromEntries(paths),
    };
    expect(await readProblems(JSON.stringify(document), 'spec.json')).toEqual([
      'spec.json:1:55: #/paths: the specification has 5005 operations, and 5000 is the most that is planned; put between 1 and 5000 operations under paths',
    ]);
  });

  it('names the input when the file is not there', async () => {
    expect(await readProblemsOf('no.yaml')).toEqual([
      'spec: there is no file "no.yaml"; give the path of a specification',
    ]);
  });

  it('places what is wrong with a short form', async () => {
    expect(await readProblems('service: Shop\nentities:\n  Product:\n    fields:\n      name: strin\n')).toEqual([
      expect.stringMatching(
        /^spec\.yaml:5:13: #\/entities\/Product\/fields\/name: Invalid option.*; correct the value$/,
      ),
    ]);
  });
});
