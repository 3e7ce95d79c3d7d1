import { ConfigurationError } from '@orchestrate/kit/errors';
import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';
import { z } from 'zod';

const entriesSchema = z
  .union([z.array(z.string()), z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))])
  .optional();

const serviceSchema = z.looseObject({
  image: z.string().optional(),
  build: z.unknown().optional(),
  environment: entriesSchema,
  labels: entriesSchema,
  ports: z.array(z.unknown()).optional(),
  healthcheck: z.looseObject({}).optional(),
});
type ComposeService = z.infer<typeof serviceSchema>;

const composeSchema = z.looseObject({ services: z.record(z.string(), serviceSchema) });
/** A compose file as far as a deployment looks at it. */
export type ComposeFile = z.infer<typeof composeSchema>;

/** How the service's own part of a compose file wants its image built. */
export interface BuildSettings {
  readonly file: string | undefined;
  readonly stage: string | undefined;
  readonly args: Readonly<Record<string, string>>;
}

/** What this run makes of a compose file. */
export interface ComposeChange {
  readonly main: string;
  readonly image: string;
  readonly hostPort: number;
  readonly containerPort: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that are passed on as this machine has them. */
  readonly passed: readonly string[];
  /** The image's own check, asked more often than usual; absent: it has none. */
  readonly healthTest: readonly string[] | undefined;
  readonly readyTimeoutSeconds: number;
  readonly isKept: boolean;
}

/** @throws {ConfigurationError} `bad-compose-file` */
export function parseComposeFile(text: string, name: string): ComposeFile {
  const { value, errors } = parseYaml(text);
  const parsed = composeSchema.safeParse(value);
  if (errors.length === 0 && parsed.success) return parsed.data;
  const problems = errors.map((error) => `${name}:${error.line}:${error.column}: ${error.message}`);
  throw new ConfigurationError('bad-compose-file', problems.length > 0 ? problems : [`${name}: is no compose file`]);
}

/** What a tree with a Dockerfile and no compose file gets. */
export function createComposeFile(): ComposeFile {
  return { services: { app: { build: '.' } } };
}

/**
 * The service that a deployment is about: the one that is built here, or the one named as the service where several
 * are.
 * @throws {ConfigurationError} `no-main-service`
 */
export function findMainService(file: ComposeFile, name: string): string {
  const built = Object.keys(file.services).filter((key) => file.services[key]?.build !== undefined);
  const main = built.length === 1 ? built[0] : built.find((key) => key === name || key === 'app');
  if (main !== undefined) return main;
  throw new ConfigurationError('no-main-service', [
    built.length === 0
      ? 'compose: no service has a build section, so there is nothing of this tree to deploy'
      : `compose: several services are built (${built.join(', ')}); call the one to deploy "app" or ${JSON.stringify(name)}`,
  ]);
}

/** `${NAME:-default}` as compose reads it when the variable is not set. */
function fillIn(text: string): string {
  return text.replace(/\$\{\w+:?-([^}]*)\}/g, '$1');
}

const buildSchema = z.looseObject({
  context: z.string().default('.'),
  dockerfile: z.string().optional(),
  target: z.string().optional(),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});

/** @throws {ConfigurationError} `build-context`: an image is built from the tree itself, not from a part of it */
export function readBuildSettings(file: ComposeFile, main: string): BuildSettings {
  const build = file.services[main]?.build;
  const parsed = buildSchema.safeParse(typeof build === 'string' ? { context: build } : build);
  const { context, dockerfile, target, args = {} } = parsed.data ?? { context: '' };
  if (!['.', './'].includes(context))
    throw new ConfigurationError('build-context', [
      `compose: the build context of ${main} must be ".", the directory of the compose file`,
    ]);
  return {
    file: dockerfile,
    stage: target,
    args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, fillIn(String(value))])),
  };
}

function readPort(entry: unknown): number | undefined {
  const target = typeof entry === 'object' && entry !== null && 'target' in entry ? entry.target : entry;
  const last = /(\d+)(?:\/tcp)?$/.exec(fillIn(String(target)))?.[1];
  return last === undefined ? undefined : Number(last);
}

/** The port that the service listens on inside, as the compose file has it. */
export function findContainerPort(file: ComposeFile, main: string): number | undefined {
  return file.services[main]?.ports?.map(readPort).find((port) => port !== undefined);
}

type Entries = Record<string, string | number | boolean | null>;

/** Compose takes a list of `name=value` wherever it takes a map. */
function toMap(entries: z.infer<typeof entriesSchema>): Entries {
  if (!Array.isArray(entries)) return entries ?? {};
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, null] : [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

function changeHealthcheck(service: ComposeService, change: ComposeChange): Pick<ComposeService, 'healthcheck'> {
  const own = service.healthcheck ?? {};
  // A dollar sign of the image's own check is none of compose's variables.
  const test = own.test ?? change.healthTest?.map((word) => word.replaceAll('$', '$$$$'));
  if (test === undefined || own.disable === true) return {};
  const interval = change.isKept ? '5s' : '1s';
  const patience = { interval, timeout: '5s', start_period: `${change.readyTimeoutSeconds}s`, retries: 3 };
  return { healthcheck: { ...own, test, ...patience } };
}

function changeMain(service: ComposeService, change: ComposeChange): ComposeService {
  const { build: _build, container_name: _name, ...rest } = service;
  const passed = Object.fromEntries(change.passed.map((variable) => [variable, null]));
  return {
    ...rest,
    image: change.image,
    environment: { ...toMap(service.environment), ...passed, ...change.environment },
    labels: { ...toMap(service.labels), ...change.labels },
    ports: [`127.0.0.1:${change.hostPort}:${change.containerPort}`],
    // Whether it runs at all is to be seen first.
    restart: 'no',
    ...changeHealthcheck(service, change),
  };
}

/**
 * Makes a compose file this run's own: its image, one port of this machine, labels to find everything by. Services
 * beside the main one lose their published ports and fixed names, because a deployment before may still hold them.
 */
export function adaptComposeFile(file: ComposeFile, change: ComposeChange): ComposeFile {
  const services = Object.entries(file.services).map(([name, service]): [string, ComposeService] => {
    if (name === change.main) return [name, changeMain(service, change)];
    const { ports: _ports, container_name: _name, ...rest } = service;
    return [name, { ...rest, labels: { ...toMap(service.labels), ...change.labels } }];
  });
  const { name: _name, version: _version, ...rest } = file;
  return { ...rest, services: Object.fromEntries(services) };
}
