import { z } from 'zod';

/** What the service runs with, checked once at the start. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly database: DatabaseConfig;
  readonly credentials: Credentials;
}

/** A PostgreSQL server at `url`, or an embedded one that keeps its data in `directory`, or else in memory. */
export interface DatabaseConfig {
  readonly url?: string | undefined;
  readonly directory?: string | undefined;
}

/** What callers must present, by security scheme. */
export interface Credentials {
  readonly apiKey: string;
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
    database: { url: variables.DATABASE_URL, directory: variables.DATA_DIR },
    credentials: {
      apiKey: variables.API_KEY,
    },
  };
}

function createSchema(isProduction: boolean) {
  const text = z.string({ error: 'must be set' });
  // Outside production a credential that everybody knows will do.
  const credential = (known: string) => (isProduction ? text : text.default(known));
  return z.object({
    ...common,
    API_KEY: credential('development-api-key'),
  });
}

const common = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'], {
      error: 'must be development, test or production',
    })
    .default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z
    .string()
    .default('8080')
    .transform(Number)
    .pipe(
      z.int({ error: 'must be a port' }).min(0, 'must be a port').max(65_535, 'must be a port'),
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be a log level of pino',
    })
    .default('info'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgres://' })
    .optional(),
  DATA_DIR: z.string().optional(),
};
