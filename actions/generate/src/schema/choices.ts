import type { Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';
import { toLiteral } from '../text/literals';

import type { Discriminator } from './discriminators';
import { listForeignNames } from './discriminators';
import type { Render, Rendered, Scope } from './scope';
import { CHECKS_FILE, finish, renderNever, ZOD } from './scope';

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

/** The branches of a choice; one whose value names another one in the discriminator does not fit. */
function renderBranches(
  branches: readonly SchemaOrBoolean[],
  discriminator: Discriminator | undefined,
  scope: Scope,
  render: Render,
): string {
  const foreign = discriminator === undefined ? [] : listForeignNames(scope.document, branches, discriminator);
  const codes = branches.map((branch, index) => {
    const code = renderBranch(branch, scope, render);
    const names = foreign[index];
    if (names === undefined || discriminator === undefined) return code;
    const check = scope.module.use('isNotNamed', CHECKS_FILE);
    return `${code}.refine(...${check}(${toLiteral(discriminator.propertyName)}, ${toLiteral(names)}))`;
  });
  return codes.join(', ');
}

/** `anyOf` and `oneOf`. A branch that is `null` makes the rest nullable. */
export function renderChoice(
  keyword: 'anyOf' | 'oneOf',
  schema: Schema & { readonly discriminator?: Discriminator },
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
  const listed = renderBranches(branches, schema.discriminator, scope, render);
  const options = toLiteral({ unionPreferredType: 'oneOf' });
  const code = keyword === 'anyOf' ? `z.union([${listed}])` : `z.xor([${listed}]).openapi({}, ${options})`;
  return { code: hasNull ? `${code}.nullable()` : code, metadata: discriminator };
}
