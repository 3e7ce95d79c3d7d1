import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import type { PetShopOptions } from '@orchestrate/testkit/pet-shop';
import { createPetShop } from '@orchestrate/testkit/pet-shop';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const SENT: Readonly<Record<string, Schema>> = {
  name: { type: 'string', minLength: 2, maxLength: 4 },
  tag: { type: 'string' },
  weight: { type: 'number' },
  shelterId: { type: 'string' },
};

/** The text of an operation, where items show properties otherwise than they are sent. */
async function emit(
  file: string,
  shown: Readonly<Record<string, Schema>>,
  sent: Readonly<Record<string, Schema>> = {},
  operations: NonNullable<PetShopOptions['operations']> = {},
): Promise<string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const required = ['name', 'tag', 'shelterId'];
  const own: Schema = { type: 'object', required, properties: { ...SENT, ...sent } };
  const properties: Schema['properties'] = {
    id: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
    ...SENT,
    ...shown,
  };
  const pet: Schema = { type: 'object', required: ['id', ...required], properties };
  const { plan, document } = createPetShop({ schemas: { NewPet: own, Pet: pet }, operations });
  const { files } = await emitService(createService(plan, document), templates);
  return (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
}

const CREATE = 'src/operations/create-pet.ts';

describe('bodies that may carry more than items can show', () => {
  it('are refused, before anything is stored', async () => {
    const code = await emit(CREATE, { tag: { type: 'string', format: 'email', maxLength: 9 } });
    expect(code).toMatch(/const keptSchema = z\.object\(\{ tag: z\.email\(.*\{ max: 9 \}.*\.optional\(\)/);
    expect(code).toContain("const input = c.req.valid('json'); checkBody(keptSchema, input); try {");
    expect(code).toContain('await pets.insert(input);');
    expect(code).toContain("import { checkBody } from '../http/check-body.js';");
  });

  it('are refused by changes too', async () => {
    const code = await emit('src/operations/update-pet.ts', { name: { type: 'string', maxLength: 3 } });
    expect(code).toContain('keptSchema = z.object({ name: text({ max: 3 }).optional(), });');
    expect(code).toContain('checkBody(keptSchema, input);');
  });

  it('may say null, which sets nothing, where they say so themselves', async () => {
    const code = await emit(CREATE, { tag: { type: 'string', maxLength: 9 } }, { tag: { type: ['string', 'null'] } });
    expect(code).toMatch(/tag: z\.union\(\[text\(\{ max: 9 \}\), z\.null\(\)\]\)\.optional\(\)/);
    expect(code).toContain('checkBody(keptSchema, input); try {');
    expect(code).toContain('tag: input.tag ?? undefined,');
  });

  it('are held to whole numbers where items have these', async () => {
    const code = await emit(CREATE, { weight: { type: 'integer' } });
    expect(code).toContain('keptSchema = z.object({ weight: whole()');
  });

  it.each<[string, Readonly<Record<string, Schema>>, Readonly<Record<string, Schema>>]>([
    ['items say as much', {}, {}],
    ['items say less', { name: { type: 'string' } }, {}],
    ['requests say more', { name: { type: 'string', minLength: 1, maxLength: 5 } }, {}],
    ['the format is one that nobody checks', { tag: { type: 'string', format: 'colour' } }, {}],
    ['the service sets it', { tag: { type: 'string', maxLength: 2, readOnly: true } }, {}],
    ['it refers to something', { shelterId: { type: 'string', format: 'uuid' } }, {}],
    ['it is one of several values', { tag: { type: 'string', enum: ['a', 'b'] } }, { tag: { enum: ['a'] } }],
  ])('do not exist where %s', async (_case, shown, sent) => {
    expect(await emit(CREATE, shown, sent)).not.toContain('keptSchema');
  });
});
