import type { Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import type { Render, Rendered, Scope } from './scope';
import { CHECKS_FILE, finish, pick, ZOD } from './scope';

type ArraySchema = Schema & { readonly prefixItems?: readonly SchemaOrBoolean[]; readonly uniqueItems?: boolean };

export function renderArray(schema: ArraySchema, scope: Scope, render: Render): Rendered {
  scope.module.use('z', ZOD);
  const { prefixItems, items = true, minItems, maxItems, uniqueItems } = schema;
  const min = minItems === undefined || minItems === 0 ? '' : `.min(${minItems})`;
  const max = maxItems === undefined ? '' : `.max(${maxItems})`;
  const unique = uniqueItems === true ? `.refine(...${scope.module.use('hasUniqueItems', CHECKS_FILE)}())` : '';
  const code =
    prefixItems === undefined
      ? `z.array(${finish(render(items, scope))})${min}${max}`
      : `z.tuple([${prefixItems.map((item) => finish(render(item, scope))).join(', ')}])`;
  return {
    code: `${code}${unique}`,
    metadata: pick(schema, uniqueItems === true ? ['uniqueItems', 'format'] : ['format']),
  };
}
