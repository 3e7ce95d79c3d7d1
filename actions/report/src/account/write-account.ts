import type { Account } from '@orchestrate/contracts/account';
import { accountSchema } from '@orchestrate/contracts/account';
import type { Deps } from '@orchestrate/kit/action/deps';
import { readPrompt, renderPrompt } from '@orchestrate/kit/models/prompt';
import { tryAsk } from '@orchestrate/kit/models/try-ask';
import type { RunEvidence } from '@orchestrate/kit/run-evidence/evidence';

import { listCitable } from './catalogue';
import { accountAnswerSchema, checkAccount, MOST_SENTENCES } from './check-account';

/** Has a model tell the run in prose, and keeps of it what the evidence bears out. */
export async function writeAccount(
  evidence: RunEvidence,
  verdict: string,
  deps: Pick<Deps, 'models' | 'actionDirectory' | 'evidence'>,
): Promise<{ readonly account?: Account; readonly reason?: string }> {
  const catalogue = listCitable(evidence);
  const lines = [...catalogue].map(([id, text]) => `[${id}] ${text}`);
  const { answer, reason } = await tryAsk(deps.models, {
    task: 'docs',
    rationale: 'Tell the run in a few sentences, each with its evidence',
    prompt: renderPrompt(await readPrompt(deps.actionDirectory, 'account'), {
      verdict,
      most: MOST_SENTENCES,
      evidence: lines.join('\n'),
    }),
    schema: { name: 'account', type: accountAnswerSchema },
  });
  if (answer === undefined) return { reason };
  const { provider, model, conversation, value } = answer;
  const account: Account = { schemaVersion: 1, provider, model, conversation, ...checkAccount(value, catalogue) };
  await deps.evidence.writeJson('account.json', accountSchema, account);
  return { account };
}
