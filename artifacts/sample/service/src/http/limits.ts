import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import type { HttpConfig } from '../config.js';

import { ApiError } from './api-error.js';
import type { AppEnv } from './app-types.js';

/** Characters of an address that every server should take (RFC 9110, section 4.1). */
const LONGEST_ADDRESS = 8_000;

/** Refuses requests that are too large, and gives up on those that take too long. */
export function limitRequests({
  maxBody,
  timeout,
}: Pick<HttpConfig, 'maxBody' | 'timeout'>): MiddlewareHandler<AppEnv> {
  const refuse = (): never => {
    throw new ApiError(413, `A request may have ${maxBody} bytes.`);
  };
  const limitStream = bodyLimit({ maxSize: maxBody, onError: refuse });
  return async (c, next) => {
    if (c.req.url.length > LONGEST_ADDRESS)
      throw new ApiError(414, `An address may have ${LONGEST_ADDRESS} characters.`);
    if (Number(c.req.header('Content-Length') ?? 0) > maxBody) refuse();
    const isStream = c.req.header('Transfer-Encoding') !== undefined;
    const answered = isStream ? limitStream(c, next) : next();
    await inTime(answered, timeout);
  };
}

async function inTime(answered: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new ApiError(503, 'The service took too long to answer.', { 'Retry-After': '1' }));
    }, milliseconds);
  });
  try {
    await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}
