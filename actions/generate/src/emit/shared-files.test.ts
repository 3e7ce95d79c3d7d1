import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { expect, it } from 'vitest';

import { createService } from '../model/service';
import { SourceModule } from '../text/source-module';

import { nameShared, useShared } from './shared';
import { emitSharedResponses } from './shared-files';

it('binds shared answers with headers to their type, which would let a schema be of any type', () => {
  const { plan, document } = createPetShop();
  const responses = {
    Busy: { description: 'Busy.', headers: { 'Retry-After': { schema: { type: 'integer' } } } },
    Gone: { description: 'Gone.' },
  };
  const components = { ...document.components, responses };
  const service = createService(plan, { ...document, components });
  const frame = { service, shared: nameShared(service), namesProblems: false, limit: () => undefined };
  const user = new SourceModule('src/operations/get-pet.ts');
  for (const name of ['Busy', 'Gone']) useShared(`#/components/responses/${name}`, 'responses', user, frame);
  const text = emitSharedResponses([user], frame)?.toFile().text ?? '';
  expect(text).toMatch(/export const busyResponse = \{[^;]+\} satisfies Answer;/);
  expect(text).toMatch(/export const goneResponse = \{[^;]+ \};/);
  expect(text).toContain("import type { Answer } from '../http/route.js';");
});
