import { findAccount } from '../model/derived';
import { writesMessages } from '../model/messages';
import type { ResourceModel } from '../model/resources';
import { toAccess } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { idType } from './store-frame';
import type { ResourceFrame } from './table';
import { renderActions, renderKind, tableFile } from './table';

export const OUTBOX_FILE = 'src/accounts/outbox.ts';
const PG_CORE = 'drizzle-orm/pg-core';

function renderTable(account: ResourceModel, module: SourceModule): string {
  const column = (name: string): string => module.use(name, PG_CORE);
  // What callers send may hold any character.
  const unicode = module.use('unicode', 'src/storage/columns.ts');
  const table = module.use(account.table.constant, tableFile(account));
  const kind = renderKind({ ...account.id, sqlName: 'account' }, module);
  const reference = `() => ${table}${toAccess(account.id.property)}, { ${renderActions('cascade', account)} }`;
  return `/** Messages that wait for a program which sends them: it reads what is new, and marks or deletes it. */
const outbox = ${column('pgTable')}('outbox', {
id: ${column('uuid')}('id').primaryKey().defaultRandom(),
purpose: ${column('text')}('purpose').notNull(),
recipient: ${unicode}('recipient').notNull(),
account: ${kind}.references(${reference}),
/** As the message tells it: who reads this table can do what its owner can. It goes when it is used. */
code: ${unicode}('code').unique(),
createdAt: ${column('timestamp')}('created_at', { withTimezone: true }).notNull().defaultNow(),
expiresAt: ${column('timestamp')}('expires_at', { withTimezone: true }),
sentAt: ${column('timestamp')}('sent_at', { withTimezone: true }),
}, (table) => [${column('index')}().on(table.account)]);`;
}

function renderStore(id: string, module: SourceModule): string {
  const use = (name: string): string => module.use(name, 'drizzle-orm');
  const translate = module.use('translateErrors', 'src/storage/errors.ts');
  return `/** Messages to accounts, in the database. */
export class Outbox {
constructor(private readonly queries: ${module.useType('Queries', 'src/storage/database.ts')}) {}

/** Writes a message with a new code; one that an account was written before for the same purpose goes. */
async writeCode(purpose: Purpose, recipient: string, account: ${id}): Promise<void> {
const code = ${module.use('randomBytes', 'node:crypto')}(32).toString('base64url');
const expiresAt = new Date(Date.now() + CODE_SECONDS * 1000);
const isOld = ${use('and')}(${use('eq')}(outbox.account, account), ${use('eq')}(outbox.purpose, purpose));
await ${translate}(this.queries.delete(outbox).where(isOld));
await ${translate}(this.queries.insert(outbox).values({ purpose, recipient, account, code, expiresAt }));
}

/** Writes a message that only shows that messages arrive. */
async writeTest(recipient: string): Promise<void> {
await ${translate}(this.queries.insert(outbox).values({ purpose: 'test', recipient }));
}

/** Uses a code up, and gives the account that it was written to; \`undefined\`: there is none, or no longer. */
async useCode(purpose: Purpose, code: string): Promise<${id} | undefined> {
const isIt = ${use('and')}(${use('eq')}(outbox.code, code), ${use('eq')}(outbox.purpose, purpose), ${use('gt')}(outbox.expiresAt, new Date()));
const [row] = await ${translate}(this.queries.delete(outbox).where(isIt).returning());
return row?.account ?? undefined;
}
}`;
}

/** `src/accounts/outbox.ts`; `undefined` where nothing writes messages. */
export function emitOutbox({ resources }: ResourceFrame): SourceModule | undefined {
  const account = findAccount(resources);
  if (account === undefined || !writesMessages(account)) return undefined;
  const module = new SourceModule(OUTBOX_FILE);
  module.declare('outbox', 'Outbox', 'Purpose', 'CODE_SECONDS');
  module.add(
    `/** How long a code can be used: an hour. */\nconst CODE_SECONDS = 60 * 60;`,
    `/** What a code lets who has it do. */\nexport type Purpose = 'password' | 'email';`,
    renderTable(account, module),
    renderStore(idType(account), module),
  );
  return module;
}
