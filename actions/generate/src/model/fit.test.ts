import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { findKeyReader, findMisfit } from './fit';
import { createService } from './service';

/** Reading one pet, whose id is a whole number, where the path has it in another form. */
function readPetBy(schema: SchemaOrBoolean) {
  const { plan, document } = createPetShop();
  const service = createService(plan, document);
  const read = service.operations.find(({ planned }) => planned.kind === 'read' && planned.resource === 'Pet');
  const pet = service.resources.find(({ planned }) => planned.name === 'Pet');
  if (read === undefined || pet === undefined) throw new Error('the pet shop reads no pet');
  const parameters = read.parameters.map((parameter) => ({ ...parameter, value: { ...parameter.value, schema } }));
  const operation = { ...read, parameters };
  return {
    reader: findKeyReader(document, operation, pet),
    misfit: findMisfit(document, service.components, operation, service.resources),
  };
}

describe('the id in a path', () => {
  it('is taken as it is where it has the form of the stored one', () => {
    expect(readPetBy({ type: 'integer' })).toEqual({ reader: undefined, misfit: undefined });
  });

  it('is read as a number where the path calls it a text', () => {
    expect(readPetBy({ type: 'string' })).toEqual({ reader: 'toKey', misfit: undefined });
  });

  it('fits nothing as anything else', () => {
    expect(readPetBy({ type: 'boolean' }).misfit).toMatch(/another form than `id`/);
  });
});
