import type { MediaType, Operation, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import type { InferredPlan } from '../infer-plan';
import { inferPlan } from '../infer-plan';

const text = { type: 'string' } as const;
const bytes: Schema = { type: 'string', contentMediaType: 'application/octet-stream' };
const Pet: Schema = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true }, name: text },
};
const Receipt: Schema = {
  type: 'object',
  properties: { code: { type: 'integer', format: 'int32' }, type: text, message: text, size: { type: 'integer' } },
};

const PETS: Readonly<Record<string, PathItem>> = {
  '/pets': { post: answering(201, referTo('Pet'), { requestBody: { required: true, ...jsonOf(referTo('Pet')) } }) },
  '/pets/{petId}': { parameters: [pathParameter('petId')], get: answering(200, referTo('Pet')) },
};

function inferFiles(segments: Readonly<Record<string, PathItem>>): InferredPlan {
  const below = Object.entries(segments).map(([segment, item]) => [
    `/pets/{petId}/${segment}`,
    { parameters: [pathParameter('petId')], ...item },
  ]);
  const paths = { ...PETS, ...(Object.fromEntries(below) as Record<string, PathItem>) };
  return inferPlan(createOpenApiDocument(paths, { Pet, Receipt }));
}

const carrying = (content: Readonly<Record<string, MediaType>>): { requestBody: { content: typeof content } } => ({
  requestBody: { content },
});
const octets = carrying({ 'application/octet-stream': { schema: bytes } });
const giving = (type: string): Operation => ({
  responses: { 200: { description: 'It.', content: { [type]: { schema: bytes } } } },
});

function operationsOf({ operations }: InferredPlan): unknown[] {
  return operations.slice(2).map(({ kind, file, reason }) => [kind, file ?? reason]);
}

it('is given at a path that names the item by the last part of its place', () => {
  const Scan: Schema = { type: 'object', required: ['id'], properties: { id: { ...text, format: 'uuid' } } };
  const schema: Schema = { type: 'object', required: ['file'], properties: { file: bytes } };
  const create = answering(201, referTo('Scan'), carrying({ 'multipart/form-data': { schema } }));
  const item = { parameters: [pathParameter('scanId')], get: giving('application/octet-stream') };
  const paths = { ...PETS, '/pets/{petId}/scans': { parameters: [pathParameter('petId')], post: create } };
  const infer = (more: Record<string, PathItem>): unknown[] =>
    operationsOf(inferPlan(createOpenApiDocument({ ...paths, ...more }, { Pet, Scan })));
  expect(infer({ '/scans/{scanId}/content': item })).toEqual([
    ['create', 'file'],
    ['download', 'file'],
  ]);
  expect(infer({ '/prints/{scanId}/content': item })[1]).toMatchObject(['custom', expect.stringContaining('a file')]);
});

describe('a file beside an item', () => {
  it('is stored, given and removed where the path calls it the same', () => {
    const plan = inferFiles({
      uploadImage: { post: answering(200, referTo('Receipt'), octets) },
      image: { get: giving('image/png'), delete: answering(204) },
    });
    expect(operationsOf(plan)).toEqual([
      ['upload', 'image'],
      ['download', 'image'],
      ['remove-file', 'image'],
    ]);
    expect(plan.resources).toMatchObject([{ name: 'Pet', files: [{ name: 'image' }] }]);
    expect(plan.operations[2]).toMatchObject({
      success: { status: 200, shape: 'other', contentType: 'application/json' },
      upload: {
        types: ['application/octet-stream'],
        receipt: [
          { property: 'code', shows: 'status' },
          { property: 'type', shows: 'type' },
          { property: 'message', shows: 'message' },
          { property: 'size', shows: 'size' },
        ],
      },
    });
    expect(plan.warnings).toEqual([]);
  });

  it('comes as a part of a form, of declared types and size, and what is beside it is named', () => {
    const schema: Schema = {
      type: 'object',
      required: ['scan'],
      properties: { scan: { ...bytes, maxLength: 900 }, note: text },
    };
    const encoding = { scan: { contentType: 'application/pdf, image/*' } };
    const body = carrying({ 'multipart/form-data': { schema, encoding } });
    const plan = inferFiles({ passport: { put: answering(200, referTo('Pet'), body) } });
    expect(plan.operations[2]).toMatchObject({
      kind: 'upload',
      success: { shape: 'item' },
      upload: { types: [], part: 'scan', partTypes: ['application/pdf', 'image/*'], maxBytes: 900 },
    });
    expect(plan.warnings.map(({ message }) => message)).toEqual([
      'putPetsByPetIdPassport takes `note` beside a file, which no answer shows: it is not kept',
    ]);
  });

  it.each<[string, Schema]>([
    ['a media type', { type: 'string', contentMediaType: 'image/png' }],
    ['the format binary', { type: 'string', format: 'binary' }],
    ['no type at all', {}],
  ])('is recognised in a form by %s', (_, part) => {
    const schema: Schema = { type: 'object', properties: { photo: part } };
    const body = carrying({ 'multipart/form-data': { schema } });
    expect(operationsOf(inferFiles({ photo: { put: answering(204, undefined, body) } }))).toEqual([
      ['upload', 'photo'],
    ]);
  });

  it.each<[string, string, PathItem]>([
    ['is one of many', 'photos', { post: answering(200, referTo('Receipt'), octets) }],
    [
      'comes with what must be there and is not explained',
      'photo',
      { put: answering(204, undefined, withField(true)) },
    ],
    ['is answered by what no file tells', 'photo', { put: answering(200, { ...Pet, required: ['url'] }, octets) }],
    ['is worked on later', 'photo', { put: answering(202, undefined, octets) }],
    ['is text that stands for bytes', 'photo', { put: answering(204, undefined, withEncoded()) }],
    ['may as well be an object', 'photo', { put: answering(204, undefined, withJson()) }],
  ])('stays custom where it %s', (_, segment, item) => {
    expect(inferFiles({ [segment]: item }).operations[2]?.kind).toBe('custom');
  });

  it('is not given where nothing stores it, and the reason says so', () => {
    const plan = inferFiles({ qr: { get: giving('image/png') } });
    expect(operationsOf(plan)).toEqual([
      ['custom', 'the answer is image/png, a file that no operation stores, and nothing says how it is made'],
    ]);
    const late = inferFiles({ photo: { put: answering(202, undefined, octets), get: giving('image/png') } });
    expect(operationsOf(late)[0]).toEqual([
      'custom',
      'nothing stores the file: of putPetsByPetIdPhoto, it answers 202: the work is done later, and nothing says how',
    ]);
  });
});

function withField(isRequired: boolean): ReturnType<typeof carrying> {
  const required = isRequired ? ['photo', 'title'] : ['photo'];
  const schema: Schema = { type: 'object', required, properties: { photo: bytes, title: text } };
  return carrying({ 'multipart/form-data': { schema } });
}

function withEncoded(): ReturnType<typeof carrying> {
  const schema: Schema = { type: 'object', properties: { photo: { ...bytes, contentEncoding: 'base64' } } };
  return carrying({ 'multipart/form-data': { schema } });
}

function withJson(): ReturnType<typeof carrying> {
  return carrying({ 'image/png': { schema: bytes }, 'application/json': { schema: Pet } });
}
