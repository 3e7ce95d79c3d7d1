import { describe, expect, it } from 'vitest';

import { parseShortForm } from './parse-short-form';

function listProblems(text: string): string[] {
  const { problems = [] } = parseShortForm(text);
  return problems.map(
    ({ line, column, pointer, message, advice }) => `${line}:${column}: ${pointer}: ${message}; ${advice}`,
  );
}

function ofFields(...fields: string[]): string {
  return [
    'service: Shop',
    'entities:',
    '  Product:',
    '    fields:',
    ...fields.map((field) => `      ${field}`),
    '',
  ].join('\n');
}

describe('parseShortForm', () => {
  it('fills what is not said', () => {
    const { form } = parseShortForm(ofFields('name: string', 'price: { type: number }')) as { form: unknown };
    expect(form).toEqual({
      service: 'Shop',
      version: '1.0.0',
      security: 'none',
      entities: {
        Product: {
          fields: { name: 'string', price: { type: 'number', required: true, unique: false, filter: false } },
          relations: {},
          operations: ['list', 'create', 'read', 'replace', 'patch', 'delete'],
        },
      },
    });
  });

  it('places everything that does not fit the form', () => {
    const text = `service: Shop
colour: red
entities:
  Product:
    fields:
      name: { type: string, uniqe: true }
      in-stock: boolean
      price: euro
    operations: [list, destroy]
`;
    expect(listProblems(text)).toEqual([
      '6:29: #/entities/Product/fields/name/uniqe: unknown key "uniqe"; remove it, or correct its spelling',
      '7:7: #/entities/Product/fields/in-stock: the name "in-stock" is not allowed; use letters, digits and underscores, starting with a letter',
      expect.stringMatching(
        /^8:14: #\/entities\/Product\/fields\/price: Invalid option: expected one of "string".*; correct the value$/,
      ),
      expect.stringMatching(/^9:24: #\/entities\/Product\/operations\/1: Invalid option.*; correct the value$/),
      '2:1: #/colour: unknown key "colour"; remove it, or correct its spelling',
    ]);
  });

  it.each([
    ['id: string', '5:11: #/entities/Product/fields/id: every entity has `id` without being told; remove it'],
    [
      'a: { type: boolean, min: 1 }',
      '5:32: #/entities/Product/fields/a/min: min means nothing for a boolean; remove it',
    ],
    [
      'a: { type: string, max: 1.5 }',
      '5:31: #/entities/Product/fields/a/max: max is a length, and 1.5 is none; use a whole number from 0',
    ],
    [
      'a: { type: integer, min: 5, max: 1 }',
      '5:40: #/entities/Product/fields/a/max: max 1 is less than min 5; exchange them',
    ],
    [
      'a: { type: integer, enum: [x] }',
      '5:33: #/entities/Product/fields/a/enum: enum lists texts, and the type is integer; use the type string',
    ],
    [
      'a: { type: date, pattern: x }',
      '5:33: #/entities/Product/fields/a/pattern: pattern means nothing for a date; remove it',
    ],
    [
      'a: { type: string, pattern: "(" }',
      '5:35: #/entities/Product/fields/a/pattern: pattern is no regular expression; write it as JavaScript reads it',
    ],
    [
      'a: { type: integer, default: x }',
      '5:36: #/entities/Product/fields/a/default: default is no value of this field; use one that the field accepts',
    ],
    [
      'a: { type: string, enum: [x], default: y }',
      '5:46: #/entities/Product/fields/a/default: default is no value of this field; use one that the field accepts',
    ],
  ])('refuses %s', (field, problem) => {
    expect(listProblems(ofFields(field))).toEqual([problem]);
  });

  it('refuses relations that lead nowhere or make a field that is there', () => {
    const text = `${ofFields('makerId: uuid')}    relations: { maker: Product?, shelf: Shelf }\n`;
    expect(listProblems(text)).toEqual([
      '6:25: #/entities/Product/relations/maker: the relation makes a field `makerId`, which is there already; keep one of them',
      '6:42: #/entities/Product/relations/shelf: there is no entity Shelf; use one of Product',
    ]);
  });

  it('refuses entities that would be one and the same', () => {
    const text =
      'service: S\nentities:\n  Order_Line: { fields: { a: string } }\n  OrderLine: { fields: { a: string } }\n';
    expect(listProblems(text)).toEqual([
      '4:14: #/entities/OrderLine: OrderLine and Order_Line have the same name or plural; rename one, or give it another plural',
    ]);
  });

  it('places a syntax error', () => {
    expect(listProblems('service: [\n')[0]).toMatch(/^\d+:\d+: #: .*; correct the YAML or JSON$/);
  });
});
