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

function renderCheck(scheme: SchemeModel): string {
  const { name } = scheme.planned;
  const key = toPropertyKey(name);
  if (!isSupported(scheme)) return `// Nothing here can check this scheme, so nobody passes.\n${key}: () => false,`;
  const check = scheme.planned.takesTokens === true ? 'isCaller(c, ' : 'isSame(';
  return `${key}: (c, credentials) => ${check}${renderRead(scheme)}, credentials${toAccess(name)}),`;
}

function renderValue({ planned, variables }: SchemeModel): string {
  const [first, second] = variables.map(({ name }) => `variables.${name}`);
  const value = second === undefined ? (first ?? '') : `\`\${${first ?? ''}}:\${${second}}\``;
  return `${toPropertyKey(planned.name)}: ${value},`;
}

function renderHeader({ planned }: SchemeModel): string {
  const { name, type, in: place, parameter = name, prefix } = planned;
  const credential = `credentials${toAccess(name)}`;
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

/** Writes what depends on the specification's security schemes. */
export function renderCredentialParts(schemes: readonly SchemeModel[]): CredentialParts {
  const supported = schemes.filter(isSupported);
  const variables = supported.flatMap((scheme) => scheme.variables);
  return {
    members: supported.map(({ planned }) => `readonly ${toPropertyKey(planned.name)}: string;`).join('\n'),
    values: supported.map(renderValue).join('\n'),
    variables: variables.map(({ name, known }) => `${name}: credential(${toLiteral(known)}),`).join('\n'),
    declarations: schemes
      .map(({ planned, declared }) => `${toPropertyKey(planned.name)}: ${toLiteral(declared)},`)
      .join('\n'),
    checks: schemes.map(renderCheck).join('\n'),
    headers: supported.map(renderHeader).join('\n'),
  };
}
