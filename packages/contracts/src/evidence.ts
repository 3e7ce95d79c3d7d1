import { z } from 'zod';

/** Points into the bundled specification `phases/plan/openapi.json`: an RFC 6901 pointer with a leading `#`. */
export const pointer = z.string().regex(/^#(\/|$)/);

/** A rule that fired, by name, with what it saw in the specification. */
export const evidenceSchema = z.object({ rule: z.string(), detail: z.string() });
/** See {@link evidenceSchema}. */
export type Evidence = z.infer<typeof evidenceSchema>;
