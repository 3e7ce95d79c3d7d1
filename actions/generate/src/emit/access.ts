import { findAccount, findColumn } from '../model/derived';
import type { OperationModel } from '../model/operations';
import type { ResourceModel } from '../model/resources';
import type { AccessModel } from '../model/sharing';
import { findAccess, needsAccess } from '../model/sharing';
import { toAccess, toLiteral } from '../text/literals';
import { SourceModule } from '../text/source-module';

import type { StoreFrame } from './store-frame';
import { idType } from './store-frame';
import type { ResourceFrame } from './table';
import { tableFile } from './table';

const DRIZZLE = 'drizzle-orm';
export const MAY_TYPE = "'see' | 'change'";

function useColumn(resource: ResourceModel, property: string, module: SourceModule): string {
  const { constant } = resource.table;
  return `${module.use(constant, tableFile(resource))}${toAccess(property)}`;
}

function requireResource(name: string, resources: readonly ResourceModel[]): ResourceModel {
  const found = resources.find(({ planned }) => planned.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

function renderExists(table: string, conditions: readonly string[], module: SourceModule): string {
  return `exists (select 1 from \${${table}} where \${${module.use('and', DRIZZLE)}(${conditions.join(', ')})})`;
}

/** The owner's, and what is shared with the account. */
function renderShared(resource: ResourceModel, module: SourceModule, resources: readonly ResourceModel[]): string {
  const { sharing, relations } = resource.planned;
  const owner = relations.find(({ from }) => from === 'caller');
  if (sharing === undefined || owner === undefined) throw new Error(`${resource.planned.name} is shared by nobody`);
  const share = requireResource(sharing.resource, resources);
  const eq = module.use('eq', DRIZZLE);
  const column = (property: string): string => useColumn(share, property, module);
  const { role } = sharing;
  const values = role?.changing.map((value) => toLiteral(value)).join(', ');
  const changing =
    role === undefined
      ? []
      : [`may === 'see' ? undefined : ${module.use('inArray', DRIZZLE)}(${column(role.property)}, [${values ?? ''}])`];
  const conditions = [
    `${eq}(${column(sharing.item)}, ${useColumn(resource, resource.id.property, module)})`,
    `${eq}(${column(sharing.account)}, account)`,
    ...changing,
  ];
  const own = `${eq}(${useColumn(resource, owner.property, module)}, account)`;
  return `(\${${own}} or ${renderExists(share.table.constant, conditions, module)})`;
}

/** What is a part of something that is open to the account. */
function renderPart(
  resource: ResourceModel,
  { hasRoles }: AccessModel,
  module: SourceModule,
  resources: readonly ResourceModel[],
): string {
  const { sharedWith } = resource.planned;
  const whole = requireResource(sharedWith?.resource ?? '', resources);
  const above = findAccess(whole, resources);
  if (above === undefined || sharedWith === undefined) throw new Error(`${whole.planned.name} is shared with nobody`);
  const id = useColumn(whole, whole.id.property, module);
  const conditions = [
    `${module.use('eq', DRIZZLE)}(${id}, ${useColumn(resource, findColumn(resource, sharedWith.property).property, module)})`,
    `${module.use(above.name, above.file)}(account${hasRoles ? ', may' : ''})`,
  ];
  return renderExists(whole.table.constant, conditions, module);
}

/** `access.ts`: who may see and change items of a resource that is shared; `undefined` where nothing asks. */
export function emitAccess(
  resource: ResourceModel,
  operations: readonly OperationModel[],
  { resources }: ResourceFrame,
): SourceModule | undefined {
  const access = findAccess(resource, resources);
  const account = findAccount(resources);
  if (access === undefined || account === undefined || !needsAccess(resource, operations, resources)) return undefined;
  const module = new SourceModule(access.file);
  module.declare(access.name);
  const condition =
    resource.planned.sharing === undefined
      ? renderPart(resource, access, module, resources)
      : renderShared(resource, module, resources);
  const may = access.hasRoles ? `, may: ${MAY_TYPE}` : '';
  const what = access.hasRoles ? 'see or change' : 'see and change';
  module.add(
    `/** Whether the ${resource.words} of a row is one that an account may ${what}. */\nexport function ${access.name}(account: ${idType(account)}${may}): ${module.useType('SQL', DRIZZLE)} {\nreturn ${module.use('sql', DRIZZLE)}\`${condition}\`;\n}`,
  );
  return module;
}

/** Code of the condition, in a store. */
export function renderOpens(account: string, may: string, { resource, resources, module }: StoreFrame): string {
  const access = findAccess(resource, resources);
  if (access === undefined) throw new Error(`${resource.planned.name} is shared with nobody`);
  return `${module.use(access.name, access.file)}(${account}${access.hasRoles ? `, ${may}` : ''})`;
}
