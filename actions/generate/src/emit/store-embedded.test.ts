import path from 'node:path';

import type { Schema } from '@orchestrate/kit/openapi/document';
import {
  answering,
  createOpenApiDocument,
  jsonOf,
  pathParameter,
  referTo,
} from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

const id: Schema = { type: 'integer', readOnly: true };
const name: Schema = { type: 'string' };
const body = (of: Schema) => ({ requestBody: { required: true, ...jsonOf(of) } });
const success = { status: 200, shape: 'item', contentType: 'application/json' } as const;

/** Vets, whose skills requests carry without their ids; what makes a skill is written, or is not. */
async function emit(makesSkills = true) {
  const list: Schema = { type: 'array', items: referTo('Skill') };
  const change: Schema = { type: 'object', properties: { skills: list } };
  const document = createOpenApiDocument(
    {
      '/skills': { post: answering(200, referTo('Skill'), { operationId: 'addSkill', ...body(referTo('Skill')) }) },
      '/vets': { post: answering(200, referTo('Vet'), { operationId: 'addVet', ...body(referTo('Vet')) }) },
      '/vets/{vetId}': {
        parameters: [pathParameter('vetId', { type: 'integer' })],
        put: answering(200, referTo('Vet'), { operationId: 'setVet', ...body(referTo('Vet')) }),
        patch: answering(200, referTo('Vet'), { operationId: 'changeVet', ...body(change) }),
      },
    },
    {
      Skill: { type: 'object', required: ['id', 'name'], properties: { id, name } },
      Vet: { type: 'object', required: ['id', 'skills'], properties: { id, skills: list } },
    },
  );
  const of = { resource: 'Vet', success };
  const plan = createServicePlan(document, {
    resources: [
      {
        name: 'Skill',
        plural: 'skills',
        schema: '#/components/schemas/Skill',
        id: { property: 'id', type: 'integer', source: 'server' },
      },
      {
        name: 'Vet',
        plural: 'vets',
        schema: '#/components/schemas/Vet',
        id: { property: 'id', type: 'integer', source: 'server' },
        embedded: [{ property: 'skills', resource: 'Skill', by: ['name'] }],
      },
    ],
    operations: {
      addSkill: makesSkills ? { kind: 'create', resource: 'Skill', success } : { kind: 'custom', resource: 'Skill' },
      addVet: { kind: 'create', ...of },
      setVet: { kind: 'replace', ...of },
      changeVet: { kind: 'patch', ...of },
    },
  });
  const service = createService(plan, document);
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const { files } = await emitService(service, templates);
  const read = (file: string): string => (files.find((one) => one.path === file)?.text ?? '').replace(/\s+/g, ' ');
  const reasons = service.operations.flatMap(({ planned, custom }) => (custom === undefined ? [] : [planned.id]));
  return { read, reasons };
}

describe('items that requests carry without their ids', () => {
  it('are looked for by what they have, and made where they are not there', async () => {
    const { read, reasons } = await emit();
    expect(reasons).toEqual([]);
    const store = read('src/resources/skills/store.ts');
    expect(store).toContain('.where(eq(skills.name, input.name)).orderBy(asc(skills.id)).limit(1)');
    expect(store).toContain(
      'const item = row ?? (await this.insert(input)); found.push({ id: item.id, name: item.name });',
    );
  });

  it('are stored with their ids, all or nothing of it', async () => {
    const { read } = await emit();
    const store = read('src/resources/vets/store.ts');
    expect(store.match(/ skills: await new SkillStore\(this\.queries\)\.findOrInsert\(input\.skills\),/g)).toHaveLength(
      2,
    );
    expect(store).toContain(
      'skills: (changes.skills && (await new SkillStore(this.queries).findOrInsert(changes.skills))),',
    );
    expect(store).toContain("{ readonly skills: Parameters<SkillStore['findOrInsert']>[0] }");
    for (const file of ['add-vet', 'set-vet', 'change-vet'])
      expect(read(`src/operations/${file}.ts`)).toContain('return atomically(async ({ vets }) => {');
    expect(read('src/operations/add-skill.ts')).not.toContain('atomically');
  });

  it('leave what stores them to be written by hand where nothing makes them', async () => {
    expect((await emit(false)).reasons).toEqual(['addSkill', 'addVet', 'setVet', 'changeVet']);
  });
});
