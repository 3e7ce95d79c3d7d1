import { expect, it } from 'vitest';

import type { ResourceView } from '../service/resource-view';
import type { ServiceView } from '../service/service-view';
import { createNotesView } from '../testing/notes';
import { createParcelsContext } from '../testing/parcels';
import { createReadersView } from '../testing/readers';

import { emitTests } from './emit-tests';

const VIEWS: Readonly<Record<string, ServiceView>> = {
  notes: createNotesView(),
  parcels: createParcelsContext().view,
  readers: createReadersView(),
};

/** A resource where items of some resources cannot be stored; what named them is stored without. */
function storeWithout(view: ResourceView, gone: (name: string) => boolean): ResourceView {
  const { storing, resource } = view;
  if (gone(resource.name)) return { ...view, storing: 'nobody can' };
  if (typeof storing === 'string') return view;
  const parents = storing.parents.filter((one) => !gone(one.resource));
  const references = storing.references.filter((one) => !gone(one.resource));
  return { ...view, storing: { ...storing, parents, references } };
}

function emitWithout(view: ServiceView, gone: (name: string) => boolean): number {
  const resources = view.resources.map((one) => storeWithout(one, gone));
  return emitTests({ view: { ...view, resources }, sources: new Map(), templates: new Map() }).files.length;
}

it.each(Object.entries(VIEWS))('writes tests of %s where items of a resource cannot be stored', (_, view) => {
  for (const { resource } of view.resources)
    expect(emitWithout(view, (name) => name === resource.name)).toBeGreaterThan(0);
  expect(emitWithout(view, () => true)).toBeGreaterThan(0);
});
