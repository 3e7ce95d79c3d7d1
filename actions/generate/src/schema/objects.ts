import type { SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { toCanonicalJson } from '../comparison/canonical-json';
import { normaliseSchema } from '../comparison/normalise';
import { toLiteral, toPropertyKey } from '../text/literals';

import { applyConditions } from './conditions';
import type { ObjectShape, Property } from './object-shape';
import { isLeftOut, readObject } from './object-shape';
import type { Render, Rendered, Scope } from './scope';
import { CHECKS_FILE, finish, finishMember, finishOptional, pick, ZOD } from './scope';

const SIZES = ['minProperties', 'maxProperties'] as const;

function isTrivial(schema: SchemaOrBoolean): boolean {
  return schema === true || toCanonicalJson(schema) === '{}';
}

/** Whether a schema lets any value be, so that it would let an absent one be too. */
function takesAnything(schema: SchemaOrBoolean, { document }: Scope): boolean {
  const { types, values, choices } = normaliseSchema(document, schema);
  return types === undefined && values === undefined && choices.length === 0;
}

function renderProperty(property: Property, scope: Scope, render: Render): string {
  const code = renderMember(property, scope, render);
  const isHidden = scope.hides === true && isLeftOut(scope.document, property.schema, 'response');
  return isHidden ? `${code}.transform(() => undefined)` : code;
}

function renderMember({ schema, isRequired }: Property, scope: Scope, render: Render): string {
  const rendered = render(schema, scope);
  if (!isRequired) return finishOptional(rendered);
  if (!takesAnything(schema, scope)) return finish(rendered);
  return finish({ ...rendered, code: `${rendered.code}.refine(...${scope.module.use('isPresent', CHECKS_FILE)}())` });
}

function renderProperties(properties: ReadonlyMap<string, Property>, scope: Scope, render: Render): string {
  const lines = [...properties].map(
    ([name, property]) =>
      `${toPropertyKey(name)}: ${finishMember(name, renderProperty(property, scope, render), !property.isRequired, scope)},`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`;
}

function hasSize({ keywords }: ObjectShape): boolean {
  return SIZES.some((keyword) => keywords[keyword] !== undefined && keywords[keyword] !== 0);
}

function isExtensible(shape: ObjectShape): boolean {
  return shape.additional === undefined && !hasSize(shape) && Object.keys(shape.conditions).length === 0;
}

/** A component that is a plain object in the file that defines it, so that others may extend it. */
function findBase({ bases }: ObjectShape, scope: Scope): { name: string; shape: ObjectShape } | undefined {
  for (const reference of bases) {
    const name = findComponentName(reference);
    const component = name === undefined ? undefined : scope.components.get(name);
    if (name === undefined || component === undefined || component.circle.size > 0) continue;
    const shape = readObject(scope.document, component.schema, scope.direction);
    if (shape !== undefined && isExtensible(shape)) return { name, shape };
  }
  return undefined;
}

function isSame(one: Property | undefined, other: Property): boolean {
  return one?.isRequired === other.isRequired && toCanonicalJson(one.schema) === toCanonicalJson(other.schema);
}

/** What extends a schema has the discriminator from there, unless it says another one. */
function pickDiscriminator({ keywords }: ObjectShape, base: ObjectShape): Record<string, unknown> {
  const [own, inherited] = [keywords, base.keywords].map((all) => pick(all, ['discriminator']));
  return own === undefined || toCanonicalJson(own) === toCanonicalJson(inherited) ? {} : own;
}

/** `petSchema.extend({ … })`: what the base does not have, or has otherwise. */
function renderExtension(shape: ObjectShape, scope: Scope, render: Render): Rendered | undefined {
  const base = shape.additional === undefined && scope.hides !== true ? findBase(shape, scope) : undefined;
  const component = base === undefined ? undefined : scope.components.get(base.name);
  if (base === undefined || component === undefined) return undefined;
  const added = [...shape.properties].filter(([name, property]) => !isSame(base.shape.properties.get(name), property));
  const parent = scope.module.use(component.constants[scope.direction], component.file);
  const code = `${parent}.extend(${renderProperties(new Map(added), scope, render)})`;
  return { code, metadata: pickDiscriminator(shape, base.shape) };
}

function renderPlain({ properties, additional, keywords }: ObjectShape, scope: Scope, render: Render): string {
  scope.module.use('z', ZOD);
  const isFree = additional === undefined && Object.keys(keywords.properties ?? {}).length + properties.size === 0;
  if (isFree || (additional !== undefined && isTrivial(additional)))
    return `z.looseObject(${renderProperties(properties, scope, render)})`;
  if (additional === undefined) return `z.object(${renderProperties(properties, scope, render)})`;
  if (additional === false) return `z.strictObject(${renderProperties(properties, scope, render)})`;
  const others = finish(render(additional, scope));
  if (properties.size === 0) return `z.record(z.string(), ${others})`;
  // Checked alone: no value of TypeScript has a number by one name and texts by any.
  return `z.object(${renderProperties(properties, scope, render)}).catchall<z.ZodType>(${others})`;
}

function renderSized(shape: ObjectShape, scope: Scope, render: Render): Rendered {
  const extension = renderExtension(shape, scope, render);
  const { code, metadata } = extension ?? {
    code: renderPlain(shape, scope, render),
    metadata: pick(shape.keywords, ['discriminator', 'format']),
  };
  if (!hasSize(shape)) return { code, metadata };
  const { minProperties: min, maxProperties: max } = shape.keywords;
  const bounds = toLiteral({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  const check = scope.module.use('withSize', CHECKS_FILE);
  return { code: `${check}(${bounds}, ${code})`, metadata: { ...metadata, ...pick(shape.keywords, SIZES) } };
}

export function renderObject(shape: ObjectShape, scope: Scope, render: Render): Rendered {
  const others = { known: [...shape.properties.keys()], schema: shape.unmatched };
  return applyConditions(renderSized(shape, scope, render), shape.conditions, scope, render, others);
}
