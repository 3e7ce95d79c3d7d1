import { isSamplable } from '../shapes/samplable';
import { narrowPattern } from '../shapes/sampled-pattern';
import type { ArrayShape, NumberShape, ObjectShape, Shape, StringShape } from '../shapes/shape';
import { compilePattern, renderLiteral, renderObject, renderPattern } from '../text/code';

import { sampleNumber } from './numbers';

/** Valid values of formats, as code. `next()` is another number at each call. */
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'uuid(next())',
  date: '"2024-02-29"',
  'date-time': '"2024-02-29T12:30:45.678Z"',
  time: '"12:30:45Z"',
  duration: '"P1D"',
  email: '`name${next()}@example.com`',
  'idn-email': '`name${next()}@example.com`',
  uri: '`https://example.com/${next()}`',
  url: '`https://example.com/${next()}`',
  'uri-reference': '`https://example.com/${next()}`',
  hostname: '`host${next()}.example.com`',
  ipv4: '"192.0.2.1"',
  ipv6: '"2001:db8::1"',
  byte: '"aGVsbG8="',
  'json-pointer': '"/items/0"',
  regex: '"^[a-z]+$"',
};

/** Whether text of a format has to look like something; other formats are only names. */
export function isBindingFormat(format: string | undefined): boolean {
  return format !== undefined && format in FORMATS;
}

const DIGITS_OF_A_COUNT = 6;

/**
 * What a value is for. `sent` in a request, which carries nothing read-only; `unique` likewise, and different at each
 * call; `whole` with everything that its schema names.
 */
export type Purpose = 'sent' | 'unique' | 'whole';

/**
 * Code of a valid value.
 * @param label - flavours text: `Title 7`
 */
export function renderSample(shape: Shape, label: string, purpose: Purpose = 'sent'): string {
  switch (shape.kind) {
    case 'string':
      return renderString(shape, label);
    case 'integer':
    case 'number':
      return renderNumber(shape, purpose === 'unique');
    case 'boolean':
      return 'true';
    case 'enum':
      return renderLiteral(shape.values[0]);
    case 'array':
      return renderArray(shape, label, purpose);
    case 'object':
      return renderObjectSample(shape, purpose);
    case 'union':
      return renderSample(shape.choices.find(isSamplable) ?? { kind: 'any', isNullable: true }, label, purpose);
    default:
      return renderLiteral('anything');
  }
}

/**
 * Code of a text that follows a format and a pattern both: the one that the format has, where that follows the pattern
 * whatever number it holds. What is made of a pattern alone is mostly no email.
 */
export function renderBoth({
  format = '',
  pattern = '',
  minLength,
  maxLength = Infinity,
}: StringShape): string | undefined {
  const code = FORMATS[format];
  if (code === undefined || pattern === '' || !/^[`"]/.test(code)) return undefined;
  const texts = ['1', '9'.repeat(DIGITS_OF_A_COUNT)].map((count) => code.slice(1, -1).replace('${next()}', count));
  const expression = compilePattern(pattern);
  const fits = (text: string): boolean => expression.test(text) && text.length >= minLength && text.length <= maxLength;
  return texts.every(fits) ? code : undefined;
}

function renderString(shape: StringShape, label: string): string {
  const { format, pattern, minLength, maxLength = Infinity } = shape;
  const both = renderBoth(shape);
  if (both !== undefined) return both;
  if (pattern !== undefined)
    return `matching(${[renderPattern(narrowPattern(pattern) ?? pattern), ...renderBounds(shape)].join(', ')})`;
  const known = format === undefined ? undefined : FORMATS[format];
  if (known !== undefined) return known;
  const words = label.charAt(0).toUpperCase() + label.slice(1);
  if (words.length + 1 + DIGITS_OF_A_COUNT > maxLength) return `digits(next(), ${minLength}, ${maxLength})`;
  const text = `\`${words.replace(/[`\\$]/g, '')} \${next()}\``;
  return words.length + 2 >= minLength ? text : `${text}.padEnd(${minLength}, ".")`;
}

function renderBounds({ minLength, maxLength }: StringShape): string[] {
  if (minLength === 0 && maxLength === undefined) return [];
  return [renderLiteral({ minLength, ...(maxLength === undefined ? {} : { maxLength }) })];
}

function renderNumber(shape: NumberShape, isUnique: boolean): string {
  return isUnique ? renderUniqueNumber(shape) : String(sampleNumber(shape) ?? shape.minimum ?? 0);
}

/** Code of another allowed number at each call, as long as there are any. */
function renderUniqueNumber(shape: NumberShape): string {
  const { kind, minimum, maximum, multipleOf, excludesMinimum, excludesMaximum } = shape;
  const isNarrow = minimum !== undefined && maximum !== undefined && maximum - minimum < 10 ** DIGITS_OF_A_COUNT;
  if (kind === 'number' && multipleOf === undefined && isNarrow)
    return `${minimum} + (${maximum - minimum} * ((next() % 9999) + 1)) / 10_000`;
  const step = multipleOf ?? 1;
  const scale = (count: string): string => (step === 1 ? count : `${count} * ${step}`);
  const last = maximum === undefined ? Infinity : Math.floor(maximum / step) - (excludesMaximum ? 1 : 0);
  if (minimum === undefined && Number.isFinite(last)) return `${last * step} - ${scale('next()')}`;
  const first = Math.ceil((minimum ?? 0) / step) + (excludesMinimum ? 1 : 0);
  const count = isNarrow ? `(next() % ${last - first + 1})` : 'next()';
  return first === 0 ? scale(count) : `${first * step} + ${scale(count)}`;
}

function renderArray({ items, minItems, maxItems }: ArrayShape, label: string, purpose: Purpose): string {
  if (!isSamplable(items) || maxItems === 0) return '[]';
  const count = Math.max(1, minItems);
  return `[${Array.from({ length: count }, () => renderSample(items, label, purpose)).join(', ')}]`;
}

/** Code of an object with every property that can be given. */
export function renderObjectSample({ properties }: ObjectShape, purpose: Purpose): string {
  const given = properties.filter(
    ({ isReadOnly, shape }) => (purpose === 'whole' || !isReadOnly) && isSamplable(shape),
  );
  return renderObject(given.map(({ name, shape }) => [name, renderSample(shape, name, purpose)]));
}
