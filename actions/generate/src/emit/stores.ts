import { findAccount } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import { SourceModule } from '../text/source-module';

import { ACCESS_TOKENS_FILE } from './access-tokens';
import { storeClass, storeFile } from './store-frame';

interface OwnStore {
  readonly key: string;
  readonly type: string;
  readonly create: string;
}

function listMarkStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  const marks = resources.flatMap((resource) => resource.marks);
  return marks.map(({ storeKey, constant, file }) => {
    const type = module.use('MarkStore', 'src/storage/marks.ts');
    return { key: storeKey, type, create: `new ${type}(queries, ${module.use(constant, file)})` };
  });
}

function listTokenStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  if (findAccount(resources) === undefined) return [];
  const type = module.use('AccessTokenStore', ACCESS_TOKENS_FILE);
  return [{ key: 'accessTokens', type, create: `new ${type}(queries)` }];
}

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
  const own = [...listMarkStores(resources, module), ...listTokenStores(resources, module)];
  const members = [...stores, ...own].map(({ key, type }) => `readonly ${key}: ${type};`);
  const created = [
    ...stores.map(({ key, type }) => `${key}: new ${type}(queries),`),
    ...own.map(({ key, create }) => `${key}: ${create},`),
  ];
  module.add(
    `/** Where the service keeps what it knows: one store a resource. */\nexport interface Stores {\n${members.join('\n')}\n}`,
    `export function createStores(queries: ${queries}): Stores {\nreturn {\n${created.join('\n')}\n};\n}`,
  );
  return module;
}
