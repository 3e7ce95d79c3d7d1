import type { Schema } from '@orchestrate/kit/openapi/document';

import type { Render, Rendered, Scope } from './scope';
import { CHECKS_FILE, finish, finishOptional, pick, ZOD } from './scope';

/** Items that each follow a schema of their place. Those at the end may be missing, as far as `minItems` lets them. */
function renderPlaces(schema: Schema, scope: Scope, render: Render): Rendered {
  const { prefixItems = [], items = true, minItems = 0, maxItems } = schema;
  const places = prefixItems.map((item, place) => (place < minItems ? finish : finishOptional)(render(item, scope)));
  const rest = items === false ? '' : `, ${finish(render(items, scope))}`;
  const max = maxItems === undefined ? '' : `, max: ${maxItems}`;
  const isBounded = minItems > 0 || maxItems !== undefined;
  const bounds = isBounded
    ? `.refine(...${scope.module.use('hasSome', CHECKS_FILE)}(z.unknown(), { min: ${minItems}${max} }))`
    : '';
  return {
    code: `z.tuple([${places.join(', ')}]${rest})${bounds}`,
    metadata: pick(schema, ['minItems', 'maxItems']),
    foreign: pick(schema, ['items']),
  };
}

function renderItems({ items = true, minItems = 0, maxItems }: Schema, scope: Scope, render: Render): Rendered {
  const min = minItems === 0 ? '' : `.min(${minItems})`;
  const max = maxItems === undefined ? '' : `.max(${maxItems})`;
  return { code: `z.array(${finish(render(items, scope))})${min}${max}`, metadata: {} };
}

export function renderArray(schema: Schema, scope: Scope, render: Render): Rendered {
  scope.module.use('z', ZOD);
  const { prefixItems = [], uniqueItems } = schema;
  const unique = uniqueItems === true ? `.refine(...${scope.module.use('hasUniqueItems', CHECKS_FILE)}())` : '';
  const { code, metadata, ...rendered } = (prefixItems.length === 0 ? renderItems : renderPlaces)(
    schema,
    scope,
    render,
  );
  return {
    ...rendered,
    code: `${code}${unique}`,
    metadata: { ...metadata, ...pick(schema, uniqueItems === true ? ['uniqueItems', 'format'] : ['format']) },
  };
}
