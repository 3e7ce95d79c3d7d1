import { expect, it } from 'vitest';

import { createNotesView } from '../testing/notes';

it('knows of the texts in a request that may not be blank, and of no others', () => {
  const { plan } = createNotesView();
  const notBlank = { status: 422, properties: ['title'] };
  const operations = plan.operations.map((one) => (one.id === 'createNote' ? { ...one, notBlank } : one));
  const created = createNotesView({ operations }).operations.find(({ planned }) => planned.id === 'createNote');
  const shape = created?.body?.shape;
  const marked = shape?.kind === 'object' ? shape.properties.filter((one) => 'isNotBlank' in one.shape) : [];
  expect(marked).toMatchObject([{ name: 'title', shape: { kind: 'string', isNotBlank: true } }]);
});
