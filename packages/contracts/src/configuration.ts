import { z } from 'zod';

import { allowanceSchema } from './allowance';
import { planSettingsSchema } from './inference-rules';
import { modelSettingsSchema } from './model-settings';

/** One quality gate: a command that must end with exit code 0 in the tree it judges. */
export const gateCommandSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, 40 at most'),
  /** Split into arguments as a shell splits words; run by `sh -c` only where it uses shell operators. */
  command: z.string().min(1),
  /** Seconds. */
  timeout: z.number().int().positive().max(3600).default(300),
  /** A required gate that fails makes the run `failed`; an optional one `partial`. */
  required: z.boolean().default(true),
});
/** See {@link gateCommandSchema}. */
export type GateCommand = z.infer<typeof gateCommandSchema>;

/** Where a service is deployed. `auto` takes `compose` where Docker answers, else `process`. */
export const targetSchema = z.enum(['auto', 'process', 'compose']);
/** See {@link targetSchema}. */
export type Target = z.infer<typeof targetSchema>;

/** The gates of a generated service: the service's own npm scripts, in the order in which a failure is cheapest. */
export const DEFAULT_GATES: readonly GateCommand[] = [
  { name: 'build', command: 'npm run build', timeout: 180, required: true },
  { name: 'lint', command: 'npm run lint', timeout: 180, required: true },
  { name: 'test', command: 'npm test', timeout: 600, required: true },
  { name: 'smoke', command: 'npm run smoke', timeout: 120, required: true },
];

const safetySchema = z.strictObject({
  /** Whether a specification may refer to `http(s)://` addresses. */
  'allow-remote-references': z.boolean().default(false),
  /** Names of environment variables that commands may see besides the harmless ones. */
  'pass-environment': z.array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a variable name')).default([]),
  /** Further commands that are never run: the words that must all occur, in order. */
  'forbid-commands': z.array(z.string().min(1)).default([]),
  /** Whether code that a model wrote may run without a sandbox where the machine offers none. */
  'allow-host': z.boolean().default(false),
});

const deploySchema = z.strictObject({
  target: targetSchema.default('auto'),
  /** Image that the service's Dockerfile starts from. */
  'base-image': z.string().min(1).default('node:24-slim'),
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65535).default(0),
  /** Seconds until the service must answer `/readyz`. */
  'ready-timeout': z.number().int().positive().max(900).default(60),
});

/** Somebody of the team who proposes repairs: a program that is run in a copy of the tree. */
export const proposerCommandSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, 40 at most'),
  /** Stands beside the name wherever a proposal is told of. */
  version: z.string().min(1).max(40).default('1'),
  /** Split into arguments as a shell splits words; run by `sh -c` only where it uses shell operators. */
  command: z.string().min(1),
  /** Seconds, each time it is asked. */
  timeout: z.number().int().positive().max(3600).default(60),
});
/** See {@link proposerCommandSchema}. */
export type ProposerCommand = z.infer<typeof proposerCommandSchema>;

const healSchema = z.strictObject({
  /** Asked beside those that heal brings; what they propose passes the same gates. */
  proposers: z
    .array(proposerCommandSchema)
    .max(20)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'proposer names must differ')
    .default([]),
  /** What heal may change that it never does otherwise. */
  allow: z.array(allowanceSchema).default([]),
});

const budgetsSchema = z.strictObject({
  /** Rounds of repair at most. */
  'heal-iterations': z.number().int().min(0).max(10).default(10),
  /** Minutes that healing may take in all. */
  'heal-minutes': z.number().positive().max(360).default(10),
  /** What the evidence of a run may take; what is over it is cut, logs first. 100 unless given. */
  'evidence-megabytes': z.number().positive().max(10_000).optional(),
});

/** `.orchestrate.yml`. Unknown keys are errors, so that a misspelt setting never passes for a set one. */
export const configurationSchema = z.strictObject({
  version: z.literal(1),
  gates: z
    .array(gateCommandSchema)
    .refine((gates) => new Set(gates.map((gate) => gate.name)).size === gates.length, 'gate names must differ')
    .default([...DEFAULT_GATES]),
  plan: planSettingsSchema.default(planSettingsSchema.parse({})),
  safety: safetySchema.default(safetySchema.parse({})),
  deploy: deploySchema.default(deploySchema.parse({})),
  budgets: budgetsSchema.default(budgetsSchema.parse({})),
  heal: healSchema.default(healSchema.parse({})),
  models: modelSettingsSchema.default(modelSettingsSchema.parse({})),
});
/** See {@link configurationSchema}. */
export type Configuration = z.infer<typeof configurationSchema>;
