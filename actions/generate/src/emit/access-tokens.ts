import { normaliseSchema } from '../comparison/normalise';
import type { Column, ColumnKind } from '../model/columns';
import { findAccount } from '../model/derived';
import type { ResourceModel } from '../model/resources';
import { toAccess, toPropertyKey } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { idType } from './store-frame';
import type { ResourceFrame } from './table';
import { renderActions, renderKind, tableFile } from './table';
import type { TokenNames, TokenUses } from './token-methods';
import { findTokenUses, renderEnd, renderRefreshMethods, tellsRefreshEnd } from './token-methods';

export const ACCESS_TOKENS_FILE = 'src/accounts/access-tokens.ts';
const PG_CORE = 'drizzle-orm/pg-core';
const DRIZZLE = 'drizzle-orm';

const NAME = '`service-${ending}`';
const VALUES: Readonly<Record<ColumnKind, string>> = {
  uuid: 'randomUUID()',
  text: NAME,
  date: "'2000-01-01'",
  instant: "'2000-01-01T00:00:00.000Z'",
  integer: '0',
  bigint: '0',
  numeric: '0',
  double: '0',
  boolean: 'false',
  json: '[]',
};

/** A value for what every account must have, as far as its schema's type and format ask for one. */
function renderValue({ property, schema, kind }: Column, { document }: ResourceFrame): string {
  const normal = normaliseSchema(document, schema ?? true);
  const [first] = [...(normal.values ?? [])];
  if (first !== undefined) return first;
  const format = normal.facts.get('format') ?? '';
  if (kind === 'text' && (format.includes('email') || /e-?mail/i.test(property)))
    return '`service-${ending}@example.com`';
  if (kind === 'text' && /uri|url/.test(format)) return '`https://example.com/service-${ending}`';
  return VALUES[kind];
}

/**
 * Members of an object for what every account must have and nobody tells.
 * @param told - properties that somebody does tell
 */
export function renderMadeUp({ columns }: ResourceModel, frame: ResourceFrame, told: readonly string[] = []): string {
  const needed = columns.filter(
    ({ property, isNotNull, fallback }) => isNotNull && fallback === undefined && !told.includes(property),
  );
  return needed.map((column) => `${toPropertyKey(column.property)}: ${renderValue(column, frame)},`).join(' ');
}

function renderTable(account: ResourceModel, module: SourceModule, { refreshes }: TokenUses): string {
  const table = module.use(account.table.constant, tableFile(account));
  const kind = renderKind({ ...account.id, sqlName: 'account' }, module);
  const reference = `() => ${table}${toAccess(account.id.property)}, { ${renderActions('cascade', account)} }`;
  return `/** Tokens that accounts call with. Only hashes are kept, so that who reads the table can call as nobody. */
const accessTokens = ${module.use('pgTable', PG_CORE)}('access_tokens', {
hash: ${module.use('text', PG_CORE)}('hash').primaryKey(),
account: ${kind}.notNull().references(${reference}),
/** Null: it does not expire. */
expiresAt: ${module.use('timestamp', PG_CORE)}('expires_at', { withTimezone: true }),${
    refreshes
      ? `\n/** Hash of the token that it renews. Null: it is one to call with. */\nrenews: ${module.use('text', PG_CORE)}('renews'),`
      : ''
  }
}, (table) => [${module.use('index', PG_CORE)}().on(table.account)]);`;
}

function createNames(account: ResourceModel, module: SourceModule): TokenNames {
  return {
    id: idType(account),
    table: module.use(account.table.constant, tableFile(account)),
    translate: module.use('translateErrors', 'src/storage/errors.ts'),
    queries: module.useType('Queries', 'src/storage/database.ts'),
    use: (name) => module.use(name, DRIZZLE),
  };
}

function renderStore(account: ResourceModel, module: SourceModule, names: TokenNames, uses: TokenUses): string {
  const { id, translate, queries, use } = names;
  return `/** Access tokens in the database. */
export class AccessTokenStore {
constructor(private readonly queries: ${queries}) {}

/** Makes a token for an account. Those of its tokens that have expired go. */
async issue(account: ${id}): Promise<string> {
const token = ${module.use('randomBytes', 'node:crypto')}(${uses.bytes}).toString('base64url');
const expiresAt = new Date(Date.now() + TOKEN_SECONDS * 1000);
const isOld = ${use('and')}(${use('eq')}(accessTokens.account, account), ${use('lt')}(accessTokens.expiresAt, new Date()));
await ${translate}(this.queries.delete(accessTokens).where(isOld));
await ${translate}(this.queries.insert(accessTokens).values({ hash: hash(token), account, expiresAt }));
return token;
}

/** The account that a token was made for, while it lasts. */
async findAccount(token: string): Promise<${id} | undefined> {
const isValid = ${use('or')}(${use('isNull')}(accessTokens.expiresAt), ${use('gt')}(accessTokens.expiresAt, new Date()));
const isIt = ${use('and')}(${use('eq')}(accessTokens.hash, hash(token)), isValid${uses.refreshes ? `, ${use('isNull')}(accessTokens.renews)` : ''});
const [row] = await ${translate}(this.queries.select().from(accessTokens).where(isIt));
return row?.account;
}

${[...renderEnd(uses, names), ...renderRefreshMethods(uses, module, names), ...renderGive(account, names), renderAdmit(module, names)].join('\n\n')}
}`;
}

/** Where no operation gives tokens: the configuration does, with each account. */
function renderGive({ planned }: ResourceModel, { id, translate }: TokenNames): string[] {
  if (planned.account?.configured !== 'token') return [];
  return [
    `/** Lets an account call with a token that the configuration names. It does not expire. */
async give(account: ${id}, token: string): Promise<void> {
await ${translate}(this.queries.insert(accessTokens).values({ hash: hash(token), account }).onConflictDoNothing());
}`,
  ];
}

function renderAdmit(module: SourceModule, { id, translate }: TokenNames): string {
  return `/** Gives the configured credential an account, when it first calls; nobody can log in to that one. */
async admit(credential: string): Promise<${id} | undefined> {
const found = await this.findAccount(credential);
if (found !== undefined) return found;
try {
await ${translate}(this.queries.transaction((transaction) => createAccount(transaction, credential)));
} catch (error) {
// Another request has just done the same.
if (!(error instanceof ${module.use('ConstraintError', 'src/storage/errors.ts')})) throw error;
}
return this.findAccount(credential);
}`;
}

function renderFunctions(
  account: ResourceModel,
  module: SourceModule,
  names: TokenNames,
  frame: ResourceFrame,
): string {
  const { table, queries } = names;
  const onlyRow = module.use('onlyRow', 'src/storage/rows.ts');
  const values = `{ ${renderMadeUp(account, frame)} }`;
  const ending = values.includes('ending')
    ? `const ending = ${module.use('randomUUID', 'node:crypto')}().slice(0, 8);\n`
    : '';
  return `async function createAccount(queries: ${queries}, credential: string): Promise<void> {
${ending}const account = ${onlyRow}(await queries.insert(${table}).values(${values}).returning());
const id = account${toAccess(account.id.property)};
await queries.insert(accessTokens).values({ hash: hash(credential), account: id });
}

function hash(token: string): string {
return ${module.use('createHash', 'node:crypto')}('sha256').update(token).digest('base64url');
}`;
}

/** `src/accounts/access-tokens.ts`; `undefined` where nobody has an account. */
export function emitAccessTokens(frame: ResourceFrame): SourceModule | undefined {
  const account = findAccount(frame.resources);
  if (account === undefined) return undefined;
  const module = new SourceModule(ACCESS_TOKENS_FILE);
  module.declare('accessTokens', 'AccessTokenStore', 'TOKEN_SECONDS', 'REFRESH_SECONDS', 'hash', 'createAccount');
  const uses = findTokenUses(account);
  const names = createNames(account, module);
  module.add(
    `/** How long a token lasts: thirty days. */\nexport const TOKEN_SECONDS = 30 * 24 * 60 * 60;`,
    ...(uses.refreshes
      ? [
          `/** How long a token can be renewed: ninety days. */\n${tellsRefreshEnd(account) ? 'export ' : ''}const REFRESH_SECONDS = 90 * 24 * 60 * 60;`,
        ]
      : []),
    renderTable(account, module, uses),
    renderStore(account, module, names, uses),
    renderFunctions(account, module, names, frame),
  );
  return module;
}
