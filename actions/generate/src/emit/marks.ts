import type { MarkModel } from '../model/derived';
import { findAccount } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import { toAccess } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderActions, renderKind, tableFile } from './table';

const PG_CORE = 'drizzle-orm/pg-core';

/** A column that refers to an item, and goes with it. */
export function renderReference(name: string, target: ResourceModel, module: SourceModule): string {
  const kind = renderKind({ ...target.id, sqlName: name }, module);
  const table = module.use(target.table.constant, tableFile(target));
  const column = `${table}${toAccess(target.id.property)}`;
  return `${name}: ${kind}.notNull().references(() => ${column}, { ${renderActions('cascade', target)} }),`;
}

function emitMark(
  { file, constant, sqlName, planned }: MarkModel,
  item: ResourceModel,
  account: ResourceModel,
): SourceModule {
  const module = new SourceModule(file);
  module.declare(constant);
  const key = `${module.use('primaryKey', PG_CORE)}({ columns: [table.item, table.account] })`;
  const index = `${module.use('index', PG_CORE)}().on(table.account)`;
  const columns = [renderReference('item', item, module), renderReference('account', account, module)].join('\n');
  const comment = `/** Which account has set its mark \`${planned.name}\` on which ${item.words}. */`;
  module.add(
    `${comment}\nexport const ${constant} = ${module.use('pgTable', PG_CORE)}('${sqlName}', {\n${columns}\n}, (table) => [${key}, ${index}]);`,
  );
  return module;
}

/** The tables of what accounts mark items with. */
export function emitMarks(resources: readonly ResourceModel[]): SourceModule[] {
  const account = findAccount(resources);
  if (account === undefined) return [];
  return resources.flatMap((resource) => resource.marks.map((mark) => emitMark(mark, resource, account)));
}
