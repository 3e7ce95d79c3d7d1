import type { ShortForm } from '@orchestrate/contracts/short-form';

import type { EntityField } from './entity';
import { fillField, listEntities, parseTarget } from './entity';

/** Something that fits the form and makes no sense. */
export interface ShortFormFault {
  readonly path: readonly string[];
  readonly message: string;
  readonly advice: string;
}

const MADE_BY_SERVICE = ['id', 'createdAt', 'updatedAt'];
const TEXT_TYPES = ['string', 'text', 'email', 'url'];
const NUMBER_TYPES = ['integer', 'number'];
const BOUNDED_TYPES = [...TEXT_TYPES, ...NUMBER_TYPES];

type FieldFault = Omit<ShortFormFault, 'path'> & { readonly rule: string };

function isValidPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function checkBounds({ type, min, max }: EntityField): FieldFault[] {
  const faults: FieldFault[] = [];
  for (const [rule, value] of Object.entries({ min, max })) {
    if (value === undefined) continue;
    if (!BOUNDED_TYPES.includes(type))
      faults.push({ rule, message: `${rule} means nothing for a ${type}`, advice: 'remove it' });
    else if (TEXT_TYPES.includes(type) && (!Number.isInteger(value) || value < 0))
      faults.push({ rule, message: `${rule} is a length, and ${value} is none`, advice: 'use a whole number from 0' });
  }
  if (min !== undefined && max !== undefined && min > max)
    faults.push({ rule: 'max', message: `max ${max} is less than min ${min}`, advice: 'exchange them' });
  return faults;
}

/** Whether a default is a value that the field itself would accept, as far as its type goes. */
function isFittingDefault({ type, enum: choices, default: value }: EntityField): boolean {
  if (choices !== undefined) return choices.some((choice) => choice === value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
}

function checkField(field: EntityField): FieldFault[] {
  const faults = checkBounds(field);
  const { type, pattern } = field;
  if (field.enum !== undefined && type !== 'string')
    faults.push({ rule: 'enum', message: `enum lists texts, and the type is ${type}`, advice: 'use the type string' });
  if (pattern !== undefined && type !== 'string' && type !== 'text')
    faults.push({ rule: 'pattern', message: `pattern means nothing for a ${type}`, advice: 'remove it' });
  if (pattern !== undefined && !isValidPattern(pattern))
    faults.push({
      rule: 'pattern',
      message: 'pattern is no regular expression',
      advice: 'write it as JavaScript reads it',
    });
  if (field.default !== undefined && !isFittingDefault(field))
    faults.push({
      rule: 'default',
      message: 'default is no value of this field',
      advice: 'use one that the field accepts',
    });
  return faults;
}

function checkFields(entity: string, fields: ShortForm['entities'][string]['fields']): ShortFormFault[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = ['entities', entity, 'fields', name];
    const taken = MADE_BY_SERVICE.includes(name)
      ? [{ path, message: `every entity has \`${name}\` without being told`, advice: 'remove it' }]
      : [];
    const faults = checkField(fillField(name, field)).map(({ rule, ...fault }) => ({
      ...fault,
      path: [...path, rule],
    }));
    return [...taken, ...faults];
  });
}

function checkRelations(form: ShortForm, entity: string): ShortFormFault[] {
  const { relations, fields } = form.entities[entity] ?? { relations: {}, fields: {} };
  return Object.entries(relations).flatMap(([name, target]) => {
    const path = ['entities', entity, 'relations', name];
    const found = parseTarget(target).entity;
    const faults: ShortFormFault[] = [];
    if (!Object.hasOwn(form.entities, found)) {
      const known = Object.keys(form.entities).join(', ');
      faults.push({ path, message: `there is no entity ${found}`, advice: `use one of ${known}` });
    }
    if (Object.hasOwn(fields, `${name}Id`))
      faults.push({
        path,
        message: `the relation makes a field \`${name}Id\`, which is there already`,
        advice: 'keep one of them',
      });
    return faults;
  });
}

/** Entities whose components or paths would be one and the same. */
function checkNames(form: ShortForm): ShortFormFault[] {
  const keys = Object.keys(form.entities);
  const seen = new Map<string, string>();
  return listEntities(form).flatMap(({ name, path }, index) => {
    const key = keys[index] ?? '';
    const before = seen.get(name.toLowerCase()) ?? seen.get(path);
    seen.set(name.toLowerCase(), key).set(path, key);
    if (before === undefined) return [];
    const message = `${key} and ${before} have the same name or plural`;
    return [{ path: ['entities', key], message, advice: 'rename one, or give it another plural' }];
  });
}

/** What a well-formed short form still cannot mean. */
export function checkShortForm(form: ShortForm): ShortFormFault[] {
  return [
    ...checkNames(form),
    ...Object.entries(form.entities).flatMap(([entity, { fields }]) => [
      ...checkFields(entity, fields),
      ...checkRelations(form, entity),
    ]),
  ];
}
