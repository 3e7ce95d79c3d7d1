import { z } from 'zod';

import { allowedEditSchema, reviewLabelSchema } from './allowance';
import { relativePath, schemaVersion } from './versioned';

/** The kinds of change; {@link GATES_BY_KIND} says what each must pass and {@link SCOPE_BY_KIND} what it may touch. */
export const proposalKindSchema = z.enum([
  'generate',
  'tests',
  'fix',
  'repair',
  'dependency',
  'configuration',
  'snapshot',
  'container',
]);
/** See {@link proposalKindSchema}. */
export type ProposalKind = z.infer<typeof proposalKindSchema>;

/** Deterministic checks. None of them asks a model. */
export const gateNameSchema = z.enum([
  'applies', // every edit applies to the base tree, cleanly
  'in-scope', // stays in the tree and in what its kind may touch; no link, no .git, no workflow
  'no-secret', // adds nothing that looks like a credential
  'no-suppression', // adds no ignore comment, skip, lowered threshold
  'no-endpoint', // adds no address of a host that the tree did not know
  'no-string-query', // builds no query out of strings
  'compiles',
  'lints',
  'smoke', // starts, answers healthz and readyz, stops
  'specification', // the specification the service emits equals the one it was given
  'passes-repeatedly', // three times in a row on the tree as it is
  'adds-value', // adds coverage or kills a mutant
  'finding-gone',
  'no-new-finding',
  'no-regression', // what passed before still passes
  'command-passes', // the command that failed
  'base-tests', // judged with the tests of the base tree, none deleted, skipped or weakened
  'setting-kept', // settings come to load what prepares the tests, or to name what is there, and change in nothing else
  'snapshot-intended', // every changed line of a snapshot comes from what the last diff changed in the sources
  'installs', // installs from the lock file
  'licence', // every package added has an allowed licence and source
]);
/** See {@link gateNameSchema}. */
export type GateName = z.infer<typeof gateNameSchema>;

const EVERY_KIND = ['applies', 'in-scope', 'no-secret', 'no-suppression', 'no-endpoint', 'no-string-query'] as const;

/**
 * The table of the design: what decides over each kind of change. A proposal enters the tree only when every gate
 * listed here has passed, and a gate that could not run has not passed.
 */
export const GATES_BY_KIND: Readonly<Record<ProposalKind, readonly GateName[]>> = {
  generate: [...EVERY_KIND, 'compiles', 'lints', 'smoke', 'specification'],
  tests: [...EVERY_KIND, 'compiles', 'lints', 'passes-repeatedly', 'adds-value'],
  fix: [...EVERY_KIND, 'finding-gone', 'no-new-finding', 'no-regression'],
  repair: [...EVERY_KIND, 'base-tests', 'command-passes', 'no-regression'],
  dependency: [...EVERY_KIND, 'installs', 'command-passes', 'licence'],
  configuration: [...EVERY_KIND, 'setting-kept', 'base-tests', 'command-passes', 'no-regression'],
  snapshot: [...EVERY_KIND, 'snapshot-intended', 'base-tests', 'command-passes', 'no-regression'],
  container: [...EVERY_KIND, 'smoke'],
};

/**
 * What a kind may touch: `sources` are files that are neither tests, manifests, lock files nor settings. A repair may
 * touch more, and a snapshot anything at all, only where the user's `allow` names it.
 */
export const SCOPE_BY_KIND: Readonly<Record<ProposalKind, readonly FileRole[]>> = {
  generate: ['source', 'test', 'manifest', 'lock', 'setting', 'document', 'container', 'inventory'],
  tests: ['test', 'inventory'],
  fix: ['source', 'document', 'container'],
  repair: ['source', 'container', 'document'],
  dependency: ['manifest', 'lock'],
  configuration: ['setting', 'manifest'],
  snapshot: [],
  container: ['container'],
};

/**
 * The part a file plays in a repository; decided by its path alone. The inventory is the list of generated files
 * (`.orchestrate/generated.json`).
 */
export type FileRole =
  'source' | 'test' | 'manifest' | 'lock' | 'setting' | 'document' | 'container' | 'inventory' | 'workflow' | 'git';

/** One file's change: its whole new text, or its removal. */
export const fileEditSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('write'), path: relativePath, text: z.string() }),
  z.object({ action: z.literal('delete'), path: relativePath }),
]);
/** See {@link fileEditSchema}. */
export type FileEdit = z.infer<typeof fileEditSchema>;

/** Who proposes: an engine's part (`typescript-code-fix`), a tool (`eslint`) or a model, with its version. */
export const authorSchema = z.object({ name: z.string().min(1), version: z.string().min(1) });

/**
 * What a proposal asks for and no edit can say: a path outside the tree, a link, a mode, bytes, a patch that does not
 * apply. It stands there so that its gate refuses it by name.
 */
export const obstacleSchema = z.object({ gate: z.enum(['applies', 'in-scope']), problem: z.string().min(1) });
/** See {@link obstacleSchema}. */
export type Obstacle = z.infer<typeof obstacleSchema>;

/** A change that somebody or something would like to see in the tree. */
export const proposalSchema = z.object({
  kind: proposalKindSchema,
  author: authorSchema,
  title: z.string().min(1).max(200),
  rationale: z.string().min(1),
  edits: z.array(fileEditSchema),
  obstacles: z.array(obstacleSchema).optional(),
});
/** See {@link proposalSchema}. */
export type Proposal = z.infer<typeof proposalSchema>;

/** What one gate said of one proposal. `notRun` counts as not passed. */
export const gateResultSchema = z.object({
  gate: gateNameSchema,
  verdict: z.enum(['passed', 'failed', 'notRun']),
  detail: z.string(),
  seconds: z.number().nonnegative(),
});
/** See {@link gateResultSchema}. */
export type GateResult = z.infer<typeof gateResultSchema>;

/**
 * What a second model said of a proposal that every gate had passed. It may veto; that it does not is no gate's verdict.
 * `none`: nobody could be asked, or what came was no review.
 */
export const proposalReviewSchema = z.object({
  verdict: z.enum(['accepted', 'vetoed', 'none']),
  /** `<provider>/<model>`. */
  reviewer: z.string().optional(),
  /** One line each, those of a reviewer with the place that they are about. */
  reasons: z.array(z.string()),
});
/** See {@link proposalReviewSchema}. */
export type ProposalReview = z.infer<typeof proposalReviewSchema>;

/** `phases/<phase>/proposals/<nn>/proposal.json`: a proposal without its texts (they are in `change.patch`) and its fate. */
export const proposalRecordSchema = z.object({
  schemaVersion,
  id: z.string(),
  kind: proposalKindSchema,
  author: authorSchema,
  title: z.string(),
  rationale: z.string(),
  files: z.array(z.object({ path: relativePath, added: z.number().int(), removed: z.number().int() })),
  patch: relativePath,
  gates: z.array(gateResultSchema),
  /** Absent where no review was asked for, or a gate had refused. */
  review: proposalReviewSchema.optional(),
  /** What it changes that only `allow` lets it change; absent where it needs no such leave. */
  allowed: z.array(allowedEditSchema).optional(),
  /** Present together with `allowed`. */
  label: reviewLabelSchema.optional(),
  accepted: z.boolean(),
  /** The commit it became in the service's own repository. */
  commit: z.string().optional(),
});
/** See {@link proposalRecordSchema}. */
export type ProposalRecord = z.infer<typeof proposalRecordSchema>;
