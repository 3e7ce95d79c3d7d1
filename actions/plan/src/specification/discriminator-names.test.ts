import { describe, expect, it } from 'vitest';

import { resolveDiscriminatorNames } from './discriminator-names';

function resolve(mapping: unknown): unknown {
  const schemas = { Pet: { discriminator: { propertyName: 'kind', mapping } }, Cat: {}, 'Dog.v2': {} };
  const root = { components: { schemas } };
  resolveDiscriminatorNames(root);
  return root.components.schemas.Pet.discriminator.mapping;
}

describe('resolveDiscriminatorNames', () => {
  it('makes references of names, and leaves all else as it is', () => {
    const mapping = { cat: 'Cat', dog: 'Dog.v2', bird: '#/components/schemas/Bird', fish: 'fish.yaml', none: 'Other' };
    expect(resolve(mapping)).toEqual({
      ...mapping,
      cat: '#/components/schemas/Cat',
      dog: '#/components/schemas/Dog.v2',
    });
  });

  it('takes what is no mapping as it comes', () => {
    expect(resolve('Cat')).toBe('Cat');
    expect(() => {
      resolveDiscriminatorNames('text');
    }).not.toThrow();
  });
});
