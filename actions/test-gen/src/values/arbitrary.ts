import { isSamplable } from '../shapes/samplable';
import { narrowPattern } from '../shapes/sampled-pattern';
import type { ArrayShape, NumberShape, ObjectShape, PropertyShape, Shape, StringShape } from '../shapes/shape';
import { renderLiteral, renderObject, renderPattern } from '../text/code';

import { renderBoth } from './sample';

/** Arbitraries of formats, as code; the functions without `fc.` come with the tests. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'fc.uuid()',
  date: 'anyDate()',
  'date-time': 'anyInstant()',
  time: 'fc.constantFrom("00:00:00Z", "12:30:45Z", "23:59:59Z")',
  duration: 'fc.constantFrom("P1D", "PT36H", "P3Y6M4DT12H30M5S")',
  email: 'anyAddress()',
  'idn-email': 'anyAddress()',
  uri: 'fc.webUrl()',
  url: 'fc.webUrl()',
  'uri-reference': 'fc.webUrl()',
  hostname: 'fc.domain()',
  ipv4: 'fc.ipV4()',
  ipv6: 'fc.constantFrom("::1", "2001:db8::1", "2001:db8:0:0:8:800:200c:417a")',
  byte: 'fc.base64String()',
  'json-pointer': 'fc.constantFrom("", "/items/0", "/a~1b/~0")',
  regex: 'fc.constantFrom("^[a-z]+$", "a|b", "")',
};

function renderOptions(options: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== false);
  return given.length === 0 ? '' : renderLiteral(Object.fromEntries(given));
}

/** Code of a fast-check arbitrary that gives every kind of value the shape allows. */
export function renderArbitrary(shape: Shape): string {
  const code = renderNotNull(shape);
  return shape.isNullable && shape.kind !== 'any' ? `fc.option(${code}, { nil: null })` : code;
}

function renderNotNull(shape: Shape): string {
  switch (shape.kind) {
    case 'string':
      return renderText(shape);
    case 'integer':
    case 'number':
      return renderNumber(shape);
    case 'boolean':
      return 'fc.boolean()';
    case 'enum':
      return `fc.constantFrom(${shape.values.map(renderLiteral).join(', ')})`;
    case 'array':
      return renderArray(shape);
    case 'object':
      return renderObjectArbitrary(shape);
    case 'union':
      return `fc.oneof(${shape.choices.filter(isSamplable).map(renderArbitrary).join(', ')})`;
    default:
      return 'anyJson()';
  }
}

function renderText(shape: StringShape): string {
  const { format, pattern, minLength, maxLength, isNotBlank } = shape;
  const both = renderBoth(shape);
  if (both !== undefined) return `fc.nat({ max: 999_999 }).map((count) => ${both.replace('next()', 'count')})`;
  const bounds = { minLength: minLength === 0 ? undefined : minLength, maxLength };
  if (pattern !== undefined) {
    const code = `fc.stringMatching(${renderPattern(narrowPattern(pattern) ?? pattern)})`;
    const checks = [
      ...(minLength === 0 ? [] : [`value.length >= ${minLength}`]),
      ...(maxLength === undefined ? [] : [`value.length <= ${maxLength}`]),
    ];
    return checks.length === 0 ? code : `${code}.filter((value) => ${checks.join(' && ')})`;
  }
  const known = format === undefined ? undefined : FORMATS[format];
  const some = isNotBlank === true ? '.filter((value) => value.trim() !== "")' : '';
  return known ?? `anyText(${renderOptions(bounds)})${some}`;
}

/** Code of so many steps: their product alone would end in digits that no multiple has, as 3 * 0.05 does. */
function renderProduct(step: number): string {
  const digits = /\.(\d+)$/.exec(String(step))?.[1]?.length;
  return digits === undefined ? `count * ${step}` : `Number((count * ${step}).toFixed(${digits}))`;
}

function renderNumber(shape: NumberShape): string {
  const { kind, format, minimum, maximum, excludesMinimum, excludesMaximum, multipleOf } = shape;
  if (multipleOf !== undefined) {
    const [least, most] = [(minimum ?? -Infinity) / multipleOf, (maximum ?? Infinity) / multipleOf];
    const first = excludesMinimum ? Math.floor(least) + 1 : Math.ceil(least);
    const low = minimum === undefined ? -1000 : first;
    const last = excludesMaximum ? Math.ceil(most) - 1 : Math.floor(most);
    const high = maximum === undefined ? low + 2000 : last;
    return `fc.integer(${renderLiteral({ min: low, max: high })}).map((count) => ${renderProduct(multipleOf)})`;
  }
  if (kind === 'integer') {
    const limit = format === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
    return `fc.integer(${renderLiteral({ min: minimum ?? -limit, max: maximum ?? limit })})`;
  }
  const options = { min: minimum, max: maximum, minExcluded: excludesMinimum, maxExcluded: excludesMaximum };
  return `anyNumber(${renderOptions(options)})`;
}

function renderArray({ items, minItems, maxItems, isUnique }: ArrayShape): string {
  if (!isSamplable(items)) return 'fc.constant([])';
  const bounds = { minLength: minItems === 0 ? undefined : minItems, maxLength: maxItems ?? Math.max(minItems, 5) };
  const inner = renderArbitrary(items);
  if (!isUnique) return `fc.array(${inner}, ${renderOptions(bounds)})`;
  return `fc.uniqueArray(${inner}, { ...${renderOptions(bounds)}, selector: (item) => JSON.stringify(item) })`;
}

function renderObjectArbitrary(shape: ObjectShape): string {
  const sent = shape.properties.filter(({ isReadOnly, shape: inner }) => !isReadOnly && isSamplable(inner));
  const { additional, minProperties } = shape;
  if (sent.length === 0 && additional !== false && typeof additional === 'object')
    return `fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), ${renderArbitrary(additional)}, { noNullPrototype: true })`;
  return renderRecord(sent, minProperties);
}

/** Code of an arbitrary of objects with these properties; optional ones come and go. */
export function renderRecord(properties: readonly PropertyShape[], minProperties = 0): string {
  const model = renderObject(properties.map(({ name, shape }) => [name, renderArbitrary(shape)]));
  const required = properties.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const constraint = required.length === properties.length ? '' : `, { requiredKeys: ${renderLiteral(required)} }`;
  const code = `fc.record(${model}${constraint})`;
  return minProperties <= required.length
    ? code
    : `${code}.filter((value) => Object.keys(value).length >= ${minProperties})`;
}
