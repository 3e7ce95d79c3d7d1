import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';
import type { Column } from '../model/columns';
import { hasMark } from '../model/schema-graph';
import type { Property } from '../schema/object-shape';
import { renderSchema } from '../schema/render-schema';
import { ZOD } from '../schema/scope';
import { toPascal } from '../text/literals';
import type { SourceModule } from '../text/source-module';

import type { ResourceFrame } from './table';

/** What of a stored value is shown, as a schema that reads it and leaves the rest out. */
export interface HiddenParts {
  readonly constant: string;
  readonly code: string;
}

interface PartsFrame extends Pick<ResourceFrame, 'document' | 'components'> {
  readonly module: SourceModule;
}

/** The code of a schema that reads what is stored and leaves out what only requests carry. */
export function renderShown(schema: SchemaOrBoolean, { document, components, module }: PartsFrame): string {
  const limit = (): undefined => undefined;
  module.use('z', ZOD);
  return renderSchema(schema, { document, components, module, direction: 'documented', limit, hides: true }).code;
}

/**
 * For a property whose value holds what only requests carry; `undefined` for any other. Which variant a value is can only
 * be told while it is whole, so it is read as it was stored.
 */
export function findHiddenParts(
  { property, isNotNull }: Column,
  { schema }: Property,
  { document, components, module }: PartsFrame,
): HiddenParts | undefined {
  if (!hasMark(document, schema, 'writeOnly')) return undefined;
  const code = renderShown(schema, { document, components, module });
  const mayLack = !isNotNull && !normaliseSchema(document, schema).allowsNull;
  return { constant: `shown${toPascal(property)}`, code: mayLack ? `${code}.optional()` : code };
}
