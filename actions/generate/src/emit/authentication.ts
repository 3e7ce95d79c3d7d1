import type { SchemeModel } from '../model/security';
import { toAccess, toLiteral, toPropertyKey, toTemplateText } from '../text/literals';

/** Parts of the files that deal with credentials; the rest of those files is fixed. */
export interface CredentialParts {
  /** Members of the interface `Credentials`. */
  readonly members: string;
  /** The credentials, out of checked variables. */
  readonly values: string;
  /** Variables of the environment, as members of a zod object. */
  readonly variables: string;
  /** The specification's declarations. */
  readonly declarations: string;
  /** For each scheme, whether a request satisfies it. */
  readonly checks: string;
  /** For schemes whose tokens hold scopes, those that they hold; empty where there are none. */
  readonly scopes: string;
  /** For each scheme, the header by which a client presents its credential. */
  readonly headers: string;
}

function isSupported({ variables }: SchemeModel): boolean {
  return variables.length > 0;
}

/** How a credential is read from a request `c`. */
function renderRead({ planned }: SchemeModel): string {
  const { type, in: place, parameter = planned.name, prefix } = planned;
  if (type === 'basic') return 'readBasic(c)';
  if (type === 'bearer') return 'readBearer(c)';
  if (place === 'query') return `c.req.query(${toLiteral(parameter)})`;
  if (place === 'cookie') return `getCookie(c, ${toLiteral(parameter)})`;
  const header = `c.req.header(${toLiteral(parameter)})`;
  return prefix === undefined ? header : `${header}?.replace(/^${prefix} +/i, '')`;
}

/** The credential of a scheme, out of all. */
function renderCredential({ planned, scopes }: SchemeModel): string {
  return `credentials${toAccess(planned.name)}${scopes === undefined ? '' : '.token'}`;
}

function renderCheck(scheme: SchemeModel): string {
  const { name } = scheme.planned;
  const key = toPropertyKey(name);
  if (!isSupported(scheme)) return `// Nothing here can check this scheme, so nobody passes.\n${key}: () => false,`;
  const check = scheme.planned.takesTokens === true ? 'isCaller(c, ' : 'isSame(';
  return `${key}: (c, credentials) => ${check}${renderRead(scheme)}, ${renderCredential(scheme)}),`;
}

function renderValue({ planned, variables, scopes }: SchemeModel): string {
  const [first, second] = variables.map(({ name }) => `variables.${name}`);
  const value = second === undefined ? (first ?? '') : `\`\${${first ?? ''}}:\${${second}}\``;
  if (scopes === undefined) return `${toPropertyKey(planned.name)}: ${value},`;
  return `${toPropertyKey(planned.name)}: { token: ${value}, scopes: variables.${scopes.variable} },`;
}

function renderHeader(scheme: SchemeModel): string {
  const { planned } = scheme;
  const { name, type, in: place, parameter = name, prefix } = planned;
  const credential = renderCredential(scheme);
  const key = toPropertyKey(name);
  if (type === 'basic')
    return `${key}: { header: 'Authorization', value: \`Basic \${Buffer.from(${credential}).toString('base64')}\` },`;
  if (type === 'bearer') return `${key}: { header: 'Authorization', value: \`Bearer \${${credential}}\` },`;
  if (place === 'query') return `${key}: { query: ${toLiteral(parameter)}, value: ${credential} },`;
  if (place === 'cookie')
    return `${key}: { header: 'Cookie', value: \`${toTemplateText(parameter)}=\${encodeURIComponent(${credential})}\` },`;
  const value = prefix === undefined ? credential : `\`${prefix} \${${credential}}\``;
  return `${key}: { header: ${toLiteral(parameter)}, value: ${value} },`;
}

/** Finds out who calls, by the schemes that take tokens. */
export function renderIdentify(schemes: readonly SchemeModel[]): string {
  const names = schemes.filter(({ planned }) => planned.takesTokens).map(({ planned }) => planned.name);
  return names.map((name) => `await isSatisfied${toAccess(name)}(c, c.var.credentials);`).join('\n');
}

function renderScopes(schemes: readonly SchemeModel[]): string {
  return schemes
    .filter(({ scopes }) => scopes !== undefined)
    .map(({ planned: { name } }) => `${toPropertyKey(name)}: credentials${toAccess(name)}.scopes,`)
    .join('\n');
}

/** Variables of the environment, as members of a zod object. */
function renderVariables({ variables, scopes }: SchemeModel): string[] {
  return [
    ...variables.map(({ name, known }) => `${name}: credential(${toLiteral(known)}),`),
    ...(scopes === undefined ? [] : [`${scopes.variable}: scopes(${toLiteral(scopes.demanded.join(' '))}),`]),
  ];
}

/** Writes what depends on the specification's security schemes. */
export function renderCredentialParts(schemes: readonly SchemeModel[]): CredentialParts {
  const supported = schemes.filter(isSupported);
  return {
    members: supported
      .map(({ planned: { name }, scopes }) => {
        return `readonly ${toPropertyKey(name)}: ${scopes === undefined ? 'string' : 'ScopedToken'};`;
      })
      .join('\n'),
    values: supported.map(renderValue).join('\n'),
    variables: supported.flatMap(renderVariables).join('\n'),
    declarations: schemes
      .map(({ planned, declared }) => `${toPropertyKey(planned.name)}: ${toLiteral(declared)},`)
      .join('\n'),
    checks: schemes.map(renderCheck).join('\n'),
    scopes: renderScopes(supported),
    headers: supported.map(renderHeader).join('\n'),
  };
}
