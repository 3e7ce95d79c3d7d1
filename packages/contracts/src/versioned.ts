import { z } from 'zod';

/** The version of every file format of this family; a reader refuses others, naming both. */
export const SCHEMA_VERSION = 1;

/** The field every file carries, so that a reader of another version fails with a clear message. */
export const schemaVersion = z.literal(SCHEMA_VERSION);

/** A path inside a tree: relative, with forward slashes, without `..` or a drive, not empty. */
export const relativePath = z
  .string()
  .min(1)
  .max(4096)
  .refine(
    (path) => !path.startsWith('/') && !/^[A-Za-z]:/.test(path) && !path.includes('\\'),
    'must be relative, with forward slashes',
  )
  .refine((path) => !path.split('/').includes('..'), 'must not leave the tree')
  .refine((path) => !path.includes('\0'), 'must not contain a NUL');

/** Lower-case hexadecimal SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant, UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime();
