import type { MediaType, PathItem, Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../infer-plan';

const text = { type: 'string' } as const;
const bytes: Schema = { type: 'string', contentMediaType: 'application/octet-stream' };
const Picture: Schema = {
  type: 'object',
  required: ['id', 'title', 'size', 'mimeType'],
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    title: text,
    size: { type: 'integer' },
    mimeType: text,
    filename: text,
  },
};
const FORM: Schema = { type: 'object', required: ['title', 'photo'], properties: { title: text, photo: bytes } };
const picture = { responses: { 200: { description: 'It.', content: { 'image/png': { schema: bytes } } } } };

function infer(content: Readonly<Record<string, MediaType>>, below: Readonly<Record<string, PathItem>> = {}) {
  const create = answering(201, referTo('Picture'), { requestBody: { required: true, content } });
  return inferPlan(createOpenApiDocument({ '/pictures': { post: create }, ...below }, { Picture }));
}

describe('a file that an item begins with', () => {
  it('is stored with what the form holds beside it, and the representation tells of it', () => {
    const content = { parameters: [pathParameter('id')], get: picture };
    const plan = infer({ 'multipart/form-data': { schema: FORM } }, { '/pictures/{id}/content': content });
    expect(plan.operations).toMatchObject([
      { kind: 'create', resource: 'Picture', file: 'photo', upload: { types: [], part: 'photo' } },
      { kind: 'download', resource: 'Picture', file: 'photo' },
    ]);
    const facts = [
      { property: 'size', shows: 'size' },
      { property: 'mimeType', shows: 'type' },
      { property: 'filename', shows: 'name' },
    ];
    expect(plan.resources).toMatchObject([{ files: [{ name: 'photo', facts }] }]);
    expect(plan.warnings).toEqual([]);
  });

  it('may be all that a request carries, and be given in place of the item', () => {
    const Image: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
    const create = answering(201, referTo('Image'), { requestBody: { content: { 'image/png': {} } } });
    const item = { parameters: [pathParameter('id', { type: 'integer' })], get: picture, delete: answering(204) };
    const document = createOpenApiDocument({ '/images': { post: create }, '/images/{id}': item }, { Image });
    expect(inferPlan(document).operations.map(({ kind, file }) => [kind, file])).toEqual([
      ['create', 'file'],
      ['download', 'file'],
      ['delete', undefined],
    ]);
  });

  it('does not fill what a form leaves out and no file tells', () => {
    const { title: _title, ...properties } = FORM.properties ?? {};
    const schema = { ...FORM, required: ['photo'], properties };
    expect(infer({ 'multipart/form-data': { schema } }).operations[0]?.reason).toContain('`title`');
  });

  it('is changed together with an item', () => {
    const change = answering(200, referTo('Picture'), {
      requestBody: { content: { 'multipart/form-data': { schema: FORM } } },
    });
    const item = { parameters: [pathParameter('id')], get: answering(200, referTo('Picture')) };
    const form = { 'multipart/form-data': { schema: FORM } };
    const { operations } = infer(form, { '/pictures/{id}': { ...item, put: change, patch: change } });
    expect(operations.map(({ kind, file }) => [kind, file])).toEqual([
      ['create', 'photo'],
      ['read', undefined],
      ['replace', 'photo'],
      ['patch', 'photo'],
    ]);
    expect(operations[3]?.evidence).toContainEqual({
      rule: 'upload',
      detail: 'the request carries a file (the part `photo` of a form), kept as `photo` of the item',
    });
  });

  it('may be left out where the form need not hold it, and then tells nothing of every item', () => {
    const optional = { 'multipart/form-data': { schema: { ...FORM, required: ['title'] } } };
    const { operations, resources } = infer(optional);
    expect(operations[0]?.reason).toContain('`size`');
    expect(resources.flatMap(({ files }) => files ?? [])).toEqual([]);
    const Plain: Schema = { type: 'object', required: ['id', 'title'], properties: { id: text, title: text } };
    const create = answering(201, referTo('Plain'), { requestBody: { content: optional } });
    const plain = inferPlan(createOpenApiDocument({ '/plains': { post: create } }, { Plain }));
    expect(plain.operations[0]?.upload).toEqual({ types: [], part: 'photo', isOptional: true });
  });

  it('is one of several, each of which is given by a path of its own', () => {
    const Profile: Schema = { type: 'object', required: ['id', 'title'], properties: { id: text, title: text } };
    const properties = { title: text, avatar: bytes, banner: { ...bytes, maxLength: 9 } };
    const schema: Schema = { type: 'object', required: ['title', 'avatar'], properties };
    const create = answering(201, referTo('Profile'), {
      requestBody: { content: { 'multipart/form-data': { schema } } },
    });
    const below = { parameters: [pathParameter('id')], get: picture };
    const item = { parameters: [pathParameter('id')], get: answering(200, referTo('Profile')) };
    const paths = { '/profiles': { post: create }, '/profiles/{id}': item };
    const document = createOpenApiDocument(
      { ...paths, '/profiles/{id}/avatar': below, '/profiles/{id}/banner': below },
      { Profile },
    );
    const { operations, resources } = inferPlan(document);
    expect(operations.map(({ kind, file }) => [kind, file])).toEqual([
      ['create', 'avatar'],
      ['read', undefined],
      ['download', 'avatar'],
      ['download', 'banner'],
    ]);
    expect(operations[0]?.upload?.others).toEqual([{ file: 'banner', part: 'banner', maxBytes: 9, isOptional: true }]);
    expect(resources[0]?.files?.map(({ name }) => name)).toEqual(['avatar', 'banner']);
  });

  it('is one of the JSON properties where the request may as well be JSON', () => {
    const schema: Schema = { type: 'object', required: ['title'], properties: { title: text } };
    const both = { ...jsonOf(schema).content, 'multipart/form-data': { schema: FORM } };
    expect(infer(both).operations[0]).not.toHaveProperty('upload');
  });
});
