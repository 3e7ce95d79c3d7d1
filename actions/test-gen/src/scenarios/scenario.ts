import { z } from 'zod';

const entrySchema = z.object({ name: z.string(), value: z.string() });

const stepSchema = z.object({
  as: z.string(),
  operation: z.string(),
  path: z.array(entrySchema),
  query: z.array(entrySchema),
  body: z.string(),
  credentials: z.enum(['valid', 'wrong', 'none']),
  status: z.number().int(),
  expects: z.string(),
});

/** What a model answers: requests and what the specification promises of them, as data. */
export const scenariosSchema = z.object({
  scenarios: z.array(z.object({ operation: z.string(), title: z.string(), steps: z.array(stepSchema) })),
});

export type Scenario = z.infer<typeof scenariosSchema>['scenarios'][number];
export type Step = Scenario['steps'][number];
export type Entry = z.infer<typeof entrySchema>;
