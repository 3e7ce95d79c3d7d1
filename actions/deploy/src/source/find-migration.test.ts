import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';
import { describe, expect, it } from 'vitest';

import { findMigration, isOwnFile } from './find-migration';

async function find(
  files: Readonly<Record<string, string>>,
  scripts: Readonly<Record<string, string>> = {},
  given: readonly string[] = [],
): ReturnType<typeof findMigration> {
  const app = await createTemporaryDirectory();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(app, file)), { recursive: true });
    await writeFile(path.join(app, file), text);
  }
  return findMigration(app, scripts, given);
}

const FILE = { '.env': 'PORT=1\nDATABASE_URL="file:dev.db"\n' };
const migrate = { start: 'node server.js', 'db:migrate': 'knex migrate:latest' };
const run = ['npm', 'run', '--silent', 'db:migrate'];

describe('findMigration', () => {
  it('runs the script of a service whose database is a file of its own', async () => {
    expect(await find(FILE, migrate)).toEqual({ argv: run });
    expect(await find(FILE, { start: 'node server.js' })).toBeUndefined();
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'prisma with migrations',
      { 'prisma/schema.prisma': 'url = "file:./dev.db"', 'prisma/migrations/1/a.sql': '' },
      'prisma migrate deploy',
    ],
    ['prisma without', { 'prisma/schema.prisma': 'url = "file:./dev.db"' }, 'prisma db push --skip-generate'],
    [
      'drizzle with migrations',
      { ...FILE, 'drizzle.config.ts': '', 'src/db/meta/_journal.json': '{}' },
      'drizzle-kit migrate',
    ],
    ['drizzle without', { 'drizzle.config.ts': "dbCredentials: { url: './local.sqlite' }" }, 'drizzle-kit push'],
    ['knex', { 'knexfile.js': "connection: { filename: './dev.sqlite3' }" }, 'knex migrate:latest'],
  ])('runs a tool that is installed and set up: %s', async (_what, files, command) => {
    const tool = command.split(' ')[0] ?? '';
    expect(await find(files)).toBeUndefined();
    const found = await find({ ...files, [`node_modules/.bin/${tool}`]: '' });
    expect(found).toEqual({ argv: ['npx', '--no-install', ...command.split(' ')] });
  });

  it.each([
    ['that the user gave', FILE, ['DATABASE_URL'], 'DATABASE_URL is given'],
    [
      'on a server',
      { '.env': 'DATABASE_URL=postgres://u:p@db/app' },
      [],
      'DATABASE_URL of its .env names a database outside',
    ],
    [
      'that settings name for another environment',
      {
        'knexfile.js':
          "module.exports = { development: { filename: './a.db' }, production: { connection: 'postgres://db/app' } };",
      },
      [],
      'knexfile.js names a database outside',
    ],
    ['elsewhere on the machine', { '.env': 'DB_FILE=/var/lib/app.db' }, [], 'DB_FILE of its .env names'],
    ['that is not seen', {}, [], 'it is not seen which database'],
  ])('touches no database %s', async (_what, files, given, reason) => {
    expect(await find(files as Record<string, string>, migrate, given)).toEqual({
      argv: run,
      refusal: expect.stringContaining(reason) as string,
    });
  });

  it('leaves it to a start that does it by itself', async () => {
    expect(await find(FILE, { ...migrate, start: 'npm run db:migrate && node server.js' })).toBeUndefined();
    expect(await find(FILE, { ...migrate, prestart: 'prisma migrate deploy' })).toBeUndefined();
  });
});

it.each([
  ['file:dev.db', true],
  ['file:./data/dev.db', true],
  ['./dev.sqlite3', true],
  ['sqlite:app.db', true],
  ['file:../dev.db', false],
  ['file:///srv/app.db', false],
  ['file:/srv/app.db', false],
  ['libsql://x.turso.io', false],
  ['mydatabase', false],
])('%s is a file of the copy: %s', (place, isOwn) => {
  expect(isOwnFile(place)).toBe(isOwn);
});
