import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import { normaliseSchema } from '../comparison/normalise';
import type { Column } from '../model/columns';
import { findAccount } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import { toAccess, toLiteral, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { ACCESS_TOKENS_FILE, renderMadeUp } from './access-tokens';
import type { ResourceFrame } from './table';
import { rowType, tableFile } from './table';

export const ACCOUNT_SETTINGS_FILE = 'src/accounts/account-settings.ts';
export const OPEN_ACCOUNTS_FILE = 'src/accounts/open-accounts.ts';

/** The resource of accounts that no operation makes, and what lets them in. */
interface Configured {
  readonly account: ResourceModel;
  readonly login: string;
  /** What the settings call what lets an account in. */
  readonly secret: string;
  readonly by: 'password' | 'token';
}

/** Accounts that the configuration opens; `undefined` where operations make them, or there are none. */
export function findConfigured(resources: readonly ResourceModel[]): Configured | undefined {
  const account = findAccount(resources);
  const planned = account?.planned.account;
  if (account === undefined || planned?.configured === undefined) return undefined;
  const secret = planned.configured === 'token' ? 'token' : planned.password;
  return { account, login: planned.login, secret, by: planned.configured };
}

/** A schema in zod for what a setting may hold; `undefined`: it can't be set. */
function renderSetting({ kind, schema }: Column, document: OpenApiDocument): string | undefined {
  const { values, facts } = normaliseSchema(document, schema ?? true);
  if (kind === 'text' && values !== undefined) return `z.enum([${[...values].join(', ')}])`;
  if (kind === 'text') return facts.get('format') === '"email"' ? 'z.email()' : 'z.string().min(1)';
  return kind === 'boolean' ? 'z.boolean()' : undefined;
}

function listSettings({ account, login, secret }: Configured, document: OpenApiDocument): string[] {
  const { columns, id } = account;
  const isGiven = ({ property, schema, fallback }: Column): boolean =>
    schema !== undefined && (property === login || (property !== id.property && fallback?.from !== 'clock'));
  const given = columns.filter(isGiven).flatMap((column) => {
    const setting = renderSetting(column, document) ?? (column.property === login ? 'z.string().min(1)' : undefined);
    const optional = column.property === login ? '' : '.optional()';
    return setting === undefined ? [] : [`${toPropertyKey(column.property)}: ${setting}${optional},`];
  });
  return [...given, `${toPropertyKey(secret)}: z.string().min(1),`];
}

/** An account that everybody knows, for trying the service out. */
export function describeKnownAccount({ login, secret }: Configured): Readonly<Record<string, string>> {
  const name = /e-?mail/i.test(login) ? 'person@example.com' : 'person';
  return { [login]: name, [secret]: `development-${secret}` };
}

function emitSettings(configured: Configured, document: OpenApiDocument): SourceModule {
  const module = new SourceModule(ACCOUNT_SETTINGS_FILE);
  module.declare('accountSchema', 'AccountSettings', 'accountsSchema');
  module.use('z', 'zod');
  module.add(
    `/** An account that the configuration opens. */
const accountSchema = z.strictObject({
${listSettings(configured, document).join('\n')}
});`,
    'export type AccountSettings = z.infer<typeof accountSchema>;',
    `/** Accounts as a list in JSON, which is what a variable can hold. */
export const accountsSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: ${toLiteral(`must be a list in JSON, such as ${JSON.stringify([describeKnownAccount(configured)])}`)} });
      return z.NEVER;
    }
  })
  .pipe(z.array(accountSchema));`,
  );
  return module;
}

function emitOpening({ account, login, secret, by }: Configured, frame: ResourceFrame): SourceModule {
  const module = new SourceModule(OPEN_ACCOUNTS_FILE);
  module.declare('openAccounts', 'openAccount');
  const table = module.use(account.table.constant, tableFile(account));
  const queries = module.useType('Queries', 'src/storage/database.ts');
  const settings = module.useType('AccountSettings', ACCOUNT_SETTINGS_FILE);
  const madeUp = renderMadeUp(account, frame, [login]);
  const ending = madeUp.includes('ending')
    ? `const ending = ${module.use('randomUUID', 'node:crypto')}().slice(0, 8);\n`
    : '';
  const key = toPropertyKey(secret);
  const named = key === 'secret' ? key : `${key}: secret`;
  const hashed =
    by === 'password' ? `, passwordHash: await ${module.use('hashPassword', 'src/accounts/passwords.ts')}(secret)` : '';
  const admitted =
    by === 'token'
      ? `if (row !== undefined) await new ${module.use('AccessTokenStore', ACCESS_TOKENS_FILE)}(queries).give(row${toAccess(account.id.property)}, secret);\n`
      : '';
  const row = module.useType(rowType(account), tableFile(account));
  module.add(
    `/** Opens the accounts that the configuration names. Those that are there already stay as they are. */
export async function openAccounts(queries: ${queries}, accounts: readonly ${settings}[]): Promise<void> {
for (const account of accounts) await openAccount(queries, account);
}`,
    `/** Opens an account; \`undefined\`: somebody has its name already. */
export async function openAccount(queries: ${queries}, { ${named}, ...given }: ${settings}): Promise<${row} | undefined> {
${ending}const [row] = await queries.insert(${table}).values({ ${madeUp} ...given${hashed} }).onConflictDoNothing({ target: ${table}${toAccess(login)} }).returning();
${admitted}return row;
}`,
  );
  return module;
}

/** How accounts are opened that no operation makes; nothing where operations do, or nobody has one. */
export function emitConfiguredAccounts(frame: ResourceFrame): SourceModule[] {
  const configured = findConfigured(frame.resources);
  if (configured === undefined) return [];
  return [emitSettings(configured, frame.document), emitOpening(configured, frame)];
}
