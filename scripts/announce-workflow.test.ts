import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { inputsSchema } from '../actions/announce/src/inputs';

import { toKebabCase } from '@orchestrate/kit/action/inputs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PERMISSIONS = {
  contents: 'read',
  'pull-requests': 'write',
  checks: 'write',
  'security-events': 'write',
};

const permissionsSchema = z.record(z.string(), z.string());
// Strict: a step that runs a command has no place here.
const stepSchema = z.strictObject({
  name: z.string(),
  id: z.string().optional(),
  uses: z.string(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const announceSchema = z.looseObject({
  permissions: z.strictObject({}),
  on: z.strictObject({ workflow_call: z.looseObject({ inputs: z.record(z.string(), z.unknown()) }) }),
  jobs: z.strictObject({ announce: z.looseObject({ permissions: permissionsSchema, steps: z.array(stepSchema) }) }),
});
const callSchema = z.looseObject({ uses: z.string(), permissions: permissionsSchema, if: z.string().optional() });
const callerSchema = z.looseObject({
  on: z.strictObject({ pull_request: z.null() }),
  permissions: z.strictObject({}),
  jobs: z.strictObject({ chain: callSchema, tell: callSchema }),
});

function read<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(parse(readFileSync(path.join(ROOT, '.github/workflows', name), 'utf8')));
}

describe('announce.yml', () => {
  const { jobs, on } = read('announce.yml', announceSchema);
  const { steps, permissions } = jobs.announce;

  it('runs nothing but actions of its own version, and checks out nothing else', () => {
    expect(permissions).toEqual(PERMISSIONS);
    expect(steps.map(({ uses }) => uses.split('@')[0])).toEqual([
      'actions/checkout',
      'actions/download-artifact',
      './actions/announce',
    ]);
    expect(steps[0]?.with).toMatchObject({ 'persist-credentials': false });
    expect(steps[0]?.with.ref).toContain('workflow_sha');
    expect(String(steps[1]?.with.path)).toMatch(/^\$\{\{ runner\.temp \}\}/);
  });

  it('gives the action inputs that it has, and takes them all over', () => {
    const given = Object.keys(steps[2]?.with ?? {});
    expect(Object.keys(inputsSchema.shape).map(toKebabCase)).toEqual(expect.arrayContaining(given));
    expect(Object.keys(on.workflow_call.inputs).sort()).toEqual(
      ['artifact', ...given.filter((name) => name !== 'run')].sort(),
    );
  });
});

describe('pull-request.yml', () => {
  it('lets the chain read, and the job that writes begin whatever became of it', () => {
    const { chain, tell } = read('pull-request.yml', callerSchema).jobs;
    expect([chain.uses, chain.permissions]).toEqual(['./.github/workflows/orchestrate.yml', { contents: 'read' }]);
    expect([tell.uses, tell.permissions]).toEqual(['./.github/workflows/announce.yml', PERMISSIONS]);
    expect(tell.if).toMatch(/^\$\{\{ !cancelled\(\) && needs\.chain\.outputs\.artifact != '' \}\}$/);
  });
});
