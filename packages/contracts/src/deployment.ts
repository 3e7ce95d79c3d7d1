import { z } from 'zod';

import { runIdSchema } from './run-id';
import { instant, relativePath, schemaVersion } from './versioned';

/** `phases/deploy/deployment.json`: what was started, where, and how it went. */
export const deploymentSchema = z.object({
  schemaVersion,
  run: runIdSchema,
  service: z.string(),
  requested: z.enum(['auto', 'process', 'compose']),
  target: z.enum(['process', 'compose']),
  /** Why this target. */
  why: z.string(),
  state: z.enum(['running', 'stopped', 'failed']),
  url: z.url().optional(),
  port: z.number().int().positive().optional(),
  process: z
    .object({
      pid: z.number().int().positive(),
      startTime: z.string(),
      directory: z.string(),
      /** What keeps the service apart from the machine, where a key is in its reach. */
      sandbox: z.string().optional(),
    })
    .optional(),
  compose: z
    .object({ project: z.string(), image: z.string(), imageId: z.string(), baseImage: z.string(), baseWhy: z.string() })
    .optional(),
  /** The build that runs, by the hash of what it depends on, and whether it was found ready-made. */
  build: z.object({ key: z.string(), cached: z.boolean() }).optional(),
  /** What makes the tables of a service that was there before: run, or left alone because the database is not its own. */
  database: z
    .object({ command: z.string(), outcome: z.enum(['made', 'failed', 'left']), reason: z.string().optional() })
    .optional(),
  /** Why it failed. */
  failure: z.string().optional(),
  /** How often it died before it became ready. */
  deaths: z.number().int().nonnegative().optional(),
  startedAt: instant,
  /** From start to the first good `/healthz` and `/readyz`. */
  healthySeconds: z.number().nonnegative().optional(),
  readySeconds: z.number().nonnegative().optional(),
  /** Left running after the run. */
  kept: z.boolean(),
  exitCode: z.number().int().nullable().optional(),
  logs: z.array(relativePath),
  /** The deployment of the same service that was running before, and what became of it. */
  previous: z.object({ run: z.string(), outcome: z.enum(['left-running', 'replaced']) }).optional(),
});
/** See {@link deploymentSchema}. */
export type Deployment = z.infer<typeof deploymentSchema>;

/** One request to a deployed service and what the specification says of the answer. */
export const probeSchema = z.object({
  operation: z.string(),
  method: z.string(),
  path: z.string(),
  verdict: z.enum(['passed', 'failed', 'skipped']),
  /** Why it failed or was skipped. */
  reason: z.string().optional(),
  status: z.number().int().optional(),
  contentType: z.string().optional(),
  milliseconds: z.number().nonnegative().optional(),
  /** Violations of the response's schema, each with its JSON pointer. */
  violations: z.array(z.object({ pointer: z.string(), message: z.string() })),
});
/** See {@link probeSchema}. */
export type Probe = z.infer<typeof probeSchema>;

/** `phases/deploy/verification.json`: every safe operation probed on the running service. */
export const verificationSchema = z.object({
  schemaVersion,
  url: z.url(),
  passed: z.number().int(),
  failed: z.number().int(),
  skipped: z.number().int(),
  probes: z.array(probeSchema),
});
/** See {@link verificationSchema}. */
export type Verification = z.infer<typeof verificationSchema>;
