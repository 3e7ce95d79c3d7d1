import type { ResourceModel } from '../model/resources';
import type { SourceModule } from '../text/source-module';

const TOKEN_BYTES = 32;

/** Names from packages and files of the service, imported as they are asked for. */
export interface TokenNames {
  readonly id: string;
  readonly table: string;
  readonly translate: string;
  readonly queries: string;
  readonly use: (name: string) => string;
}

/** What operations do with tokens beside issuing them and letting their owners in. */
export interface TokenUses {
  /** Something ends them. */
  readonly ends: boolean;
  /** A login gives another one, which only renews the token. */
  readonly refreshes: boolean;
  /** What renews a token is used up by it, or by a logout. */
  readonly rotates: boolean;
  /** What renews a token can be used again. */
  readonly keeps: boolean;
  /** Of which a token is made; each three are four letters. */
  readonly bytes: number;
}

/** Whether some working operation gives tokens that only renew others. */
export function givesRefreshTokens(account: ResourceModel): boolean {
  return account.operations.some(
    ({ planned, custom }) => custom === undefined && planned.success?.token?.refreshProperty !== undefined,
  );
}

/** Whether some working operation tells when what renews a token ends to do so. */
export function tellsRefreshEnd(account: ResourceModel): boolean {
  return account.operations.some(
    ({ planned, custom }) => custom === undefined && planned.success?.token?.refreshExpiryProperty !== undefined,
  );
}

/** Looks which working operations end and renew tokens. */
export function findTokenUses(account: ResourceModel): TokenUses {
  const working = account.operations.filter(({ custom }) => custom === undefined).map(({ planned }) => planned);
  const ends = working.filter(({ kind }) => kind === 'end-token');
  const renewals = working.filter(({ kind }) => kind === 'renew-token');
  const letters = working.flatMap(({ success }) => success?.token?.mostLetters ?? []);
  const isRotating = ({ success }: (typeof renewals)[number]): boolean => success?.token?.refreshProperty !== undefined;
  return {
    ends: ends.some(({ property, security }) => property === undefined || security.length > 0),
    refreshes: givesRefreshTokens(account),
    rotates: renewals.some(isRotating) || ends.some(({ property }) => property !== undefined),
    keeps: renewals.some((one) => !isRotating(one)),
    bytes: Math.min(TOKEN_BYTES, ...letters.map((most) => Math.floor((most * 3) / 4))),
  };
}

/** What ends a token, and with it what renews it. The configured credential does not expire, and nothing ends it. */
export function renderEnd({ ends, refreshes }: TokenUses, { translate, use }: TokenNames): string[] {
  if (!ends) return [];
  const isIt = `${use('eq')}(accessTokens.hash, hash(token))`;
  const isEnded = refreshes ? `${use('or')}(${isIt}, ${use('eq')}(accessTokens.renews, hash(token)))` : isIt;
  return [
    `/** Ends a token${refreshes ? ', and what renews it' : ''}. The configured credential stays. */
async end(token: string): Promise<void> {
const isEnded = ${use('and')}(${isEnded}, ${use('isNotNull')}(accessTokens.expiresAt));
await ${translate}(this.queries.delete(accessTokens).where(isEnded));
}`,
  ];
}

function renderIssueRefresh({ id, translate }: TokenNames, module: SourceModule, bytes: number): string {
  return `/** Makes a token that lets nobody in and renews another one. */
async issueRefresh(account: ${id}, token: string): Promise<string> {
const refreshToken = ${module.use('randomBytes', 'node:crypto')}(${bytes}).toString('base64url');
const expiresAt = new Date(Date.now() + REFRESH_SECONDS * 1000);
const row = { hash: hash(refreshToken), account, expiresAt, renews: hash(token) };
await ${translate}(this.queries.insert(accessTokens).values(row));
return refreshToken;
}`;
}

function renderIsRefresh({ use }: TokenNames): string {
  return `${use('and')}(${use('eq')}(accessTokens.hash, hash(refreshToken)), ${use('isNotNull')}(accessTokens.renews), ${use('gt')}(accessTokens.expiresAt, new Date()))`;
}

function renderTakeRefresh(names: TokenNames): string {
  const { id, translate, use } = names;
  return `/** Uses up what renews a token; the token goes too. */
async takeRefresh(refreshToken: string): Promise<${id} | undefined> {
const isIt = ${renderIsRefresh(names)};
const [row] = await ${translate}(this.queries.delete(accessTokens).where(isIt).returning());
const isRenewed = ${use('eq')}(accessTokens.hash, row?.renews ?? '');
if (row !== undefined) await ${translate}(this.queries.delete(accessTokens).where(isRenewed));
return row?.account;
}`;
}

function renderFindRefresh(names: TokenNames): string {
  const { id, translate, use } = names;
  return `/** The account that was given what renews a token, while it lasts. */
async findRefresh(refreshToken: string): Promise<${id} | undefined> {
const isIt = ${renderIsRefresh(names)};
const [row] = await ${translate}(this.queries.select().from(accessTokens).where(isIt));
return row?.account;
}

/** Notes which token it renews now. */
async keepRefresh(refreshToken: string, token: string): Promise<void> {
const isIt = ${use('eq')}(accessTokens.hash, hash(refreshToken));
await ${translate}(this.queries.update(accessTokens).set({ renews: hash(token) }).where(isIt));
}`;
}

/** What makes and takes tokens that renew others. */
export function renderRefreshMethods(
  { refreshes, rotates, keeps, bytes }: TokenUses,
  module: SourceModule,
  names: TokenNames,
): string[] {
  return [
    ...(refreshes ? [renderIssueRefresh(names, module, bytes)] : []),
    ...(rotates ? [renderTakeRefresh(names)] : []),
    ...(keeps ? [renderFindRefresh(names)] : []),
  ];
}
