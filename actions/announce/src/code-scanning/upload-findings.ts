import type { Announced } from '@orchestrate/contracts/announcement';
import { z } from 'zod';

import type { Work } from '../work';

import type { SarifUpload } from './render-upload';
import { renderUpload } from './render-upload';

const UPLOAD = 'POST /repos/{owner}/{repo}/code-scanning/sarifs';
const STATUS = 'GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}';
/** Seconds between two questions; about two minutes in all. */
const PAUSES = [1, 2, 3, 5, 10, 15, 15, 15, 15, 15, 15, 15];

const receiptSchema = z.looseObject({ id: z.string() });
const processingSchema = z.looseObject({
  processing_status: z.enum(['pending', 'complete', 'failed']).optional(),
  errors: z.array(z.string()).nullish(),
});

function skip(reason: string): Announced {
  return { part: 'sarif', outcome: 'skipped', reason };
}

/** Asks until GitHub has made up its mind; that it took the file says nothing about what is in it. */
async function awaitProcessing(
  { api }: Work,
  id: string,
  pause: (seconds: number) => Promise<void>,
): Promise<Pick<Announced, 'outcome' | 'reason'>> {
  for (const seconds of PAUSES) {
    await pause(seconds);
    const request = { route: STATUS, parameters: { sarif_id: id }, answer: processingSchema };
    // A moment after the upload there may be nothing to ask yet.
    const { processing_status: status, errors } = (await api.find(request)) ?? {};
    if (status === 'complete') return { outcome: 'created' };
    if (status === 'failed')
      return {
        outcome: 'failed',
        reason: `code scanning did not take the findings: ${errors?.join('; ') ?? 'no reason'}`,
      };
  }
  return { outcome: 'pending', reason: 'code scanning has the findings, and had not looked at them after two minutes' };
}

/**
 * Sends the findings to code scanning, and waits for its word. What is uploaded again for the same commit goes in the
 * place of what was there.
 */
export async function uploadFindings(
  work: Work,
  keep: (upload: SarifUpload) => Promise<unknown>,
  pause: (seconds: number) => Promise<void>,
): Promise<Announced> {
  const { api, context, evidence, key, summary, toPlace } = work;
  const { commit, ref } = context;
  if (evidence.analysis === undefined) return skip('nothing was analysed in this run');
  if (toPlace === undefined)
    return skip('the service lies in no directory of the repository; name it with `directory` where it does');
  if (commit === undefined || ref === undefined) return skip('GITHUB_SHA and GITHUB_REF name no commit to put them on');
  const upload = renderUpload(evidence.analysis.value, { toPlace, category: `orchestrate/${key}` });
  await keep(upload);
  const parameters = {
    commit_sha: commit,
    ref,
    sarif: upload.compressed.toString('base64'),
    started_at: summary.started_at,
    tool_name: 'orchestrate',
  };
  const { id } = await api.request({ route: UPLOAD, parameters, answer: receiptSchema, isRepeatable: true });
  const { shown, leftOut } = upload;
  return { part: 'sarif', ...(await awaitProcessing(work, id, pause)), shown, leftOut };
}
