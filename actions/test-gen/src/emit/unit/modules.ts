import type { EmitContext } from '../scene';
import type { TestModule } from '../test-module';

import { emitConfig } from './config';
import { emitFailures } from './failures';
import { emitHttp } from './http';
import { emitObserved } from './observed';
import type { Sources } from './schemas';
import { emitSchemas } from './schemas';
import { emitStart } from './start';
import { emitStorage } from './storage';
import { emitStorageErrors } from './storage-errors';
import { emitTables } from './tables';

/** Unit tests: of schemas, tables, configuration, start, limits, what is observed and failures; they need no database. */
export function emitUnit(context: EmitContext, sources: Sources): TestModule[] {
  return [
    emitSchemas(context.view, sources),
    emitConfig(context.view, sources),
    emitStart(),
    emitFailures(context),
    emitHttp(),
    emitObserved(context),
    emitStorage(sources),
    emitStorageErrors(sources),
    emitTables(sources),
  ].flatMap((module) => module ?? []);
}
