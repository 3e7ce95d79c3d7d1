import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import { jsonOf } from '@orchestrate/testkit/openapi-document';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

async function readReplace(id: Schema, refusal: 400 | 404 = 404): Promise<string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { plan, document } = createPetShop({ operations: { updatePet: { kind: 'patch', idProperty: 'id' } } });
  const item = document.paths?.['/pets/{petId}'];
  const patch = item !== undefined && 'patch' in item ? item.patch : undefined;
  const body: Schema = { type: 'object', properties: { id, name: { type: 'string' } } };
  const responses = { ...patch?.responses, [refusal]: { description: 'No.' } };
  const paths = {
    ...document.paths,
    '/pets/{petId}': { ...item, patch: { ...patch, requestBody: { required: true, ...jsonOf(body) }, responses } },
  };
  const { files } = await emitService(createService(plan, { ...document, paths }), templates);
  return (files.find((one) => one.path === 'src/operations/update-pet.ts')?.text ?? '').replace(/\s+/g, ' ');
}

describe('an item that the body selects', () => {
  it('goes by the body as it came where the id is readOnly, which what is checked lacks', async () => {
    const code = await readReplace({ type: 'integer', readOnly: true });
    expect(code).toContain('const selection = z.object({ id: whole()');
    expect(code).toContain('.safeParse(await c.req.json().catch(() => undefined));');
    expect(code).toContain('if (!selection.success) throw new ApiError(404, "The body names no id of a pet.")');
    expect(code).toContain('await pets.update(selection.data.id, body)');
  });

  it('goes by the checked body otherwise', async () => {
    const code = await readReplace({ type: 'integer' });
    expect(code).not.toContain('selection');
    expect(code).toContain('await pets.update(body.id, ');
  });

  it.each([404, 400] as const)(
    'is refused with the status that is declared where it is not there: %i',
    async (status) => {
      const code = await readReplace({ type: 'integer' }, status);
      expect(code).toContain(`throw new ApiError(${status}, "There is no such pet.")`);
    },
  );
});
