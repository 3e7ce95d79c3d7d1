import { describe, expect, it } from 'vitest';

import { recogniseForm } from './recognise-form';

describe('recogniseForm', () => {
  it.each([
    [{ openapi: '3.0.3', paths: {} }, 'openapi-3.0'],
    [{ openapi: '3.1.0' }, 'openapi-3.1'],
    [{ service: 'Shop', entities: {} }, 'short-form'],
  ])('%j is %s', (root, form) => {
    expect(recogniseForm(root)).toEqual({ form });
  });

  it.each([
    [{ openapi: '3.2.0' }, 'OpenAPI 3.2.0 is not supported'],
    [{ openapi: '3.1' }, 'OpenAPI 3.1 is not supported'],
    [{ openapi: 3.1 }, 'the version must be text, not 3.1'],
    [{ swagger: '2.0' }, 'OpenAPI 2.0 (Swagger) is not supported'],
    [{ swagger: 2 }, 'OpenAPI 2 (Swagger) is not supported'],
    [{ service: 'Shop' }, 'this is no specification'],
    [{}, 'this is no specification'],
    [[], 'this is no specification'],
    ['text', 'this is no specification'],
    [null, 'the file is empty'],
    [undefined, 'the file is empty'],
  ])('%j is refused: %s', (root, message) => {
    expect(recogniseForm(root)).toMatchObject({ form: 'refused', message });
  });

  it('says how OpenAPI 2.0 is converted', () => {
    expect(recogniseForm({ swagger: '2.0' })).toMatchObject({
      advice: 'convert it first: npx swagger2openapi --yaml --outfile openapi.yaml <this file>',
    });
  });
});
