import { z } from 'zod';

/** What the service runs with, checked once at the start. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly database: DatabaseConfig;
  readonly http: HttpConfig;
  /** Where traces go, as OpenTelemetry's own variables say; `undefined`: nowhere. */
  readonly traces?: string | undefined;
  readonly credentials: Credentials;
}

/** A PostgreSQL server at `url`, or an embedded one that keeps its data in `directory`, or else in memory. */
export interface DatabaseConfig {
  readonly url?: string | undefined;
  readonly directory?: string | undefined;
  /** Milliseconds to wait for a connection, and for an answer, of a server. */
  readonly timeout?: number;
  /** How many connections to a server may be open at once. */
  readonly connections?: number;
}

/** What a request may cost, and who may send it. */
export interface HttpConfig {
  /** Origins whose pages may read answers; none: browsers keep all out. */
  readonly corsOrigins: readonly string[];
  /** Bytes of a body. */
  readonly maxBody: number;
  /** Bytes of the request line and the headers together. */
  readonly maxHeader: number;
  /** Milliseconds in which a request must have come, and in which it must be answered. */
  readonly timeout: number;
  /** Milliseconds that a stopping service waits for what was begun. */
  readonly grace: number;
}

/** What callers must present, by security scheme. */
export interface Credentials {
  readonly apiKey: string;
  readonly memberToken: string;
}

/** The environment cannot be used. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  /** @param problems - one line each, all of them */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

/**
 * Reads the configuration from environment variables. An empty variable counts as absent.
 * @throws {ConfigurationError} with every problem at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const result = createSchema(present.NODE_ENV === 'production').safeParse(present);
  if (!result.success) {
    throw new ConfigurationError(
      result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`),
    );
  }
  const variables = result.data;
  return {
    environment: variables.NODE_ENV,
    host: variables.HOST,
    port: variables.PORT,
    logLevel: variables.LOG_LEVEL,
    database: {
      url: variables.DATABASE_URL,
      directory: variables.DATA_DIR,
      timeout: variables.DATABASE_TIMEOUT * 1000,
      connections: variables.DATABASE_CONNECTIONS,
    },
    http: {
      corsOrigins: variables.CORS_ORIGINS,
      maxBody: variables.MAX_BODY_BYTES,
      maxHeader: variables.MAX_HEADER_BYTES,
      timeout: variables.REQUEST_TIMEOUT * 1000,
      grace: variables.SHUTDOWN_TIMEOUT * 1000,
    },
    traces: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
    credentials: {
      apiKey: variables.API_KEY,
      memberToken: variables.MEMBER_TOKEN,
    },
  };
}

/** A whole number that travels as text. */
function whole(fallback: string, min: number, max: number, error: string) {
  return z
    .string()
    .default(fallback)
    .transform(Number)
    .pipe(z.int({ error }).min(min, error).max(max, error));
}

function seconds(fallback: string) {
  return whole(fallback, 1, 3600, 'must be a number of seconds, from 1 to 3600');
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const ORIGIN_ERROR = 'must be * or origins such as https://app.example.org, separated by commas';
const origin = z.string().refine((text) => text === '*' || isOrigin(text), { error: ORIGIN_ERROR });

function createSchema(isProduction: boolean) {
  const text = z.string({ error: 'must be set' });
  // Outside production a credential that everybody knows will do.
  const credential = (known: string) => (isProduction ? text : text.default(known));
  return z.object({
    ...common,
    API_KEY: credential('development-api-key'),
    MEMBER_TOKEN: credential('development-token'),
  });
}

const common = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], {
      error: 'must be development, test or production',
    })
    .default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole('8080', 0, 65_535, 'must be a port'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be a log level of pino',
    })
    .default('info'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' })
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_TIMEOUT: seconds('10'),
  DATABASE_CONNECTIONS: whole('10', 1, 1000, 'must be a number of connections, from 1 to 1000'),
  CORS_ORIGINS: z.string().default('').transform(splitList).pipe(z.array(origin)),
  MAX_BODY_BYTES: whole('1048576', 1, 2 ** 31 - 1, 'must be a number of bytes'),
  MAX_HEADER_BYTES: whole(
    '16384',
    1024,
    2 ** 20,
    'must be a number of bytes, from 1024 to 1048576',
  ),
  REQUEST_TIMEOUT: seconds('30'),
  SHUTDOWN_TIMEOUT: seconds('15'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must begin with http:// or https://' })
    .optional(),
};
