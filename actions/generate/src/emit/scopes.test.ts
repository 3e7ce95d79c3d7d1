import path from 'node:path';

import { answering, createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { beforeAll, describe, expect, it } from 'vitest';

import { createService } from '../model/service';

import { emitService } from './service';
import { readTemplates } from './templates';

async function emit(scopes: readonly string[]): Promise<(file: string) => string> {
  const templates = await readTemplates(path.resolve(import.meta.dirname, '../../templates'));
  const security = [{ login: scopes }, { key: [] }];
  const document = createOpenApiDocument(
    { '/notes': { get: answering(200, { type: 'object' }, { operationId: 'listNotes', security }) } },
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
