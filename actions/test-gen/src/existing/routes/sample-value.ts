import { isSamplable } from '../../shapes/samplable';
import type { Shape, StringShape } from '../../shapes/shape';
import { sampleNumber } from '../../values/numbers';

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  date: '2024-02-29',
  'date-time': '2024-02-29T12:30:45.678Z',
  email: 'name@example.com',
  uri: 'https://example.com/1',
  url: 'https://example.com/1',
};

function sampleText(
  { format = '', pattern, minLength, maxLength = Infinity }: StringShape,
  label: string,
): string | undefined {
  if (pattern !== undefined) return undefined;
  const text = BY_FORMAT[format] ?? label.padEnd(minLength, '.');
  return text.length >= minLength && text.length <= maxLength ? text : text.slice(0, maxLength);
}

/** A valid JSON value, the same each time; `undefined` where none is found. */
export function sampleValue(shape: Shape, label: string): unknown {
  switch (shape.kind) {
    case 'string':
      return sampleText(shape, label);
    case 'integer':
    case 'number':
      return sampleNumber(shape) ?? shape.minimum ?? 0;
    case 'boolean':
      return true;
    case 'enum':
      return shape.values[0];
    case 'array': {
      const item = sampleValue(shape.items, label);
      if (item === undefined) return shape.minItems === 0 ? [] : undefined;
      return Array.from({ length: Math.max(1, shape.minItems) }, () => item);
    }
    case 'object':
      return sampleObject(shape.properties);
    case 'union': {
      const choice = shape.choices.find(isSamplable);
      return choice === undefined ? undefined : sampleValue(choice, label);
    }
    default:
      return undefined;
  }
}

function sampleObject(properties: Extract<Shape, { kind: 'object' }>['properties']): object | undefined {
  const entries: [string, unknown][] = [];
  for (const { name, shape, isRequired, isReadOnly } of properties) {
    if (isReadOnly) continue;
    const value = sampleValue(shape, name);
    if (value !== undefined) entries.push([name, value]);
    else if (isRequired) return undefined;
  }
  return Object.fromEntries(entries);
}
