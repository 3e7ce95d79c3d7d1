import { z } from 'zod';

/** Bytes that an item of a resource may hold, with their media type and name: the photo of a pet. */
export const storedFileSchema = z.object({
  /** camelCase, safe as an identifier. */
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** Properties of the representation that tell of it, and that no request sets. */
  facts: z.array(z.object({ property: z.string(), shows: z.enum(['type', 'size', 'name']) })).optional(),
});
/** See {@link storedFileSchema}. */
export type StoredFile = z.infer<typeof storedFileSchema>;

/** What an answer shows of a file that was stored. `status`: of the answer itself. `done`: `true`. */
export const receiptSchema = z.object({
  property: z.string(),
  shows: z.enum(['status', 'done', 'type', 'size', 'name', 'message']),
});
/** See {@link receiptSchema}. */
export type Receipt = z.infer<typeof receiptSchema>;

/** A further part of a form that is a file of its own. */
export const carriedPartSchema = z.object({
  /** A name among the resource's files. */
  file: z.string(),
  part: z.string(),
  partTypes: z.array(z.string()).optional(),
  maxBytes: z.number().int().nonnegative().optional(),
  isOptional: z.literal(true).optional(),
});
/** See {@link carriedPartSchema}. */
export type CarriedPart = z.infer<typeof carriedPartSchema>;

/** How a request carries a file. */
export const uploadSchema = z.object({
  /** Media types of bodies that are the file, which may end in `*`; empty: only a form carries one. */
  types: z.array(z.string()),
  /** The part of a `multipart/form-data` body that is the file; absent: no form carries one. */
  part: z.string().optional(),
  /** Media types that the part may have; absent: any. */
  partTypes: z.array(z.string()).optional(),
  /** The most bytes that the specification allows. */
  maxBytes: z.number().int().nonnegative().optional(),
  /** Whether a form that makes or changes an item need not hold the part. */
  isOptional: z.literal(true).optional(),
  /** Of a form that holds several files: the other ones. */
  others: z.array(carriedPartSchema).min(1).optional(),
  /** What the answer shows of the file, where it shows no item. */
  receipt: z.array(receiptSchema).optional(),
});
/** See {@link uploadSchema}. */
export type Upload = z.infer<typeof uploadSchema>;
