import type { Shape } from '../shapes/shape';
import { compilePattern, renderLiteral } from '../text/code';

import { variantNumbers } from './numbers';
import { isBindingFormat } from './sample';

const WORDS = ['Amber', 'Birch', 'Cedar'];

const BY_FORMAT: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-01-31', '2024-02-29', '2024-12-01'],
  'date-time': ['2024-01-31T23:59:59.000Z', '2024-02-29T12:00:00.000Z', '2024-12-01T00:00:00.000Z'],
  email: ['amber@example.com', 'birch@example.com', 'cedar@example.com'],
  uri: ['https://example.com/a', 'https://example.com/b', 'https://example.com/c'],
  uuid: [1, 2, 3].map((number) => `00000000-0000-4000-8000-00000000000${number}`),
};

function variantTexts(shape: Extract<Shape, { kind: 'string' }>): string[] | undefined {
  const { format = '', pattern, minLength, maxLength = Infinity } = shape;
  const texts = BY_FORMAT[format] ?? (isBindingFormat(format) ? [] : WORDS);
  const matches = pattern === undefined ? undefined : compilePattern(pattern);
  const isAllowed = (text: string): boolean =>
    text.length >= minLength && text.length <= maxLength && matches?.test(text) !== false;
  return texts.length > 0 && texts.every(isAllowed) ? [...texts] : undefined;
}

/**
 * Code of different valid values, smallest first; `undefined` where so many are not found. Text of a pattern is made up
 * when the tests run, each time another one.
 */
export function renderVariants(shape: Shape, count: number): string[] | undefined {
  const cut = (values: readonly unknown[] | undefined): string[] | undefined =>
    values === undefined || values.length < count ? undefined : values.slice(0, count).map(renderLiteral);
  switch (shape.kind) {
    case 'enum':
      return cut(shape.values);
    case 'boolean':
      return cut([false, true]);
    case 'integer':
    case 'number':
      return cut(variantNumbers(shape, count));
    case 'string':
      return cut(variantTexts(shape));
    default:
      return undefined;
  }
}
