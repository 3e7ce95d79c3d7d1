import { findAccount, listWorking } from '../model/derived';
import { writesMessages } from '../model/messages';
import { hasStore } from '../model/needed-resources';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import { isAtomic, keepsAnswers } from '../model/transactions';
import { SourceModule } from '../text/source-module';

import { ACCESS_TOKENS_FILE } from './access-tokens';
import { STORED_FILES_FILE } from './files';
import { OUTBOX_FILE } from './outbox';
import { MEMBERS_FILE } from './store-details';
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

function listMemberStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  const memberships = resources.flatMap((resource) => {
    const joined = listWorking(resource).flatMap(({ planned }) => planned.member?.name ?? []);
    return resource.memberships.filter(({ planned }) => joined.includes(planned.name));
  });
  return memberships.map(({ storeKey, constant, file }) => {
    const type = module.use('MemberStore', MEMBERS_FILE);
    return { key: storeKey, type, create: `new ${type}(queries, ${module.use(constant, file)})` };
  });
}

function listFileStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  const files = resources.flatMap((resource) => resource.files);
  return files.map(({ storeKey, constant, file }) => {
    const type = module.use('FileStore', STORED_FILES_FILE);
    return { key: storeKey, type, create: `new ${type}(queries, ${module.use(constant, file)})` };
  });
}

function listTokenStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  if (findAccount(resources) === undefined) return [];
  const type = module.use('AccessTokenStore', ACCESS_TOKENS_FILE);
  return [{ key: 'accessTokens', type, create: `new ${type}(queries)` }];
}

function listOutboxes(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  const account = findAccount(resources);
  if (account === undefined || !writesMessages(account)) return [];
  const type = module.use('Outbox', OUTBOX_FILE);
  return [{ key: 'outbox', type, create: `new ${type}(queries)` }];
}

function listKeyStores(resources: readonly ResourceModel[], module: SourceModule): OwnStore[] {
  if (!resources.some(({ operations }) => operations.some(keepsAnswers))) return [];
  const type = module.use('IdempotencyKeyStore', 'src/storage/idempotency-keys.ts');
  return [{ key: 'idempotencyKeys', type, create: `new ${type}(queries)` }];
}

/** What does all that is asked of the stores in a transaction, or nothing; only where some operation needs it. */
function renderAtomically(resources: readonly ResourceModel[], module: SourceModule): [string, string] {
  if (!resources.some(({ operations }) => operations.some((one) => isAtomic(one, resources)))) return ['', ''];
  const translate = module.use('translateErrors', 'src/storage/errors.ts');
  const run = `${translate}(queries.transaction((transaction) => work(createStores(transaction))))`;
  const comment = '/** Does all of some work, or, where it throws, nothing of it. */';
  return [
    `${comment}\nreadonly atomically: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;`,
    `atomically: (work) => ${run},`,
  ];
}

/** `src/resources/stores.ts`: one store a resource; only those that some operation needs. */
export function emitStores(
  resources: readonly ResourceModel[],
  operations: readonly OperationModel[],
): SourceModule | undefined {
  if (resources.length === 0) return undefined;
  const module = new SourceModule('src/resources/stores.ts');
  module.declare('Stores', 'createStores');
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const stores = resources
    .filter((resource) => hasStore(resource, operations))
    .map((resource) => ({
      key: resource.storeKey,
      type: module.use(storeClass(resource), storeFile(resource)),
    }));
  const own = [
    ...listMarkStores(resources, module),
    ...listMemberStores(resources, module),
    ...listFileStores(resources, module),
    ...listTokenStores(resources, module),
    ...listOutboxes(resources, module),
    ...listKeyStores(resources, module),
  ];
  const [declared, done] = renderAtomically(resources, module);
  const members = [...stores, ...own].map(({ key, type }) => `readonly ${key}: ${type};`);
  if (declared !== '') members.push(declared);
  const created = [
    ...stores.map(({ key, type }) => `${key}: new ${type}(queries),`),
    ...own.map(({ key, create }) => `${key}: ${create},`),
    ...(done === '' ? [] : [done]),
  ];
  module.add(
    `/** Where the service keeps what it knows: one store a resource. */\nexport interface Stores {\n${members.join('\n')}\n}`,
    `export function createStores(queries: ${queries}): Stores {\nreturn {\n${created.join('\n')}\n};\n}`,
  );
  return module;
}
