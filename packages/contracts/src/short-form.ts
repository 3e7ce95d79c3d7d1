import { z } from 'zod';

const identifier = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/, 'letters, digits and underscores, starting with a letter');

/** Types of the short form's fields. */
export const fieldTypeSchema = z.enum([
  'string',
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'email',
  'url',
  'uuid',
]);

/** A field: its type alone, or its type with rules. */
export const fieldSchema = z.union([
  fieldTypeSchema,
  z.strictObject({
    type: fieldTypeSchema,
    required: z.boolean().default(true),
    unique: z.boolean().default(false),
    filter: z.boolean().default(false),
    enum: z.array(z.string()).min(1).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    pattern: z.string().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    description: z.string().optional(),
  }),
]);
/** See {@link fieldSchema}. */
export type ShortField = z.infer<typeof fieldSchema>;

/** The operations of an entity. */
export const shortOperationSchema = z.enum(['list', 'create', 'read', 'replace', 'patch', 'delete']);

/** `service.yaml`: the short form, turned into OpenAPI 3.1 by plan. */
export const shortFormSchema = z.strictObject({
  service: z.string().min(1),
  version: z.string().default('1.0.0'),
  description: z.string().optional(),
  /** How callers of writing operations prove who they are. */
  security: z.enum(['none', 'api-key', 'bearer']).default('none'),
  entities: z
    .record(
      identifier,
      z.strictObject({
        plural: identifier.optional(),
        description: z.string().optional(),
        fields: z.record(identifier, fieldSchema),
        /** Field name to entity: `author: Author` adds a required `authorId`; a trailing `?` makes it optional. */
        relations: z.record(identifier, z.string().regex(/^[A-Za-z][A-Za-z0-9_]*\??$/)).default({}),
        operations: z
          .array(shortOperationSchema)
          .min(1)
          .default(['list', 'create', 'read', 'replace', 'patch', 'delete']),
      }),
    )
    .refine((entities) => Object.keys(entities).length > 0, 'needs at least one entity'),
});
/** See {@link shortFormSchema}. */
export type ShortForm = z.infer<typeof shortFormSchema>;
