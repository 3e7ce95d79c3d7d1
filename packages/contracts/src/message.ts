import { z } from 'zod';

/** A value that a request carries. */
const carriedSchema = z.object({ in: z.enum(['body', 'path', 'query']), name: z.string() });
/** See {@link carriedSchema}. */
export type Carried = z.infer<typeof carriedSchema>;

/** A message to an account, and what its code lets who has it do. The service writes it down and sends nothing. */
export const messageSchema = z.object({
  /** `password`: to set a new one. `email`: to show that the address is the account's. `test`: nothing. */
  purpose: z.enum(['password', 'email', 'test']),
  /** The address that it goes to; absent: the one of the account that calls. */
  address: carriedSchema.optional(),
  /** For `use-code`. */
  code: carriedSchema.optional(),
  /** For `use-code` with `password`: properties of the body, the new password and the same once more. */
  next: z.string().optional(),
  repeated: z.string().optional(),
  /** For `use-code` with `email`: the flag of the account that tells of it. */
  flag: z.string().optional(),
});
/** See {@link messageSchema}. */
export type Message = z.infer<typeof messageSchema>;
