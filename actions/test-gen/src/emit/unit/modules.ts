import type { EmitContext } from '../scene';
import type { TestModule } from '../test-module';

import { emitConfig } from './config';
import { emitFailures } from './failures';
import type { Sources } from './schemas';
import { emitSchemas } from './schemas';
import { emitStart } from './start';

/** Unit tests: of schemas, configuration, start and the answers to failures; they need no database. */
export function emitUnit(context: EmitContext, sources: Sources): TestModule[] {
  return [
    emitSchemas(context.view, sources),
    emitConfig(context.view, sources),
    emitStart(),
    emitFailures(context),
  ].flatMap((module) => module ?? []);
}
