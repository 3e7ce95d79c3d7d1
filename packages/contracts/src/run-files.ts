import type { z } from 'zod';

import { accountSchema } from './account';
import { announcementSchema } from './announcement';
import { deliverySchema } from './delivery';
import { deploymentSchema, verificationSchema } from './deployment';
import { eventSchema } from './event';
import { analysisSchema, findingListSchema } from './finding';
import { manifestSchema } from './manifest';
import { conversationSchema, ledgerLineSchema } from './model-call';
import { phaseInputSchema, phaseOutputSchema } from './phase-record';
import { planSchema } from './plan';
import { processRecordSchema } from './process-record';
import { proposalRecordSchema } from './proposal';
import { envelopeSchema } from './provenance';
import { summarySchema } from './summary';
import { coverageSchema, generatedTestsSchema, testReportSchema } from './test-report';
import { candidateTrialSchema, healingSchema, triageSchema } from './triage';

/** How a file of a run directory is checked. */
export interface RunFileFormat {
  /** Matches paths relative to the run directory. */
  readonly path: RegExp;
  readonly schema: z.ZodType;
  /** `lines`: one JSON value a line. */
  readonly shape: 'json' | 'lines';
}

/**
 * Every file of a run directory that has a schema. Phase directories are `phases/<step>` or, for a further attempt on
 * a changed tree, `phases/<step>-<n>`. This module loads all contracts: import it where a whole run is checked, not in
 * a phase.
 */
export const RUN_FILE_FORMATS: readonly RunFileFormat[] = [
  { path: /^manifest\.json$/, schema: manifestSchema, shape: 'json' },
  { path: /^provenance\.dsse\.json$/, schema: envelopeSchema, shape: 'json' },
  { path: /^summary-\d{8}T\d{6}Z\.json$/, schema: summarySchema, shape: 'json' },
  { path: /^events\.ndjson$/, schema: eventSchema, shape: 'lines' },
  { path: /^processes\.ndjson$/, schema: processRecordSchema, shape: 'lines' },
  { path: /^phases\/[a-z-]+(-\d+)?\/input\.json$/, schema: phaseInputSchema, shape: 'json' },
  { path: /^phases\/[a-z-]+(-\d+)?\/output\.json$/, schema: phaseOutputSchema, shape: 'json' },
  { path: /^phases\/[a-z-]+(-\d+)?\/ledger\.ndjson$/, schema: ledgerLineSchema, shape: 'lines' },
  { path: /^ai_chats\/\d+-[a-z]+\.json$/, schema: conversationSchema, shape: 'json' },
  { path: /^phases\/[a-z-]+(-\d+)?\/proposals\/[^/]+\/proposal\.json$/, schema: proposalRecordSchema, shape: 'json' },
  { path: /^phases\/plan(-\d+)?\/plan\.json$/, schema: planSchema, shape: 'json' },
  { path: /^phases\/test-gen(-\d+)?\/tests\.ctrf\.json$/, schema: testReportSchema, shape: 'json' },
  { path: /^phases\/test-gen(-\d+)?\/coverage\.json$/, schema: coverageSchema, shape: 'json' },
  { path: /^phases\/test-gen(-\d+)?\/cases\.json$/, schema: generatedTestsSchema, shape: 'json' },
  { path: /^phases\/analyze(-\d+)?\/analysis\.json$/, schema: analysisSchema, shape: 'json' },
  {
    path: /^phases\/analyze(-\d+)?\/fixers\/[^/]+\/(before|after)\.json$/,
    schema: findingListSchema,
    shape: 'json',
  },
  { path: /^phases\/deploy(-\d+)?\/deployment\.json$/, schema: deploymentSchema, shape: 'json' },
  { path: /^phases\/deploy(-\d+)?\/verification\.json$/, schema: verificationSchema, shape: 'json' },
  { path: /^phases\/heal(-\d+)?\/triage\.json$/, schema: triageSchema, shape: 'json' },
  { path: /^phases\/heal(-\d+)?\/healing\.json$/, schema: healingSchema, shape: 'json' },
  { path: /^phases\/heal(-\d+)?\/candidates\.ndjson$/, schema: candidateTrialSchema, shape: 'lines' },
  { path: /^phases\/report(-\d+)?\/account\.json$/, schema: accountSchema, shape: 'json' },
  { path: /^phases\/deliver(-\d+)?\/delivery\.json$/, schema: deliverySchema, shape: 'json' },
  { path: /^phases\/announce(-\d+)?\/announcement\.json$/, schema: announcementSchema, shape: 'json' },
];
