import type { ResourceModel } from '../model/resources';
import { SourceModule } from '../text/source-module';

import { storeClass, storeFile } from './store';

/** `src/resources/stores.ts`: one store a resource; only those that some operation needs. */
export function emitStores(resources: readonly ResourceModel[]): SourceModule | undefined {
  if (resources.length === 0) return undefined;
  const module = new SourceModule('src/resources/stores.ts');
  module.declare('Stores', 'createStores');
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const stores = resources.map((resource) => ({
    key: resource.storeKey,
    type: module.use(storeClass(resource), storeFile(resource)),
  }));
  const members = stores.map(({ key, type }) => `readonly ${key}: ${type};`);
  const created = stores.map(({ key, type }) => `${key}: new ${type}(queries),`);
  module.add(
    `/** Where the service keeps what it knows: one store a resource. */\nexport interface Stores {\n${members.join('\n')}\n}`,
    `export function createStores(queries: ${queries}): Stores {\nreturn {\n${created.join('\n')}\n};\n}`,
  );
  return module;
}
