import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseEnv } from 'node:util';

import { exists } from '@orchestrate/kit/files/exists';
import { listFiles } from '@orchestrate/kit/files/hash';

/** What makes the tables of a service. */
export interface Migration {
  readonly argv: readonly [string, ...string[]];
  /** Why it must not be run here; absent where the database is one of the copy's own. */
  readonly refusal?: string;
}

const SCRIPTS = [
  'db:deploy',
  'db:migrate:deploy',
  'migrate:deploy',
  'db:migrate',
  'db:migrate:latest',
  'migrate:latest',
  'migrate:up',
  'migration:run',
  'migrations:run',
  'migrate',
  'db:push',
];
/** Variables that name a database. */
const NAMES_DATABASE = /^(?:DATABASE|DB|SQLITE|TURSO|PG|POSTGRES|MYSQL|MONGO)\w*$/;
const NAMES_PLACE = /^(?:DATABASE|DB|SQLITE|TURSO_DATABASE)(?:_(?:URL|URI|FILE|PATH|FILENAME|STORAGE|NAME))?$/;
/** Where settings of a tool write the place of a file. */
const IN_SETTINGS = /\b(?:url|filename|storage|database)\s*[:=]\s*['"]([^'"]+)['"]/;
/** What settings for another environment, beside those of a file, would lead to. */
const ON_SERVER =
  /\b(?:postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|mongodb(?:\+srv)?|libsql|cockroachdb):\/\/|\bhost\s*:/;
const NOT_OWN = /(^|\/)(node_modules|\.git)$/;

/** Whether what names a database is a file inside of the directory that the service runs in. */
export function isOwnFile(place: string): boolean {
  const file = place.replace(/^(?:file|sqlite):(?:\/\/(?!\/))?/, '');
  if (/^[a-z][a-z\d+.-]*:/i.test(file) || path.isAbsolute(file)) return false;
  return /\.\w+$|^file:/.test(place) && !path.posix.normalize(file).startsWith('..');
}

function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** The command of a tool that a service has installed and set up, where no script of its own is for that. */
async function findTool(app: string, files: readonly string[]): Promise<Migration['argv'] | undefined> {
  const hasFile = (pattern: RegExp): boolean => files.some((file) => pattern.test(file));
  const has = (tool: string): Promise<boolean> => exists(path.join(app, 'node_modules', '.bin', tool));
  if (hasFile(/^prisma\/schema\.prisma$/) && (await has('prisma')))
    return hasFile(/^prisma\/migrations\/./)
      ? ['npx', '--no-install', 'prisma', 'migrate', 'deploy']
      : ['npx', '--no-install', 'prisma', 'db', 'push', '--skip-generate'];
  if (hasFile(/^drizzle\.config\.[cm]?[jt]s$/) && (await has('drizzle-kit')))
    return ['npx', '--no-install', 'drizzle-kit', hasFile(/(?:^|\/)meta\/_journal\.json$/) ? 'migrate' : 'push'];
  if (hasFile(/^knexfile\.[cm]?[jt]s$/) && (await has('knex')))
    return ['npx', '--no-install', 'knex', 'migrate:latest'];
  return undefined;
}

const SETTINGS = /^(?:prisma\/schema\.prisma|(?:knexfile|drizzle\.config)\.[cm]?[jt]s)$/;

/** Settings of a tool that name a server, for whatever environment. */
async function findServer(app: string, files: readonly string[]): Promise<string | undefined> {
  for (const file of files.filter((one) => SETTINGS.test(one)))
    if (ON_SERVER.test((await readText(path.join(app, file))) ?? '')) return file;
  return undefined;
}

/** What names the database: a variable of `.env`, else the settings of a tool. */
async function findPlace(app: string, files: readonly string[]): Promise<{ where: string; place: string } | undefined> {
  const variables = parseEnv((await readText(path.join(app, '.env'))) ?? '');
  const named = Object.entries(variables).find(([name]) => NAMES_PLACE.test(name));
  if (named !== undefined) return { where: `${named[0]} of its .env`, place: named[1] ?? '' };
  for (const file of files.filter((one) => SETTINGS.test(one))) {
    const place = IN_SETTINGS.exec((await readText(path.join(app, file))) ?? '')?.[1];
    if (place !== undefined) return { where: file, place };
  }
  return undefined;
}

async function findRefusal(
  app: string,
  files: readonly string[],
  given: readonly string[],
): Promise<string | undefined> {
  const [own] = given.filter((name) => NAMES_DATABASE.test(name));
  if (own !== undefined) return `${own} is given, and what it names is left as it is`;
  const server = await findServer(app, files);
  if (server !== undefined) return `${server} names a database outside of the copy that is started`;
  const found = await findPlace(app, files);
  if (found === undefined) return 'it is not seen which database that would change';
  return isOwnFile(found.place) ? undefined : `${found.where} names a database outside of the copy that is started`;
}

/**
 * Finds what makes the tables of a service, and whether it changes nothing but a file of the copy that is started.
 * @param app - absolute; the copy, with its packages
 * @param given - variables that the user has passed to it
 * @returns `undefined` where nothing does, or its start does it by itself
 */
export async function findMigration(
  app: string,
  scripts: Readonly<Record<string, string>>,
  given: readonly string[],
): Promise<Migration | undefined> {
  const started = [scripts.prestart, scripts.start].join(' ');
  if (/migrat|db:|db push|drizzle-kit|prisma/.test(started)) return undefined;
  const files = await listFiles(app, (relative) => NOT_OWN.test(relative));
  const script = SCRIPTS.find((name) => (scripts[name] ?? '').trim() !== '');
  const argv: Migration['argv'] | undefined =
    script === undefined ? await findTool(app, files) : ['npm', 'run', '--silent', script];
  if (argv === undefined) return undefined;
  const refusal = await findRefusal(app, files, given);
  return { argv, ...(refusal === undefined ? {} : { refusal }) };
}
