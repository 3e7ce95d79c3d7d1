import type { Plan } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, SecuritySchemeObject } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listSecurity } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

import type { ServiceView } from '../../service/service-view';
import { renderAccess, renderLiteral, renderObject } from '../../text/code';
import type { Row, TestCase } from '../test-module';

// What is no scope of RFC 6749 the service does not ask for.
const SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]+$/;

/** Whether the service knows which scopes the token of a scheme holds: those that it issues itself hold all. */
function knowsScopes(document: OpenApiDocument, { securitySchemes }: Plan, name: string): boolean {
  const planned = securitySchemes.find((scheme) => scheme.name === name);
  const declared = document.components?.securitySchemes?.[name];
  if (planned?.takesTokens === true || declared === undefined) return false;
  const at = extendPointer('#', 'components', 'securitySchemes', name);
  const { type } = followReference<SecuritySchemeObject>(document, declared, at).value;
  return type === 'oauth2' || type === 'openIdConnect';
}

interface ScopedCall {
  readonly method: string;
  readonly path: string;
  /** The scheme by whose token alone it is called. */
  readonly scheme: string;
  /** All schemes whose scopes it may be called by. */
  readonly scoped: readonly string[];
}

/** An operation that demands a scope in every alternative, and nothing else in one of them. */
function findCall({ document, plan }: ServiceView, { method, path, operation }: OperationEntry): ScopedCall[] {
  const alternatives = listSecurity(document, operation).map((schemes) => {
    const demanding = Object.entries(schemes).filter(([name, scopes]) => {
      return scopes.length > 0 && scopes.every((scope) => SCOPE.test(scope)) && knowsScopes(document, plan, name);
    });
    return { names: Object.keys(schemes), scoped: demanding.map(([name]) => name) };
  });
  const alone = alternatives.find(({ names, scoped }) => names.length === 1 && scoped.length === 1);
  const [scheme] = alternatives.every(({ scoped }) => scoped.length > 0) ? (alone?.scoped ?? []) : [];
  if (scheme === undefined) return [];
  return [{ method: method.toUpperCase(), path, scheme, scoped: alternatives.flatMap(({ scoped }) => scoped) }];
}

/** Calls by a token that holds no scope: nobody is let in, before anything is read. */
export function emitScopes(view: ServiceView): TestCase | undefined {
  const written = new Set(view.operations.flatMap(({ isOpen, title }) => (isOpen ? [] : [title])));
  const calls = listOperations(view.document)
    .flatMap((entry) => findCall(view, entry))
    .filter(({ method, path }) => written.has(`${method} ${path}`));
  if (calls.length === 0) return undefined;
  const rows = calls.map(({ method, path, scheme }): Row => {
    const token = `${renderAccess('credentials', scheme)}.token`;
    const at = renderLiteral(path.replace(/\{[^}]+\}/g, '1'));
    return { label: `${method} ${path}`, values: [renderLiteral(method), at, token] };
  });
  const names = [...new Set(calls.flatMap(({ scoped }) => scoped))];
  const none = renderObject(names.map((name) => [name, `{ ...${renderAccess('credentials', name)}, scopes: [] }`]));
  return {
    title: 'may not call %s',
    table: { columns: ['method', 'path', 'token'], rows },
    lines: [
      `const app = createBrokenApp({ credentials: { ...credentials, ...${none} } });`,
      'const headers = { authorization: `Bearer ${token}` };',
      'const response = await app.request(path, { method, headers });',
      'expect(response.status).toBe(403);',
      'expect(response.headers.get("www-authenticate")).toContain("insufficient_scope");',
    ],
  };
}
