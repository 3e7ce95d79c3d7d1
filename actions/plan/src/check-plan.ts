import type { Plan, Task } from '@orchestrate/contracts/plan';
import { planSchema } from '@orchestrate/contracts/plan';
import { describeIssues } from '@orchestrate/kit/files/json';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { listOperations } from '@orchestrate/kit/openapi/operations';
import { findByPointer } from '@orchestrate/kit/openapi/references';

function checkContract(plan: Plan): string[] {
  const result = planSchema.safeParse(plan);
  return result.success ? [] : describeIssues(result.error);
}

function checkOperations(plan: Plan, document: OpenApiDocument): string[] {
  const counts = new Map(listOperations(document).map(({ method, path }) => [`${method} ${path}`, 0]));
  const problems: string[] = [];
  for (const { method, path } of plan.operations) {
    const key = `${method} ${path}`;
    const count = counts.get(key);
    if (count === undefined) problems.push(`${key} is planned and not in the document`);
    else counts.set(key, count + 1);
  }
  for (const [key, count] of counts) if (count !== 1) problems.push(`${key} is planned ${count} times`);
  return problems;
}

function findRepeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function checkNames({ operations, resources, tasks }: Plan): string[] {
  return [
    ...findRepeated(operations.map(({ id }) => id.toLowerCase())),
    ...findRepeated(resources.map(({ name }) => name.toLowerCase())),
    ...findRepeated(tasks.map(({ id }) => id)),
  ].map((name) => `the name ${name} is used twice`);
}

function checkResources({ operations, resources }: Plan, document: OpenApiDocument): string[] {
  const names = new Set(resources.map(({ name }) => name));
  const asked = [
    ...operations.flatMap(({ resource, parents }) => [resource, ...parents.map((parent) => parent.resource)]),
    ...resources.flatMap(({ relations }) => relations.map(({ resource }) => resource)),
  ];
  const missing = asked.filter((name) => name !== undefined && !names.has(name));
  const dangling = resources.filter(({ schema }) => findByPointer(document, schema) === undefined);
  return [
    ...missing.map((name) => `the resource ${name ?? ''} is referred to and not planned`),
    ...dangling.map(({ name, schema }) => `the schema ${schema} of ${name} is not in the document`),
  ];
}

/** Takes away what depends on nothing that is left, again and again; what remains is a circle. */
function checkTasks(tasks: readonly Task[]): string[] {
  const ids = new Set(tasks.map(({ id }) => id));
  const unknown = tasks.flatMap(({ id, dependsOn }) =>
    dependsOn
      .filter((needed) => !ids.has(needed))
      .map((needed) => `the task ${id} depends on ${needed}, which is no task`),
  );
  let left = [...tasks];
  for (;;) {
    const waiting = new Set(left.map(({ id }) => id));
    const next = left.filter(({ dependsOn }) => dependsOn.some((needed) => waiting.has(needed)));
    if (next.length === left.length) break;
    left = next;
  }
  return left.length === 0
    ? unknown
    : [...unknown, `the tasks ${left.map(({ id }) => id).join(', ')} depend on one another`];
}

/**
 * The gate of this phase: what a plan must satisfy before it is written. It fits its contract, every operation of the
 * document is in it exactly once, names are unique, what is referred to exists, and the task graph has no circle.
 * @returns what is wrong; empty: the plan may be written
 */
export function checkPlan(plan: Plan, document: OpenApiDocument): string[] {
  return [
    ...checkContract(plan),
    ...checkOperations(plan, document),
    ...checkNames(plan),
    ...checkResources(plan, document),
    ...checkTasks(plan.tasks),
  ];
}
