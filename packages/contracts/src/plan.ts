import { z } from 'zod';

import { configurationSchema } from './configuration';
import { phaseSchema } from './phase';
import { plannedOperationSchema } from './planned-operation';
import { resourceSchema } from './planned-resource';
import { relativePath, schemaVersion, sha256 } from './versioned';

export * from './evidence';
export * from './planned-list';
export * from './planned-operation';
export * from './planned-resource';
export * from './planned-success';

/** A way to authenticate that the specification declares. `unsupported` ones make their operations partial, by name. */
export const securitySchemeSchema = z.object({
  name: z.string(),
  type: z.enum(['apiKey', 'basic', 'bearer', 'unsupported']),
  /** For `apiKey`: where the key travels and under which name. */
  in: z.enum(['header', 'query', 'cookie']).optional(),
  parameter: z.string().optional(),
  /** Whether it takes the tokens that this service issues to accounts, beside the configured credential. */
  takesTokens: z.boolean().optional(),
  /** For `apiKey`: the word before the key, as in `Token <key>`. */
  prefix: z.string().optional(),
});
/** See {@link securitySchemeSchema}. */
export type SecurityScheme = z.infer<typeof securitySchemeSchema>;

/** One node of the task graph. */
export const taskSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/),
  phase: phaseSchema,
  title: z.string(),
  dependsOn: z.array(z.string()),
  tool: z.object({ name: z.string(), why: z.string() }),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
});
/** See {@link taskSchema}. */
export type Task = z.infer<typeof taskSchema>;

/** A remark on the specification that stops nothing. */
export const planWarningSchema = z.object({ rule: z.string(), message: z.string(), pointer: z.string().optional() });
/** See {@link planWarningSchema}. */
export type PlanWarning = z.infer<typeof planWarningSchema>;

/** Where a model wrote the specification, from a brief: who did, and what it had to assume. */
export const briefSchema = z.object({
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
  /** The short form that it wrote, relative to the run directory. */
  form: relativePath,
  /** What the brief left open. */
  questions: z.array(z.object({ question: z.string(), assumption: z.string() })),
});
/** See {@link briefSchema}. */
export type Brief = z.infer<typeof briefSchema>;

/** A service that is there already. Nothing is generated: the other phases work on a copy of it. */
export const existingServiceSchema = z.object({
  /** As the user named it, relative to the working directory. */
  directory: z.string().min(1),
  /** Where the specification comes from. `routes`: read out of its code, without running any of it. */
  specification: z.enum(['given', 'found', 'routes', 'none']),
});
/** See {@link existingServiceSchema}. */
export type ExistingService = z.infer<typeof existingServiceSchema>;

/** `phases/plan/plan.json`: what the following phases work from. */
export const planSchema = z.object({
  schemaVersion,
  service: z.object({
    /** From the title: lower-case, dashes, safe as a package, image and directory name. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
    title: z.string(),
    version: z.string(),
    description: z.string().optional(),
    /** Absent where this family generates the service. */
    existing: existingServiceSchema.optional(),
  }),
  specification: z.object({
    /** The document as given, relative to the working directory. */
    source: z.string(),
    dialect: z.enum(['openapi-3.0', 'openapi-3.1', 'short-form']),
    /** Bundled, one file, only internal references: `phases/plan/openapi.json`, relative to the run directory. */
    bundled: relativePath,
    sha256,
    files: z.array(z.object({ path: z.string(), sha256 })),
    /** Where `source` is a brief and not the specification itself. */
    brief: briefSchema.optional(),
  }),
  securitySchemes: z.array(securitySchemeSchema),
  resources: z.array(resourceSchema),
  operations: z.array(plannedOperationSchema),
  tasks: z.array(taskSchema),
  warnings: z.array(planWarningSchema),
  configuration: configurationSchema,
});
/** See {@link planSchema}. */
export type Plan = z.infer<typeof planSchema>;
