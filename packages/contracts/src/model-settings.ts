import { z } from 'zod';

import { MODEL_TASKS } from './model-call';

/**
 * Ways to reach a model. `openai` stands for every server that speaks its protocol; `codex`, `claude` and `gemini-cli`
 * are programs.
 */
export const providerKindSchema = z.enum([
  'openai',
  'azure-openai',
  'anthropic',
  'gemini',
  'ollama',
  'codex',
  'claude',
  'gemini-cli',
]);
/** See {@link providerKindSchema}. */
export type ProviderKind = z.infer<typeof providerKindSchema>;

const name = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and dashes, 40 at most');

/** One provider of `.orchestrate.yml`. A key's value never stands there, only the variable that holds it. */
export const providerSettingsSchema = z.strictObject({
  kind: providerKindSchema,
  /** Server to ask; absent: the kind's own. */
  'base-url': z.url({ protocol: /^https?$/ }).optional(),
  /**
   * Variable that holds the key; absent: the kind's usual one, which is sent to the kind's own server only and never to
   * a `base-url` of these settings.
   */
  'key-variable': z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a variable name')
    .optional(),
  /** `openai` and `azure-openai`: which of their protocols is spoken. */
  api: z.enum(['responses', 'chat']).optional(),
  /** `azure-openai` only. */
  'api-version': z.string().min(1).optional(),
  /** The model where a route names none. */
  model: z.string().min(1).optional(),
  /** Calls at a time. */
  concurrency: z.number().int().min(1).max(64).default(4),
  /** `ollama` only: fetches a model that is not there. */
  pull: z.boolean().default(false),
  /** `ollama` only: how long the model stays loaded, as Ollama writes it: `5m`. */
  'keep-alive': z.string().min(1).optional(),
});
/** See {@link providerSettingsSchema}. */
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** `<provider>` or `<provider>/<model>`: whom a task asks, the first first. */
const routeSchema = z.array(
  z.string().regex(/^[a-z][a-z0-9-]{0,39}(\/\S+)?$/, 'must be <provider> or <provider>/<model>'),
);

const limitsSchema = z.strictObject({
  /** US dollars that one run may spend. */
  'usd-per-run': z.number().nonnegative().default(5),
  /** US dollars that one phase may spend. */
  'usd-per-phase': z.number().nonnegative().default(2),
  /** Whether calls are made whose price nobody knows. */
  'allow-unknown-price': z.boolean().default(false),
  /** Seconds until a connection stands and headers arrive. */
  'connect-seconds': z.number().positive().max(600).default(20),
  /** Seconds without a byte. */
  'idle-seconds': z.number().positive().max(600).default(60),
  /** Seconds for one request to one provider, its retries included. */
  'call-seconds': z.number().positive().max(3600).default(120),
  /** Seconds that one run may wait for models in all. */
  'run-seconds': z.number().positive().max(21_600).default(1800),
  /** Tries after the first. */
  retries: z.number().int().min(0).max(3).default(3),
});

/** `models` of `.orchestrate.yml`. Without any key the offline engine does the work, and it is said. */
export const modelSettingsSchema = z.strictObject({
  /** Beside those that a key in the environment brings by itself. */
  providers: z.record(name, providerSettingsSchema).default({}),
  /** Absent tasks ask every provider that there is a key for; `[]` asks none. */
  routes: z.partialRecord(z.enum(MODEL_TASKS), routeSchema).default({}),
  limits: limitsSchema.default(limitsSchema.parse({})),
  /** `full`: every message whole; `redacted`: long ones cut; `none`: none. Secrets are masked in all of them. */
  transcripts: z.enum(['full', 'redacted', 'none']).default('redacted'),
  /** Whether personal data may be sent: mail addresses, phone and card numbers, names in data files. */
  'allow-personal-data': z.boolean().default(false),
});
/** See {@link modelSettingsSchema}. */
export type ModelSettings = z.infer<typeof modelSettingsSchema>;
