import path from 'node:path';

import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

async function emit(
  scopes: readonly string[],
  statuses: Readonly<Record<string, string>> = {},
): Promise<(file: string) => string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const security = [{ login: scopes }, { key: [] }];
  const responses = Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [status, { description }]),
  );
  const document = createOpenApiDocument(
    { '/notes': { get: answering(200, { type: 'object' }, { operationId: 'listNotes', security, responses }) } },
    {},
    {
      components: {
        securitySchemes: { login: { type: 'oauth2' }, key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
      },
    },
  );
  const plan = createServicePlan(document, {
    securitySchemes: [
      { name: 'login', type: 'bearer' },
      { name: 'key', type: 'apiKey', in: 'header', parameter: 'X-Key' },
    ],
  });
  const { files } = await emitService(createService(plan, document), templates);
  const texts = new Map(files.map((file) => [file.path, file.text.replace(/\s+/g, ' ')]));
  return (file) => texts.get(file) ?? '';
}

describe('a service whose operations demand scopes', () => {
  let read: (file: string) => string;

  beforeAll(async () => {
    read = await emit(['notes:write', 'notes:read']);
  });

  it('reads from a variable which of them its token holds: all, unless told', () => {
    const config = read('src/config.ts');
    expect(config).toContain('LOGIN_SCOPES: scopes("notes:read notes:write"),');
    expect(config).toContain('login: { token: variables.LOGIN_TOKEN, scopes: variables.LOGIN_SCOPES },');
    expect(config).toContain('readonly login: ScopedToken; readonly key: string;');
    expect(read('.env.example')).toContain('LOGIN_SCOPES=');
    expect(read('compose.yaml')).toContain('LOGIN_SCOPES: ${LOGIN_SCOPES:-}');
    expect(read('README.md')).toContain('| `LOGIN_SCOPES` | `notes:read notes:write` |');
  });

  it('refuses a caller whose every way in lacks one with 403', () => {
    const authentication = read('src/http/authentication.ts');
    expect(authentication).toContain('login: (c, credentials) => isSame(readBearer(c), credentials.login.token),');
    expect(authentication).toContain('return { login: credentials.login.scopes, };');
    expect(authentication).toContain(
      'if (missing.length > 0 && others.every(({ length }) => length > 0)) { throw new ApiError(403',
    );
  });
});

describe('a service whose operations demand none', () => {
  it('knows nothing of scopes', async () => {
    const read = await emit([]);
    expect(read('src/config.ts')).toContain('readonly login: string;');
    expect(`${read('src/config.ts')}${read('src/http/authentication.ts')}${read('.env.example')}`).not.toMatch(
      /scope/i,
    );
  });
});

describe('a service that is called without the right credentials', () => {
  const find = async (statuses: Readonly<Record<string, string>>): Promise<string> => {
    const read = await emit([], statuses);
    return `${read('src/operations/list-notes.ts')}${read('src/http/authentication.ts')}`;
  };

  it('answers 403 where that alone is declared', async () => {
    const code = await find({ 403: 'Forbidden' });
    expect(code).toContain('authenticate(security, 403)');
    expect(code).toContain('refusal: 401 | 403 = 401');
    expect(code).toContain('if (!passes) throw new ApiError(refusal,');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a 401 is declared too', { 401: 'Token missing', 403: 'Token missing or invalid' }],
    ['neither is declared', { 404: 'Not there' }],
  ])('answers 401 where %s', async (_why, statuses) => {
    const code = await find(statuses);
    expect(code).toContain('authenticate(security)');
    expect(code).toContain('if (!passes) throw new ApiError(401,');
  });
});
