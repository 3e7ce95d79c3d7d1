import { isReservedName, toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import type { BodyPlan } from '../service/body-plan';
import { planBody } from '../service/body-plan';
import type { OperationView } from '../service/operation-view';
import type { ResourceView } from '../service/resource-view';
import type { ServiceView } from '../service/service-view';
import { lowerFirst } from '../text/code';

// Names that the tests use themselves.
const TAKEN = new Set(
  `answer api bytes describe expect expectDeclared expectRefused fc it listMethods only readPages send sent several stored file
  useService without emptyDatabase pages page size other first second changes owner people read signUp own tokenOf
  logInAs`.split(/\s+/),
);

// Names of types that the supporting modules use themselves.
const TAKEN_TYPES = new Set(
  `Answer Form Headers Json Operation Options Partial PathValues Pick Promise Query Readonly Record Request SentFile URL Value`.split(
    ' ',
  ),
);

// Operations whose bodies carry an item, or what an account is called in with.
const WRITING = new Set(['create', 'put', 'replace', 'patch', 'register', 'login', 'patch-self']);

function isTaken(name: string): boolean {
  return isReservedName(name) || TAKEN.has(name);
}

/** `Book` → `book`; what is a word of the language or a name the tests use gets a suffix. */
export function variableName(resource: string): string {
  const name = lowerFirst(resource);
  return isTaken(name) ? `${name}Item` : name;
}

/** Name of the type of a resource's items. */
export function typeName(resource: string): string {
  return TAKEN_TYPES.has(resource) ? `${resource}Item` : resource;
}

/** Name of the function that makes up bodies of a type. */
export function builderName({ name }: Pick<NamedBody, 'name'>): string {
  const own = lowerFirst(name);
  return isTaken(own) ? `${own}Body` : own;
}

/** A body that a request carries, under a name that no other body and no resource has. */
export interface NamedBody {
  /** Of its type. */
  readonly name: string;
  readonly plan: BodyPlan;
  readonly operation: OperationView;
  readonly resource: ResourceView;
}

function describe(plan: BodyPlan): string {
  return JSON.stringify([plan.properties, plan.references]);
}

/** Names the bodies by which items are created, replaced and changed; operations of equal bodies share one. */
export function nameBodies({ resources }: ServiceView): ReadonlyMap<string, NamedBody> {
  const taken = new Map<string, string>(
    [...resources.map(({ resource }) => typeName(resource.name)), ...TAKEN_TYPES].map((name) => [name, 'no body']),
  );
  const named = new Map<string, NamedBody>();
  for (const resource of resources) {
    for (const operation of resource.operations) {
      if (!WRITING.has(operation.planned.kind) || operation.body?.isForm === true) continue;
      const plan = planBody(operation, resource.resource);
      if (typeof plan === 'string') continue;
      const own = toIdentifier(operation.planned.id, 'pascal');
      const candidates = [plan.name, `${plan.name}Body`, `${own}Body`, `${own}Request`];
      const content = `${resource.resource.name} ${describe(plan)}`;
      const name = candidates.find((candidate) => (taken.get(candidate) ?? content) === content) ?? `${own}RequestBody`;
      taken.set(name, content);
      named.set(operation.planned.id, { name, plan, operation, resource });
    }
  }
  return named;
}
