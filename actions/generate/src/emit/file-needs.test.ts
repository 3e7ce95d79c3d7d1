import type { Upload } from '@orchestrate/contracts/stored-file';
import type { Schema } from '@orchestrate/kit/openapi/document';
import { answering, createOpenApiDocument, pathParameter, referTo } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { loadTemplate } from '../schema/testing/run-code';

import { emitFiles } from './testing/emit-files';

const Pet: Schema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', format: 'uuid', readOnly: true } },
};
const bytes: Schema = { type: 'string', contentMediaType: 'application/octet-stream' };

/** The modules through which the photo of a pet comes, as it is told, and goes, in one type. */
async function emitTransfer(upload: Upload, type: string, isLeft = false): Promise<string[]> {
  const content = { [type]: { schema: bytes } };
  const success = { status: 204, shape: 'empty' } as const;
  const photo = { resource: 'Pet', file: 'photo' };
  const document = createOpenApiDocument(
    {
      '/pets/{petId}/photo': {
        parameters: [pathParameter('petId')],
        get: { operationId: 'getPhoto', responses: { 200: { description: 'It.', content } } },
        put: answering(204, undefined, { operationId: 'putPhoto', requestBody: { content } }),
      },
      '/pets': { get: answering(200, referTo('Pet'), { operationId: 'findPet' }) },
    },
    { Pet },
  );
  const plan = createServicePlan(document, {
    resources: [{ name: 'Pet', plural: 'pets', schema: '#/components/schemas/Pet', files: [{ name: 'photo' }] }],
    operations: {
      putPhoto: { ...photo, kind: 'upload', success, upload },
      getPhoto: { ...photo, kind: 'download', success: { status: 200, shape: 'other', contentType: type } },
      findPet: isLeft ? { kind: 'custom', reason: 'nobody knows' } : { kind: 'health' },
    },
  });
  const files = await emitFiles(plan, document);
  const texts = ['uploads', 'downloads'].map((name) => files.get(`src/http/${name}.ts`) ?? '!');
  await Promise.all(texts.map((text) => transform(text, { loader: 'ts' })));
  return texts;
}

describe('the modules through which files come and go', () => {
  it.each<[string, Upload, string[]]>([
    ['bodies', { types: ['image/png'] }, ['readBody', 'isOneOf']],
    ['parts of forms', { types: [], part: 'photo' }, ['readPart', 'encodeName']],
    [
      'parts of some types',
      { types: [], part: 'photo', partTypes: ['image/png'] },
      ['readPart', 'isOneOf', 'encodeName'],
    ],
    [
      'either, of some size',
      { types: ['image/png'], part: 'photo', maxBytes: 9 },
      ['readBody', 'readPart', 'isOneOf', 'ApiError', 'encodeName'],
    ],
  ])('hold what files that are %s need', async (_name, upload, expected) => {
    const text = (await emitTransfer(upload, 'image/png')).join('\n');
    const all = ['readBody', 'readPart', 'isOneOf', 'ApiError', 'encodeName'];
    expect(all.filter((name) => text.includes(name))).toEqual(expected);
  });

  it('compare with several types only where an operation answers those', async () => {
    const [, one] = await emitTransfer({ types: ['image/*'] }, 'image/png');
    expect(one).not.toContain("'*/*'");
    const [, several] = await emitTransfer({ types: ['image/*'] }, 'image/*');
    expect(several).toContain("'*/*'");
  });

  it('tell names where what a person writes may store one', async () => {
    const [, text] = await emitTransfer({ types: ['image/*'] }, 'image/*', true);
    expect(text).toContain('encodeName(name)');
  });
});

type FileReader = (carrying: object) => (request: Request) => Promise<{ type: string; name: string | null }>;

class Refusal extends Error {
  constructor(
    readonly status: number,
    { message }: { readonly message: string },
  ) {
    super(message);
  }
}

async function loadReader(...flags: string[]): Promise<FileReader> {
  const globals = { Response, TextEncoder };
  const loaded = await loadTemplate('http/uploads.ts', flags, { HTTPException: Refusal }, globals);
  return loaded.fileReader as FileReader;
}

function send(body: FormData | string, type?: string): Request {
  return new Request('http://service', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'Content-Type': type },
  });
}

describe('the reader of files', () => {
  const form = new FormData();
  form.append('photo', new File(['x'], 'a/b.png', { type: 'image/png' }));

  it('takes nothing but a form where all files are parts', async () => {
    const read = (await loadReader('fileParts'))({ part: 'photo' });
    expect(await read(send(form))).toMatchObject({ type: 'image/png', name: 'b.png' });
    await expect(read(send('x', 'image/png'))).rejects.toMatchObject({
      status: 415,
      message: 'The body must be multipart/form-data.',
    });
  });

  it('takes no form where all files are bodies', async () => {
    const read = (await loadReader('fileBodies', 'comparesTypes'))({ types: ['image/*'] });
    expect(await read(send('x', 'image/png'))).toMatchObject({ type: 'image/png', name: null });
    await expect(read(send(form))).rejects.toMatchObject({ status: 415, message: 'The body must be image/*.' });
  });
});
