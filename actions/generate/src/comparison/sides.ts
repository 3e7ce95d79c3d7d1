import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { SchemaComparison } from './compare-schemas';
import type { Differences } from './difference';

export interface Side {
  readonly document: OpenApiDocument;
}

/** Two documents that are compared, and what is known of it so far. */
export interface Sides {
  readonly given: Side;
  readonly emitted: Side;
  readonly schemas: SchemaComparison;
  readonly differences: Differences;
}
