import type { NumberShape, PropertyShape, Shape, StringShape } from '../shapes/shape';
import { compilePattern, renderLiteral, renderPattern } from '../text/code';

import { allowsNumber } from './numbers';

/** One way in which a value can break its schema. */
export interface Fault {
  /** Follows `a body `: `whose title has more than 300 characters`, `without title`. */
  readonly label: string;
  /** Code of one such value; `undefined` leaves the property out. */
  readonly value: string;
  /** Code of an arbitrary of such values. */
  readonly arbitrary: string;
}

interface ValueFault {
  /** Follows the property's name: `has more than 300 characters`. */
  readonly label: string;
  readonly value: string;
  readonly arbitrary: string;
}

// How far beyond a bound values are looked for, and the bounds beyond which numbers are no longer exact.
const REACH = 1000;
const LARGEST = 2 ** 52;

const one = (label: string, value: string): ValueFault => ({ label, value, arbitrary: `fc.constant(${value})` });

const BAD_FORMATS: Readonly<Record<string, readonly ValueFault[]>> = {
  date: [one('is on no calendar', '"2023-02-29"'), one('is no date', '"tomorrow"')],
  'date-time': [one('is on no clock', '"2024-02-29T25:00:00Z"'), one('has no time', '"2024-02-29"')],
  uuid: [one('is no UUID', '"not-a-uuid"')],
  email: [one('is no address', '"nobody"')],
  time: [one('is on no clock', '"25:00:00Z"')],
  'uri-reference': [one('holds what no address does', '"<no address>"')],
  'json-pointer': [one('is no JSON pointer', '"no pointer"')],
  regex: [one('is no regular expression', '"("')],
  byte: [one('is no base64', '"no base64"')],
  ipv4: [one('is no IPv4 address', '"999.0.2.1"')],
};

/** Ways to break a schema by one value, `null` and other types first. */
export function listValueFaults(shape: Shape): ValueFault[] {
  const nulls = shape.isNullable || shape.kind === 'any' ? [] : [one('is null', 'null')];
  return [...listTypeFaults(shape), ...nulls, ...listConstraintFaults(shape)];
}

const TYPE_FAULTS: Readonly<Partial<Record<Shape['kind'], readonly [noun: string, value: string]>>> = {
  string: ['no text', '42'],
  integer: ['no whole number', '1.5'],
  number: ['no number', '"many"'],
  boolean: ['neither true nor false', '"perhaps"'],
  array: ['no list', '{}'],
  object: ['no object', '[]'],
};

function listTypeFaults(shape: Shape): ValueFault[] {
  if (shape.kind === 'enum') return [listEnumFault(shape.values)];
  const found = TYPE_FAULTS[shape.kind];
  if (found === undefined) return [];
  const [noun, value] = found;
  return [{ label: `is ${noun}`, value, arbitrary: `otherThan(${renderLiteral(shape.kind)})` }];
}

function listEnumFault(values: readonly unknown[]): ValueFault {
  return {
    label: 'is none of the values allowed',
    value: '"no-such-value"',
    arbitrary: `anyJson().filter((value) => value !== null && !${renderLiteral(values)}.some((allowed) => allowed === value))`,
  };
}

function listConstraintFaults(shape: Shape): ValueFault[] {
  if (shape.kind === 'string') return listTextFaults(shape);
  if (shape.kind === 'integer' || shape.kind === 'number') return listNumberFaults(shape);
  if (shape.kind !== 'array') return [];
  const { items, minItems } = shape;
  const [inner] = listValueFaults(items);
  return [
    ...(minItems === 0 ? [] : [one(`has fewer than ${minItems} items`, '[]')]),
    ...(inner === undefined ? [] : [one(`has an item that ${inner.label}`, `[${inner.value}]`)]),
  ];
}

const BLANK: ValueFault = {
  label: 'is blank',
  value: renderLiteral('   '),
  arbitrary: 'fc.string({ unit: fc.constantFrom(" ", "\\t", "\\n"), minLength: 1 })',
};

function listTextFaults({ format = '', pattern, minLength, maxLength, isNotBlank }: StringShape): ValueFault[] {
  const short = {
    label: minLength === 1 ? 'is empty' : `has fewer than ${minLength} characters`,
    value: renderLiteral('x'.repeat(Math.max(0, minLength - 1))),
    arbitrary: `anyText({ maxLength: ${minLength - 1} })`,
  };
  const long = (limit: number): ValueFault => ({
    label: `has more than ${limit} characters`,
    value: `"x".repeat(${limit + 1})`,
    arbitrary: `anyText({ minLength: ${limit + 1}, maxLength: ${limit + 10} })`,
  });
  return [
    ...(minLength === 0 ? [] : [short]),
    ...(isNotBlank === true ? [BLANK] : []),
    ...(maxLength === undefined ? [] : [long(maxLength)]),
    ...(pattern === undefined ? [] : listPatternFault(pattern)),
    ...(BAD_FORMATS[format] ?? []),
  ];
}

function listPatternFault(pattern: string): ValueFault[] {
  const expression = compilePattern(pattern);
  const value = ['', '?', 'no match', '0'].find((text) => !expression.test(text));
  if (value === undefined) return [];
  return [
    {
      label: 'does not match its pattern',
      value: renderLiteral(value),
      arbitrary: `anyText().filter((value) => !${renderPattern(pattern)}.test(value))`,
    },
  ];
}

function listNumberFaults(shape: NumberShape): ValueFault[] {
  const { kind, minimum, maximum, excludesMinimum, excludesMaximum, multipleOf } = shape;
  const method = kind === 'integer' ? 'integer' : 'double';
  const extra = kind === 'integer' ? '' : ', noNaN: true, noDefaultInfinity: true';
  const low = (bound: number): ValueFault => ({
    label: excludesMinimum ? `is ${bound}` : `is below ${bound}`,
    value: String(excludesMinimum ? bound : bound - 1),
    arbitrary: `fc.${method}({ min: ${bound - REACH}, max: ${excludesMinimum ? bound : bound - 1}${extra} })`,
  });
  const high = (bound: number): ValueFault => ({
    label: excludesMaximum ? `is ${bound}` : `is above ${bound}`,
    value: String(excludesMaximum ? bound : bound + 1),
    arbitrary: `fc.${method}({ min: ${excludesMaximum ? bound : bound + 1}, max: ${bound + REACH}${extra} })`,
  });
  const between = (multipleOf ?? 1) / 2 + (minimum ?? 0);
  const isOff = multipleOf !== undefined && !allowsNumber({ ...shape, kind: 'number' }, between);
  return [
    ...(minimum === undefined || Math.abs(minimum) > LARGEST ? [] : [low(minimum)]),
    ...(maximum === undefined || Math.abs(maximum) > LARGEST ? [] : [high(maximum)]),
    ...(isOff ? [one(`is no multiple of ${multipleOf}`, String(between))] : []),
  ];
}

/** Ways to break an object's schema by one property, left out ones first. */
export function listFaults(properties: readonly PropertyShape[]): (Fault & { readonly property: string })[] {
  return properties.flatMap(({ name, isRequired, shape }) => {
    const missing = { label: `without ${name}`, value: 'undefined', arbitrary: 'fc.constant(undefined)' };
    const broken = listValueFaults(shape).map(({ label, ...fault }) => ({ ...fault, label: `whose ${name} ${label}` }));
    return [...(isRequired ? [missing] : []), ...broken].map((fault) => ({ ...fault, property: name }));
  });
}

/** Texts that a parameter must not carry. */
export function listTextualFaults(shape: Shape): readonly { readonly label: string; readonly value: string }[] {
  switch (shape.kind) {
    case 'integer':
    case 'number':
      return [
        { label: 'is no number', value: 'many' },
        ...(shape.kind === 'integer' ? [{ label: 'is no whole number', value: '1.5' }] : []),
        ...listNumberFaults(shape).map(({ label, value }) => ({ label, value })),
      ];
    case 'boolean':
      return [{ label: 'is neither true nor false', value: 'perhaps' }];
    case 'enum':
      return [{ label: 'is none of the values allowed', value: 'no-such-value' }];
    case 'string':
      return listTextFaults(shape)
        .filter(({ value }) => value.startsWith('"') && !value.includes('.repeat'))
        .map(({ label, value }) => ({ label, value: JSON.parse(value) as string }));
    default:
      return [];
  }
}
