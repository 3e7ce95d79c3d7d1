import { readFileSync } from 'node:fs';

import { z } from 'zod';

import type { Failure } from './failures';
import { proofSchema } from './proof-names';
import { findProof } from './proofs';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

/** Failures of a specification that no service could avoid, each with what proves it. */
const contradictionsSchema = z.array(
  z.object({
    specification: z.string(),
    check: z.string(),
    status: z.number(),
    proof: proofSchema,
    reason: z.string(),
    operations: z.array(z.string()),
  }),
);
/** See {@link readContradictions}. */
export type Contradiction = z.infer<typeof contradictionsSchema>[number];

/** Reads the list of contradictions that are known. */
export function readContradictions(file: string): Contradiction[] {
  return contradictionsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Whether a failure is listed as a contradiction of its specification, and is one. */
export function isAccepted(
  specification: string,
  document: OpenApiDocument,
  failure: Failure,
  listed: readonly Contradiction[],
): boolean {
  const proof = failure.proof ?? findProof(document, failure);
  return listed.some(
    (one) =>
      one.specification === specification &&
      one.proof === proof &&
      one.check === failure.check &&
      one.status === failure.status &&
      one.operations.includes(failure.operation),
  );
}
