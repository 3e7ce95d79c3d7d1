import type { Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';
import { toLiteral } from '../text/literals';

import type { Render, Rendered, Scope } from './scope';
import { finish, renderNever, ZOD } from './scope';

/** Whether a schema allows `null` and nothing else. */
function isNull(schema: SchemaOrBoolean, { document }: Scope): boolean {
  const { types, values, allowsNull } = normaliseSchema(document, schema);
  return allowsNull && (types?.size === 0 || values?.size === 0);
}

function isChoice(schema: SchemaOrBoolean, { document }: Scope): boolean {
  return normaliseSchema(document, schema).choices.length > 0;
}

/** The documentation would flatten a choice within a choice; behind `lazy` it stays one. */
function renderBranch(branch: SchemaOrBoolean, scope: Scope, render: Render): string {
  const code = finish(render(branch, scope));
  return isChoice(branch, scope) && !code.startsWith('z.lazy(') ? `z.lazy(() => ${code})` : code;
}

/** `anyOf` and `oneOf`. A branch that is `null` makes the rest nullable. */
export function renderChoice(
  keyword: 'anyOf' | 'oneOf',
  schema: Schema & { readonly discriminator?: unknown },
  scope: Scope,
  render: Render,
): Rendered {
  const all = schema[keyword] ?? [];
  const branches = all.filter((branch) => !isNull(branch, scope));
  const hasNull = branches.length < all.length;
  const [only] = branches;
  if (only === undefined || branches.length > 1 || hasNull) scope.module.use('z', ZOD);
  if (only === undefined) return hasNull ? { code: 'z.null()', metadata: {} } : renderNever(scope);
  const discriminator = schema.discriminator === undefined ? {} : { discriminator: schema.discriminator };
  if (branches.length === 1) {
    // `nullable()` on a reference would be documented as a contradiction.
    const code = hasNull ? `z.union([${renderBranch(only, scope, render)}, z.null()])` : finish(render(only, scope));
    return { code, metadata: discriminator };
  }
  const listed = branches.map((branch) => renderBranch(branch, scope, render)).join(', ');
  const options = toLiteral({ unionPreferredType: 'oneOf' });
  const code = keyword === 'anyOf' ? `z.union([${listed}])` : `z.xor([${listed}]).openapi({}, ${options})`;
  return { code: hasNull ? `${code}.nullable()` : code, metadata: discriminator };
}
