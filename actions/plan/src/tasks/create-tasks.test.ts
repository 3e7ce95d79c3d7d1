import { PHASES } from '@orchestrate/contracts/phase';
import type { Task } from '@orchestrate/contracts/plan';
import { defaultConfiguration } from '@orchestrate/kit/configuration/read-configuration';
import { answering, createOpenApiDocument, referTo } from '@orchestrate/testkit/openapi-document';
import { describe, expect, it } from 'vitest';

import { inferPlan } from '../inference/infer-plan';

import { createTasks } from './create-tasks';

function plan(names: readonly string[], withCustom = false): Task[] {
  const paths = Object.fromEntries(
    names.map((name) => [`/${name}`, { get: answering(200, { type: 'array', items: referTo(name) }) }]),
  );
  const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object', properties: { id: {} } } as const]));
  const custom = withCustom ? { '/do': { post: answering(200) } } : {};
  return createTasks(inferPlan(createOpenApiDocument({ ...paths, ...custom }, schemas)), defaultConfiguration());
}

const idsOf = (tasks: readonly Task[]): string[] => tasks.map(({ id }) => id);

describe('createTasks', () => {
  it('has a task for each resource and one for all that stays custom', () => {
    const ids = idsOf(plan(['Cat', 'BigDog'], true));
    expect(ids.filter((id) => id.startsWith('generate.'))).toEqual([
      'generate.schemas',
      'generate.storage',
      'generate.resource-cat',
      'generate.resource-big-dog',
      'generate.custom',
      'generate.delivery',
      'generate.gate',
    ]);
  });

  it('stays readable where there are many resources', () => {
    const many = plan(Array.from({ length: 200 }, (_, index) => `Thing${index}`));
    expect(idsOf(many)).toContain('generate.resources');
    expect(many.length).toBeLessThan(30);
  });

  it('stores nothing where there is nothing to store', () => {
    const ids = idsOf(plan([], true));
    expect(ids).toContain('generate.custom');
    expect(ids.filter((id) => /storage|resource/.test(id))).toEqual([]);
  });

  it('covers every phase but its own, each after the one before', () => {
    const tasks = plan(['Cat']);
    const phaseOf = new Map(tasks.map(({ id, phase }) => [id, phase]));
    expect([...new Set(phaseOf.values())]).toEqual(PHASES.slice(1));
    for (const { phase, dependsOn } of tasks) {
      for (const needed of dependsOn) {
        const before = phaseOf.get(needed);
        expect(before).toBeDefined();
        if (before !== undefined) expect(PHASES.indexOf(before)).toBeLessThanOrEqual(PHASES.indexOf(phase));
      }
    }
  });

  it('says of each task which tool does it and why', () => {
    for (const { tool, inputs, outputs } of plan(['Cat'], true)) {
      expect(tool.name).not.toBe('');
      expect(tool.why).not.toBe('');
      expect([inputs.length > 0, outputs.length > 0]).toEqual([true, true]);
    }
  });
});
