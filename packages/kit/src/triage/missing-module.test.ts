import { describe, expect, it } from 'vitest';

import { findMissingModule, packageOf } from './missing-module';

describe('findMissingModule', () => {
  it.each([
    ["Cannot find module 'left-pad' or its corresponding type declarations.", 'left-pad'],
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'zod' imported from /a/b.js", 'zod'],
    ['Failed to resolve import "@scope/x/deep" from "src/a.ts". Does the file exist?', '@scope/x/deep'],
    ['Could not resolve "./gone"', './gone'],
    ["Cannot find name 'left-pad'", undefined],
  ])('%s', (message, expected) => {
    expect(findMissingModule(message)).toBe(expected);
  });
});

describe('packageOf', () => {
  it.each([
    ['zod', 'zod'],
    ['drizzle-orm/pg-core', 'drizzle-orm'],
    ['@hono/zod-openapi', '@hono/zod-openapi'],
    ['@hono/zod-openapi/deep/er', '@hono/zod-openapi'],
    ['./zod', undefined],
    ['../zod', undefined],
    ['/zod', undefined],
    ['node:fs', undefined],
    ['fs/promises', undefined],
    ['https://esm.sh/zod', undefined],
    ['#internal', undefined],
    ['@/components', undefined],
    ['~/components', undefined],
    ['', undefined],
  ])('%j → %j', (specifier, expected) => {
    expect(packageOf(specifier)).toBe(expected);
  });
});
