import { z } from 'zod';

import { accountSchema } from './account';
import { deploymentSchema, verificationSchema } from './deployment';
import { eventSchema } from './event';
import { analysisSchema } from './finding';
import { sealedFileSchema } from './manifest';
import { conversationSchema, ledgerLineSchema } from './model-call';
import { stepSchema } from './phase';
import { taskSchema } from './plan';
import { proposalRecordSchema } from './proposal';
import { commandResources } from './resources';
import { retentionSchema } from './retention';
import { statusSchema } from './status';
import { summarySchema } from './summary';
import { coverageSchema, generatedTestsSchema, testReportSchema } from './test-report';
import { healingSchema, triageSchema } from './triage';
import { instant, schemaVersion } from './versioned';

const count = z.number().int().nonnegative();

/** A file of evidence as it was read, and where it lies. */
const found = <T extends z.ZodType>(value: T) => z.object({ path: z.string(), value });

/** A list that was cut: `left` more are in the evidence. */
const cut = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), left: count });

/** What became of an operation. `open`: it answers 501. `written`: a model wrote what no rule could infer. */
export const reportOperationSchema = z.object({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  text: z.string(),
  state: z.enum(['open', 'written', 'generated']),
});
/** See {@link reportOperationSchema}. */
export type ReportOperation = z.infer<typeof reportOperationSchema>;

/** The service and where it came from; absent where nothing was planned. */
const reportServiceSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string().optional(),
  specification: z.string(),
  dialect: z.string(),
  resources: z.array(z.string()),
  operations: z.array(reportOperationSchema),
  isGenerated: z.boolean(),
});

/** One attempt of a phase. Without a status it was cut off. */
export const reportAttemptSchema = z.object({
  phase: stepSchema,
  attempt: z.number().int().positive(),
  directory: z.string(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  status: statusSchema.optional(),
  headline: z.string().optional(),
  /** Commits of the service before and after. */
  from: z.string().optional(),
  to: z.string().optional(),
});
/** See {@link reportAttemptSchema}. */
export type ReportAttempt = z.infer<typeof reportAttemptSchema>;

/**
 * One event for people. `at` and `seconds`: when what it tells of began, in milliseconds since the run did, and how long
 * it took; an event without `seconds` is a moment.
 */
export const reportEventSchema = z.object({
  at: z.number(),
  seconds: z.number().nonnegative().optional(),
  ...commandResources,
  phase: stepSchema,
  /** Index into `attempts`, where it belongs to one. */
  attempt: count.optional(),
  type: z.enum(eventSchema.options.map((option) => option.shape.type.value)),
  level: z.enum(['debug', 'info', 'warning', 'error']),
  /** A tool with its version, a model, a proposal. */
  what: z.string(),
  text: z.string(),
  /** The command, as it was run. */
  command: z.string().optional(),
  outcome: z.enum(['good', 'bad', 'calm']),
  remark: z.string().optional(),
  /** File of the run directory that tells more. */
  file: z.string().optional(),
});
/** See {@link reportEventSchema}. */
export type ReportEvent = z.infer<typeof reportEventSchema>;

/** A proposal with its patch, which may be cut or too much to show. */
export const reportProposalSchema = z.object({
  phase: stepSchema,
  path: z.string(),
  record: proposalRecordSchema,
  patch: z.string().optional(),
});
/** See {@link reportProposalSchema}. */
export type ReportProposal = z.infer<typeof reportProposalSchema>;

/** One deployment, by the directory of its attempt. */
const reportDeploymentSchema = z.object({
  attempt: z.number().int().positive(),
  isCutOff: z.boolean(),
  deployment: found(deploymentSchema).optional(),
  verification: found(verificationSchema).optional(),
});

/** A package of the service's lock file. */
export const reportPackageSchema = z.object({
  name: z.string(),
  version: z.string(),
  licence: z.string().optional(),
  isDevelopment: z.boolean(),
  integrity: z.string().optional(),
});
/** See {@link reportPackageSchema}. */
export type ReportPackage = z.infer<typeof reportPackageSchema>;

/** A source with what tests ran of it, and the mutants that they were held against. Lines count from 1. */
export const reportSourceSchema = z.object({
  /** Relative to the package. */
  path: z.string(),
  /** Lines with code and how often each ran. */
  lines: z.array(z.tuple([count, count])),
  /** Lines that ran and have a branch that did not. */
  partly: z.array(count),
  mutants: z.array(z.object({ line: count, what: z.string(), caught: z.boolean() })),
  /** As it was when the tests ran; absent where it is too much to show, or gone. */
  text: z.string().optional(),
});
/** See {@link reportSourceSchema}. */
export type ReportSource = z.infer<typeof reportSourceSchema>;

/**
 * What `report.html` shows, as it stands in that file as JSON. Its texts are redacted, and free of control and invisible
 * characters; they are not escaped. Long lists and texts are cut, which each of them tells.
 */
export const reportDataSchema = z.object({
  schemaVersion,
  summary: summarySchema,
  /** Where the service went, or why it stayed. */
  publicationNote: z.string(),
  /** What a model says of the run; absent where none was asked or answered. */
  account: accountSchema.optional(),
  service: reportServiceSchema.optional(),
  tasks: z.array(taskSchema.pick({ id: true, phase: true, title: true, dependsOn: true, tool: true })),
  attempts: z.array(reportAttemptSchema),
  events: cut(reportEventSchema),
  tests: found(testReportSchema).optional(),
  cases: found(generatedTestsSchema).optional(),
  coverage: found(coverageSchema).optional(),
  /** Least covered first; absent where coverage was not measured line by line. */
  sources: cut(reportSourceSchema).optional(),
  analysis: found(analysisSchema).optional(),
  triage: found(triageSchema).optional(),
  healing: found(healingSchema).optional(),
  proposals: cut(reportProposalSchema),
  deployments: z.array(reportDeploymentSchema),
  conversations: cut(found(conversationSchema)),
  ledger: cut(ledgerLineSchema),
  packages: cut(reportPackageSchema),
  /** As they were when this was written: without `report.html` and what came after it. */
  files: cut(sealedFileSchema),
  /** Absent where the run is whole. */
  retention: retentionSchema.optional(),
  problems: z.array(z.object({ file: z.string(), message: z.string() })),
});
/** See {@link reportDataSchema}. */
export type ReportData = z.infer<typeof reportDataSchema>;
