import { readFileSync } from 'node:fs';

import { z } from 'zod';

import type { UniqueFailure } from './failures';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations, listSecurity } from '@orchestrate/kit/openapi/operations';

const proofSchema = z.enum(['secured-without-401']);

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

type Proof = (document: OpenApiDocument, entry: OperationEntry, failure: UniqueFailure) => boolean;

function declares(entry: OperationEntry, statuses: readonly string[]): boolean {
  return Object.keys(entry.operation.responses ?? {}).some((status) => statuses.includes(status.toUpperCase()));
}

/**
 * What shows that an answer contradicts its specification whatever the service does.
 * `secured-without-401`: the operation demands credentials, a request without them must be refused, and the
 * specification declares neither 401 nor 403 nor a range or default that holds them.
 */
const PROOFS: Readonly<Record<Contradiction['proof'], Proof>> = {
  'secured-without-401': (document, entry, { check, status }) => {
    const alternatives = listSecurity(document, entry.operation);
    const isSecured = alternatives.length > 0 && alternatives.every((one) => Object.keys(one).length > 0);
    const isSilent = !declares(entry, ['401', '403', '4XX', 'DEFAULT']);
    return isSecured && isSilent && check === 'UndefinedStatusCode' && status === 401;
  },
};

/** The name of the contradiction that a failure is by the specification's own words; `undefined`: it is none. */
export function findProof(document: OpenApiDocument, failure: UniqueFailure): Contradiction['proof'] | undefined {
  const entry = listOperations(document).find(
    ({ method, path }) => `${method.toUpperCase()} ${path}` === failure.operation,
  );
  if (entry === undefined) return undefined;
  return proofSchema.options.find((name) => PROOFS[name](document, entry, failure));
}

/** Whether a failure is listed as a contradiction of its specification, and is one. */
export function isAccepted(
  specification: string,
  document: OpenApiDocument,
  failure: UniqueFailure,
  listed: readonly Contradiction[],
): boolean {
  const proof = findProof(document, failure);
  return listed.some(
    (one) =>
      one.specification === specification &&
      one.proof === proof &&
      one.check === failure.check &&
      one.status === failure.status &&
      one.operations.includes(failure.operation),
  );
}
