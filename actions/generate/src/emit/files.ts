import type { FileModel } from '../model/files';
import type { ResourceModel } from '../model/resources';
import { toAccess } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderActions, renderKind, tableFile } from './table';

export const STORED_FILES_FILE = 'src/storage/files.ts';

function emitFile({ file, constant, sqlName, words }: FileModel, item: ResourceModel): SourceModule {
  const module = new SourceModule(file);
  module.declare(constant);
  const kind = renderKind({ ...item.id, sqlName: 'item' }, module);
  const table = module.use(item.table.constant, tableFile(item));
  const to = `${table}${toAccess(item.id.property)}`;
  const key = `item: ${kind}.primaryKey().references(() => ${to}, { ${renderActions('cascade', item)} }),`;
  const columns = `...${module.use('fileColumns', STORED_FILES_FILE)}(),`;
  module.add(
    `/** The ${words} of each ${item.words} that has one. */\nexport const ${constant} = ${module.use('pgTable', 'drizzle-orm/pg-core')}('${sqlName}', {\n${key}\n${columns}\n});`,
  );
  return module;
}

/** The tables of bytes that items have beside them. */
export function emitFiles(resources: readonly ResourceModel[]): SourceModule[] {
  return resources.flatMap((resource) => resource.files.map((file) => emitFile(file, resource)));
}
