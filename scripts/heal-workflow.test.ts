import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

import { inputsSchema as deliverInputs } from '../actions/deliver/src/inputs';
import { inputsSchema as healInputs } from '../actions/heal/src/inputs';

import { toKebabCase } from '@orchestrate/kit/action/inputs';

const ROOT = path.resolve(import.meta.dirname, '..');

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.string().or(z.boolean())).default({}),
});
const jobSchema = z.looseObject({ permissions: z.record(z.string(), z.string()), steps: z.array(stepSchema) });
const inputSchema = z.looseObject({ description: z.string(), default: z.string().optional() });
const triggerSchema = z.looseObject({ inputs: z.record(z.string(), inputSchema) });
const workflowSchema = z.looseObject({
  on: z.object({ workflow_dispatch: triggerSchema, workflow_call: triggerSchema }),
  permissions: z.strictObject({}),
  jobs: z.strictObject({ find: jobSchema, deliver: jobSchema }),
});

const text = readFileSync(path.join(ROOT, '.github/workflows/heal.yml'), 'utf8');
const { on, jobs } = workflowSchema.parse(parse(text));

function withOf(job: z.infer<typeof jobSchema>, action: string): Readonly<Record<string, unknown>> {
  return job.steps.find(({ uses }) => uses === action)?.with ?? {};
}

describe('heal.yml', () => {
  it('finds with a token that reads, and names no secret there', () => {
    expect(jobs.find.permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(jobs.find)).not.toMatch(/secrets\.|github\.token/);
  });

  it('delivers without running anything but actions of its own version', () => {
    const { steps, permissions } = jobs.deliver;
    expect(permissions).toEqual({ contents: 'write', 'pull-requests': 'write' });
    expect(steps.filter(({ run }) => run !== undefined)).toEqual([]);
    expect(steps.map(({ uses = '' }) => uses.split('@')[0])).toEqual([
      'actions/checkout',
      'actions/checkout',
      'actions/download-artifact',
      './actions/deliver',
    ]);
    expect(steps[0]?.with.ref).toContain('workflow_sha');
    expect(steps[1]?.with.path).toBe('subject');
  });

  it('takes nothing for the delivery from the job that ran code, but that there is a patch', () => {
    const { steps, ...job } = jobs.deliver;
    expect(JSON.stringify(steps)).not.toContain('needs.');
    expect(JSON.stringify(job).match(/needs\.[a-z.]+/g)).toEqual(['needs.find.outputs.changed']);
  });

  it('heals and delivers the same commit, and leaves no token in a checkout', () => {
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    expect(checkouts.map((step) => step.with['persist-credentials'])).toEqual([false, false, false]);
    expect(checkouts[0]?.with.ref).toBe(checkouts[2]?.with.ref);
  });

  it('offers the same by hand as by call', () => {
    const { artifact: _artifact, ...called } = on.workflow_call.inputs;
    const { command, ...rest } = on.workflow_dispatch.inputs;
    expect(command?.default).toBe('npm test');
    expect(Object.keys(called)).toEqual(['command', ...Object.keys(rest)]);
    for (const [name, { description, default: fallback }] of Object.entries(rest))
      expect([called[name]?.description, called[name]?.default]).toEqual([description, fallback]);
  });

  it('gives its actions inputs that they have', () => {
    const names = (schema: z.ZodObject): string[] => Object.keys(schema.shape).map(toKebabCase);
    expect(names(healInputs)).toEqual(expect.arrayContaining(Object.keys(withOf(jobs.find, './actions/heal'))));
    expect(names(deliverInputs)).toEqual(
      expect.arrayContaining(Object.keys(withOf(jobs.deliver, './actions/deliver'))),
    );
    const { failOn } = healInputs.parse({});
    expect(on.workflow_call.inputs['fail-on']?.default).toBe(failOn.join());
  });
});
