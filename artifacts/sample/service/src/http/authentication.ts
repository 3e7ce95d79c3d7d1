import { createHash, timingSafeEqual } from 'node:crypto';

import type { Context, MiddlewareHandler } from 'hono';

import type { Credentials } from '../config.js';

import { ApiError } from './api-error.js';
import type { AppEnv } from './app-types.js';

/** The ways to prove who calls, as the specification declares them. */
export const securitySchemes = {
  apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'For the staff.' },
  memberToken: { type: 'http', scheme: 'bearer', description: "For the members' own devices." },
} as const;

type SchemeName = keyof typeof securitySchemes;

/** Alternatives; each names the schemes that must all be satisfied. */
type Requirements = readonly Partial<Record<SchemeName, readonly string[]>>[];

const isSatisfied: Readonly<Record<SchemeName, (c: Context, credentials: Credentials) => boolean>> =
  {
    apiKey: (c, credentials) => isSame(c.req.header('X-Api-Key'), credentials.apiKey),
    memberToken: (c, credentials) => isSame(readBearer(c), credentials.memberToken),
  };

/** Lets a request pass when it satisfies one of the alternatives. */
export function authenticate(requirements: Requirements): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const passes = requirements.some((schemes) =>
      (Object.keys(schemes) as SchemeName[]).every((name) =>
        isSatisfied[name](c, c.var.credentials),
      ),
    );
    if (!passes)
      throw new ApiError(401, 'The credentials are missing or wrong.', {
        'WWW-Authenticate': 'Bearer',
      });
    await next();
  };
}

/** How a client presents the credentials: a header and its value, by scheme. */
export function describeCredentials(credentials: Credentials) {
  return {
    apiKey: { header: 'X-Api-Key', value: credentials.apiKey },
    memberToken: { header: 'Authorization', value: `Bearer ${credentials.memberToken}` },
  };
}

function readBearer(c: Context): string | undefined {
  return /^bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
}

/** Compares in constant time, so that the time taken does not tell how much was right. */
function isSame(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
