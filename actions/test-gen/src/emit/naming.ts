import { isReservedName, toIdentifier } from '@orchestrate/kit/openapi/identifiers';

import type { BodyPlan } from '../service/body-plan';
import { carriesNothing, planBody } from '../service/body-plan';
import type { OperationView } from '../service/operation-view';
import type { ResourceView } from '../service/resource-view';
import type { ServiceView } from '../service/service-view';
import { lowerFirst } from '../text/code';

// Names that the tests and what supports them declare or import; naming.test.ts finds those that are missing.
const TAKEN = new Set(
  `admission again ajv answer answerClient answers another anyAddress anyCharacter anyDate anyInstant anyJson anyNumber anyText anyone as
  api appendQuery attributes beforeAll beforeEach before body bytes changed changes code column columns compile compiled
  context count counted counts createApp createBrokenApp createServer declared describe describeColumns describeCredentials
  describeTable digits drawn emptyDatabase entry expect expectDeclared expectFits expectNone expectProblem expectRefused
  expectWords fan fault fc file fillPath find findAddress findCredentials findMethods findQueries findResponse first follow foreign formats frame
  fifth fourth getTableConfig getTableName given index invited it json kept key known later listAnswers listErrors listMethods listProblems listSpans
  logInAs matching me method methods missing next onTestFinished once one only openAccount opened openDatabase openTestDatabase other others otherThan
  own owner owners packFile packForm page pages path pathPart patterns people person pino placed placedId presentCredentials problem
  propagation query read readAttributes readConfig readFileSync readPages readPattern reader renamed restartSamples running
  second seen seenByOther send sendMany sent setTimeout several signUp size specification spoil sql start startCollector startServer
  startStubPostgres starting status statuses stored stranger tag textsOf that third token tokenOf told trace unset useService uuid
  values vi welcome whole without`.split(/\s+/),
);

// Names of types, and other names with a capital, that the supporting modules declare or use themselves.
const TAKEN_TYPES = new Set(
  `AddressInfo Ajv2020 Answer AnySchema AppDependencies Arbitrary Array ArrayBuffer Attribute Blob Body Buffer COMPLETE
  CollectedSpan Credentials Database Date DoubleConstraints EMPTY ERROR Error Export Form FormData Headers Infinity JSON Json
  K Map Math Number Object Omit Operation Options PREFIXES Partial PathValues Person PgTable Pick Promise Proxy Queries Query READY
  Readonly Record RegExp Request ReturnType Running SECRET SEED SPECIFICATION SentFile Set Socket Span String StubPostgres T
  TestDatabase TextDecoder URL URLSearchParams Uint8Array ValidateFunction Value`.split(/\s+/),
);

// Operations whose bodies carry an item, or what an account is called in with.
const WRITING = new Set(['create', 'put', 'replace', 'patch', 'register', 'login', 'patch-self', 'refer']);

// `storeOrder` stores an order, `anyOrder` makes up bodies.
const MADE = /^(?:store|any)[A-Z]/;

function isTaken(name: string): boolean {
  return isReservedName(name) || TAKEN.has(name) || MADE.test(name);
}

/** A name with a suffix where it is taken, and where a name that is taken would get this one. */
function avoid(name: string, suffix: string, isUsed: (name: string) => boolean): string {
  let stem = name;
  while (stem.endsWith(suffix) && !isUsed(stem)) stem = stem.slice(0, -suffix.length);
  return isUsed(stem) ? `${name}${suffix}` : name;
}

/** `Book` → `book`; what is a word of the language or a name the tests use gets a suffix. */
export function variableName(resource: string): string {
  return avoid(lowerFirst(resource), 'Item', isTaken);
}

/** Name of the type of a resource's items. */
export function typeName(resource: string): string {
  return avoid(resource, 'Item', (name) => TAKEN_TYPES.has(name));
}

/** Name of the function that makes up bodies of a type. */
export function builderName({ name }: Pick<NamedBody, 'name'>): string {
  return avoid(lowerFirst(name), 'Body', isTaken);
}

/** Bodies that an operation must accept, but for what refers to other items. */
export function nameArbitrary({ name }: Pick<NamedBody, 'name'>): string {
  return `any${name}`;
}

/** What makes such a body invalid. */
export function nameFaults({ name }: Pick<NamedBody, 'name'>): string {
  return `${lowerFirst(name)}Faults`;
}

/** Queries that an operation must accept. */
export function nameQuery({ planned }: OperationView): string {
  return `any${toIdentifier(planned.id, 'pascal')}Query`;
}

/** A name for the value of a property, which may be any text, that no item is stored under. */
export function valueName(property: string, resources: readonly ResourceView[]): string {
  const items = new Set(resources.map(({ resource }) => variableName(resource.name)));
  const own = toIdentifier(property, 'camel');
  return own === '' || isTaken(own) || own === 'as' || items.has(own) ? `${own}Value` : own;
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
  return JSON.stringify([plan.properties, plan.references, plan.repeated]);
}

/** All names that stand in tests for a body of a name. */
function listOwn(name: string): string[] {
  return [name, builderName({ name }), nameArbitrary({ name }), nameFaults({ name })];
}

function listOthers({ resources, operations }: ServiceView): string[] {
  const ofItems = resources.flatMap(({ resource: { name } }) => [
    ...[typeName(name), name],
    ...[variableName(name), lowerFirst(name), `store${name}`],
  ]);
  return [...ofItems, ...operations.map(nameQuery), ...TAKEN_TYPES, ...TAKEN];
}

/** Names the bodies by which items are created, replaced and changed; operations of equal bodies share one. */
export function nameBodies(view: ServiceView): ReadonlyMap<string, NamedBody> {
  const taken = new Map<string, string>(listOthers(view).map((name) => [name, 'no body']));
  const named = new Map<string, NamedBody>();
  for (const resource of view.resources) {
    for (const operation of resource.operations) {
      if (!WRITING.has(operation.planned.kind) || operation.body?.isForm === true || carriesNothing(operation))
        continue;
      const plan = planBody(operation, resource.resource);
      if (typeof plan === 'string') continue;
      const own = toIdentifier(operation.planned.id, 'pascal');
      const content = `${resource.resource.name} ${describe(plan)}`;
      const isFree = (name: string): boolean => listOwn(name).every((one) => (taken.get(one) ?? content) === content);
      const candidates = [plan.name, `${plan.name}Body`, `${own}Body`, `${own}Request`];
      let name = candidates.find(isFree) ?? `${own}RequestBody`;
      while (!isFree(name)) name += 'Body';
      for (const one of listOwn(name)) taken.set(one, content);
      named.set(operation.planned.id, { name, plan, operation, resource });
    }
  }
  return named;
}
