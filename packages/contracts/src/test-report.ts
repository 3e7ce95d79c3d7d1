import { z } from 'zod';

import { relativePath, schemaVersion } from './versioned';

/** One test in the Common Test Report Format (CTRF), with the fields this family fills. */
export const testResultSchema = z.object({
  name: z.string(),
  status: z.enum(['passed', 'failed', 'skipped', 'pending', 'other']),
  /** Milliseconds: whole ones in files, as CTRF asks; earlier runs have fractions. */
  duration: z.number().nonnegative(),
  suite: z.array(z.string()).optional(),
  filePath: z.string().optional(),
  line: z.number().int().optional(),
  message: z.string().optional(),
  trace: z.string().optional(),
  flaky: z.boolean().optional(),
  retries: z.number().int().optional(),
});
/** See {@link testResultSchema}. */
export type TestResult = z.infer<typeof testResultSchema>;

/** A test report in CTRF (https://ctrf.io), format version 0.0.0. */
export const testReportSchema = z.object({
  reportFormat: z.literal('CTRF'),
  specVersion: z.string(),
  results: z.object({
    tool: z.object({ name: z.string(), version: z.string().optional() }),
    summary: z.object({
      tests: z.number().int(),
      passed: z.number().int(),
      failed: z.number().int(),
      skipped: z.number().int(),
      pending: z.number().int(),
      other: z.number().int(),
      /** Milliseconds since the epoch. */
      start: z.number(),
      stop: z.number(),
    }),
    tests: z.array(testResultSchema),
  }),
});
/** See {@link testReportSchema}. */
export type TestReport = z.infer<typeof testReportSchema>;

/** Covered and total of one measure, percent rounded to two decimals. */
const measure = z.object({ covered: z.number().int(), total: z.number().int(), percent: z.number() });

/** Coverage over a tree, and file by file. */
export const coverageSchema = z.object({
  lines: measure,
  branches: measure,
  functions: measure,
  statements: measure,
  files: z.array(z.object({ path: relativePath, lines: measure, branches: measure })),
});
/** See {@link coverageSchema}. */
export type Coverage = z.infer<typeof coverageSchema>;

/** The kinds of generated tests. `characterisation`: what hand-written code does today, right or wrong. */
export const generatedTestKindSchema = z.enum(['unit', 'property', 'e2e', 'characterisation']);
/** See {@link generatedTestKindSchema}. */
export type GeneratedTestKind = z.infer<typeof generatedTestKindSchema>;

/** Tests that a model thought of. */
export const scenariosSchema = z.object({
  provider: z.string(),
  model: z.string(),
  /** Path of the conversation, relative to the run directory. */
  conversation: z.string(),
  proposed: z.number().int().nonnegative(),
  /** How many are in the tree. */
  kept: z.number().int().nonnegative(),
  /** Those that never became tests; those that the gates left out are in `dropped` with all others. */
  dropped: z.array(z.object({ title: z.string(), reason: z.string() })),
});
/** See {@link scenariosSchema}. */
export type Scenarios = z.infer<typeof scenariosSchema>;

/** How much tests cover, and how many of the mutants that were sampled they catch; absent: it was not measured. */
export const strengthSchema = z.object({
  lines: measure.optional(),
  branches: measure.optional(),
  mutants: z.object({ caught: z.number().int().nonnegative(), total: z.number().int().nonnegative() }).optional(),
});
/** See {@link strengthSchema}. */
export type Strength = z.infer<typeof strengthSchema>;

/** What tests were worth without those that a run added, and with them. */
export const comparedStrengthSchema = z.object({ before: strengthSchema, after: strengthSchema });
/** See {@link comparedStrengthSchema}. */
export type ComparedStrength = z.infer<typeof comparedStrengthSchema>;

/** One small change of the code that tests were held against. `caught`: by a test that is in the tree now. */
const mutantSchema = z.object({
  /** Relative to the package. */
  path: relativePath,
  line: z.number().int().positive(),
  /** `> becomes >=`. */
  what: z.string(),
  caught: z.boolean(),
});

/** `phases/test-gen/cases.json`: every test that was written and what became of it. */
export const generatedTestsSchema = z.object({
  schemaVersion,
  /** Where the property-based tests start from. */
  seed: z.number().int(),
  /** How often each test was run before it was kept. */
  runs: z.number().int().positive(),
  /** Names of the tests in the tree, `<file> > <suite> > <test>`. */
  kept: z.array(z.object({ kind: generatedTestKindSchema, cases: z.array(z.string()) })),
  /** Tests that were written and are not in the tree, each with the reason. */
  dropped: z.array(z.object({ kind: generatedTestKindSchema, name: z.string(), reason: z.string() })),
  /** What no test could be written for, and why. */
  gaps: z.array(z.string()),
  /** For a service that was there before. */
  strength: comparedStrengthSchema.optional(),
  /** Those that `strength` counts, in the order of the code. */
  mutants: z.array(mutantSchema).optional(),
  /** Absent where no model was asked, or none answered. */
  scenarios: scenariosSchema.optional(),
});
/** See {@link generatedTestsSchema}. */
export type GeneratedTests = z.infer<typeof generatedTestsSchema>;
