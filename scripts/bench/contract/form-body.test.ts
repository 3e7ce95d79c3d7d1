import { describe, expect, it } from 'vitest';

import { followsAsForm } from './form-body';

import type { MediaType, OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';

const TYPE = 'multipart/form-data';

const ALBUM: Schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 4 },
    year: { type: 'integer' },
    rank: { type: ['integer', 'null'] },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    cover: { type: 'string', format: 'binary' },
    sheet: { type: 'string', contentMediaType: 'application/octet-stream' },
    thumb: { type: 'string', format: 'binary', maxLength: 4 },
    logo: { type: 'string', contentMediaType: 'image/png' },
    by: { type: 'object' },
  },
};

function createAlbums(schema: Schema = ALBUM, encoding: MediaType['encoding'] = {}, isInline = false): OpenApiDocument {
  const requestBody = { content: { [TYPE]: { schema: isInline ? schema : referTo('Album'), encoding } } };
  return createOpenApiDocument({ '/albums': { post: answering(201, undefined, { requestBody }) } }, { Album: schema });
}

/** `name=x` is a text, `cover@x` a file. */
function asParts(...fields: string[]): string {
  const parts = fields.map((field) => {
    const { name = '', as, text = '' } = /^(?<name>\w+)(?<as>[=@])(?<text>.*)$/s.exec(field)?.groups ?? {};
    const file = as === '@' ? '; filename="file"' : '';
    return `--edge\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${text}\r\n`;
  });
  return `${parts.join('')}--edge--\r\n`;
}

function follows(text: string, document = createAlbums(), type = `${TYPE}; boundary=edge`): boolean {
  const [entry] = listOperations(document);
  return entry !== undefined && followsAsForm(document, entry, { type, text });
}

describe('a form in parts', () => {
  it.each([
    ['a number is a text of digits', asParts('name=12')],
    ['an object is a file of its letters', asParts('name=a', 'cover@{}')],
    ['bytes may be said by their type', asParts('name=a', 'sheet@null')],
    ['a text may have lines', asParts('name=\r\n\r\n')],
    ['digits are a number', asParts('name=a', 'year=7')],
    ['an empty part is null', asParts('name=a', 'rank=')],
    ['one part is a list of one', asParts('name=a', 'tags=false')],
    ['a file may be sent as a text', asParts('name=a', 'cover=0')],
    ['what is not declared may be there', asParts('name=a', 'other=1', 'other=2')],
  ])('follows its schema: %s', (_case, text) => {
    expect([follows(text), follows(text, createAlbums(ALBUM, {}, true))]).toEqual([true, true]);
  });

  it.each([
    ['a part is missing', asParts('cover@a')],
    ['nothing was sent', asParts()],
    ['a text is too short', asParts('name=')],
    ['a text is too long', asParts('name=12345')],
    ['a text is there twice', asParts('name=a', 'name=b')],
    ['a file is there twice', asParts('name=a', 'cover@a', 'cover@b')],
    ['a number is none', asParts('name=a', 'year=null')],
    ['nothing is no number', asParts('name=a', 'year=')],
    ['a list is too long', asParts('name=a', 'tags=a', 'tags=b', 'tags=c')],
    ['a file has a limit', asParts('name=a', 'thumb@12345')],
    ['a file must be a picture', asParts('name=a', 'logo@{}')],
    ['a text came as a file', asParts('name@a')],
    ['an object is no scalar', asParts('name=a', 'by={}')],
    ['a part says more of itself', asParts('name=a').replace('"\r\n', '"\r\nContent-Type: application/json\r\n')],
    ['it does not end', asParts('name=a').replace('edge--', '')],
    ['it begins with something else', `x${asParts('name=a')}`],
  ])('is not shown to follow its schema where %s', (_case, text) => {
    expect(follows(text)).toBe(false);
  });

  it('is not shown to follow its schema where nothing else may be there', () => {
    const albums = createAlbums({ ...ALBUM, additionalProperties: false });
    expect(follows(asParts('name=a', 'other=1'), albums)).toBe(false);
  });

  it('is not shown to follow its schema where a file has a type of its own', () => {
    const albums = createAlbums(ALBUM, { cover: { contentType: 'image/png' } });
    expect(follows(asParts('name=a', 'cover@{}'), albums)).toBe(false);
  });

  it.each([TYPE, 'application/json'])('is none as %s', (type) => {
    expect(follows(asParts('name=a'), createAlbums(), type)).toBe(false);
  });
});
