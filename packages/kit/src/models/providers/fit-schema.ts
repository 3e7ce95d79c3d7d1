type Schema = Readonly<Record<string, unknown>>;

/** A schema as strict modes take it, and the way back from an answer that fits it to one that fits the given schema. */
export interface FittedSchema {
  readonly schema: Schema;
  /** Rewrites an answer's JSON; what is no JSON comes back as it is. */
  restore(text: string): string;
}

const DROPPED = new Set(['$schema', 'default', 'title', 'examples', 'minLength', 'maxLength', 'uniqueItems']);
const KEPT = new Set(['type', 'description', 'enum', 'const', '$ref', 'required', 'additionalProperties']);
const BOUNDS = new Set(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']);
const SIZES = new Set(['minItems', 'maxItems']);
const FORMATS = new Set(['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'ipv4', 'ipv6', 'uuid']);
const LOOK_AROUND = /\(\?(?:<?[=!])/;

class Unfit extends Error {}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asSchema(value: unknown): Schema {
  if (!isSchema(value)) throw new Unfit();
  return value;
}

function mapSchemas(value: unknown, fit: (schema: Schema) => Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(asSchema(value)).map(([name, inner]) => [name, fit(asSchema(inner))]));
}

function fitText(schema: Schema): Schema {
  const { format, pattern } = schema;
  if (typeof format === 'string' && FORMATS.has(format)) return { format };
  return typeof pattern === 'string' && !LOOK_AROUND.test(pattern) ? { pattern } : {};
}

function fitObject(schema: Schema): Schema {
  const { additionalProperties, required } = schema;
  const isOpen = additionalProperties !== undefined && additionalProperties !== false;
  if (isOpen || !isSchema(schema.properties)) throw new Unfit();
  const needed = new Set(Array.isArray(required) ? required : []);
  const fitted = mapSchemas(schema.properties, fit);
  const properties = Object.entries(fitted).map(([name, inner]) => [
    name,
    needed.has(name) ? inner : { anyOf: [inner, { type: 'null' }] },
  ]);
  return { properties: Object.fromEntries(properties), required: Object.keys(fitted), additionalProperties: false };
}

function fitOne(key: string, value: unknown): Schema {
  if (KEPT.has(key) || BOUNDS.has(key) || SIZES.has(key)) return { [key]: value };
  if (DROPPED.has(key) || key === 'format' || key === 'pattern' || key === 'properties') return {};
  if (key === '$defs') return { $defs: mapSchemas(value, fit) };
  if (key === 'items') return { items: fit(asSchema(value)) };
  // Of a discriminated union one branch fits at most, so that any is one.
  if ((key === 'anyOf' || key === 'oneOf') && Array.isArray(value))
    return { anyOf: value.map((inner) => fit(asSchema(inner))) };
  throw new Unfit();
}

function fit(schema: Schema): Schema {
  if (Object.keys(schema).length === 0) throw new Unfit();
  const parts = Object.entries(schema).map(([key, value]) => fitOne(key, value));
  const isObject = schema.type === 'object';
  return Object.assign({}, ...parts, fitText(schema), isObject ? fitObject(schema) : {}) as Schema;
}

function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema.$ref;
  if (typeof reference !== 'string') return schema;
  const steps = reference.split('/').slice(1);
  const found = steps.reduce<unknown>((inner, step) => (isSchema(inner) ? inner[step] : undefined), root);
  return isSchema(found) && found !== schema ? resolve(found, root) : {};
}

/** The objects among a schema's branches. */
function branchesOf(schema: Schema, root: Schema): Schema[] {
  const own = resolve(schema, root);
  const inner = [own.anyOf, own.oneOf]
    .flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []))
    .filter(isSchema);
  return [own, ...inner.flatMap((branch) => branchesOf(branch, root))];
}

// Takes out the nulls that stand for what was left out: those of properties that may be absent.
function dropNulls(value: unknown, branches: readonly Schema[], root: Schema): unknown {
  const inner = (schemas: readonly unknown[]): Schema[] =>
    schemas.filter(isSchema).flatMap((schema) => branchesOf(schema, root));
  if (Array.isArray(value)) {
    const items = inner(branches.map(({ items }) => items));
    return value.map((entry) => dropNulls(entry, items, root));
  }
  if (!isSchema(value)) return value;
  const isNeeded = (name: string): boolean =>
    branches.every(({ required, properties }) => {
      const knows = isSchema(properties) && name in properties;
      return !knows || (Array.isArray(required) && required.includes(name));
    });
  const entries = Object.entries(value).filter(([name, child]) => child !== null || isNeeded(name));
  const schemasOf = (name: string): Schema[] =>
    inner(branches.map(({ properties }) => (isSchema(properties) ? properties[name] : undefined)));
  return Object.fromEntries(entries.map(([name, child]) => [name, dropNulls(child, schemasOf(name), root)]));
}

/**
 * Makes a JSON Schema fit for strict modes: closed objects, every property required (one that may be absent may be null
 * instead), and no keyword that they refuse; the asker checks those anyway. A root that is no object is wrapped in one.
 * @returns `undefined` where a strict mode cannot say the same: open objects, intersections, anything
 */
export function fitSchema(given: Schema): FittedSchema | undefined {
  try {
    const fitted = fit(given);
    const { $defs, ...root } = fitted;
    const isWrapped = root.type !== 'object';
    // A reference to the root would mean the wrapping.
    if (isWrapped && JSON.stringify(fitted).includes('"$ref":"#"')) return undefined;
    const properties = { value: root };
    const wrapped = { type: 'object', properties, required: ['value'], additionalProperties: false };
    const schema = isWrapped ? { ...wrapped, ...($defs === undefined ? {} : { $defs }) } : fitted;
    const branches = branchesOf(given, given);
    const restore = (text: string): string => {
      try {
        const parsed: unknown = JSON.parse(text);
        const value = isWrapped && isSchema(parsed) && 'value' in parsed ? parsed.value : parsed;
        return JSON.stringify(dropNulls(value, branches, given));
      } catch {
        return text;
      }
    };
    return { schema, restore };
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}
