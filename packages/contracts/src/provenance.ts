import { z } from 'zod';

import { instant, sha256 } from './versioned';

/** Media type of what an envelope holds. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

const digest = z.strictObject({ sha256 });

/** Something by name and hash: https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md. */
export const resourceSchema = z.strictObject({
  name: z.string().min(1),
  digest,
  /** For a file of the run: how many of its bytes the digest is over, and whether it may have more by now. */
  annotations: z.strictObject({ bytes: z.number().int().nonnegative(), seal: z.enum(['whole', 'prefix']) }).optional(),
});
/** See {@link resourceSchema}. */
export type Resource = z.infer<typeof resourceSchema>;

const predicateSchema = z.strictObject({
  buildDefinition: z.strictObject({
    buildType: z.string(),
    externalParameters: z.strictObject({
      specification: z.array(z.string()),
      engine: z.string(),
      dryRun: z.boolean(),
      injectedFault: z.string().nullable(),
    }),
    resolvedDependencies: z.array(resourceSchema),
  }),
  runDetails: z.strictObject({
    builder: z.strictObject({
      id: z.string(),
      version: z.record(z.string(), z.string()),
      builderDependencies: z.array(z.strictObject({ name: z.string(), uri: z.string() })),
    }),
    metadata: z.strictObject({ invocationId: z.string(), startedOn: instant, finishedOn: instant }),
  }),
});

/** What a run vouches for: an in-toto Statement v1 with a predicate of SLSA provenance v1. */
export const statementSchema = z.strictObject({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(resourceSchema).min(1),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  predicate: predicateSchema,
});
/** See {@link statementSchema}. */
export type Statement = z.infer<typeof statementSchema>;

const base64 = z.base64().min(1);

/** `provenance.dsse.json`: a statement and who signed it, as DSSE says: https://github.com/secure-systems-lab/dsse. */
export const envelopeSchema = z.strictObject({
  payloadType: z.literal(STATEMENT_TYPE),
  payload: base64,
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: base64 })).length(1),
});
/** See {@link envelopeSchema}. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** Names of the envelope and of the public key beside it, relative to the run directory. */
export const PROVENANCE_FILES = { envelope: 'provenance.dsse.json', publicKey: 'provenance.pub' } as const;
