import type { Delivery } from '@orchestrate/contracts/delivery';
import { deliverySchema } from '@orchestrate/contracts/delivery';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Change } from '@orchestrate/kit/patch/change';
import { ABSENT } from '@orchestrate/kit/patch/change';
import { codeSpan } from '@orchestrate/kit/safety/markdown-code';

import type { Inputs } from '../inputs';
import type { AppliedPatch } from '../patch/apply-patch';
import type { CheckedPatch } from '../patch/check-patch';

import type { Delivered } from './delivered';

function describeAction({ modes: [before, after] }: Change): Delivery['files'][number]['action'] {
  if (before === ABSENT) return 'create';
  return after === ABSENT ? 'delete' : 'change';
}

function describeApplied(applied: AppliedPatch | undefined): Pick<Delivery, 'base' | 'tree' | 'files'> {
  if (applied === undefined) return { files: [] };
  const files = applied.changes.map((change) => ({ path: change.path, action: describeAction(change) }));
  return { base: applied.commit, tree: applied.tree, files };
}

function renderSummary({ headline, url, remaining = [] }: Delivered): string {
  const link = url === undefined ? [] : [`<${url}>`, ''];
  return [
    `## Deliver: ${codeSpan(headline)}`,
    '',
    ...link,
    ...remaining.map((line) => `- ${codeSpan(line, 1_000)}`),
    '',
  ].join('\n');
}

/** Writes what was checked, sent and refused. */
export async function keepDelivery(
  form: Inputs['as'],
  { hash, problems, applied }: CheckedPatch,
  delivered: Delivered,
  { evidence, summarize }: Pick<Deps, 'evidence' | 'summarize'>,
): Promise<void> {
  const { outcome, url, number, branch, message } = delivered;
  const record: Delivery = {
    schemaVersion: 1,
    form,
    outcome,
    patch: hash,
    ...describeApplied(applied),
    refusals: [...problems],
    ...(url === undefined ? {} : { url }),
    ...(number === undefined ? {} : { number }),
    ...(branch === undefined ? {} : { branch }),
  };
  if (applied !== undefined) await evidence.writeText('change.patch', applied.diff);
  if (message !== undefined) await evidence.writeText('message.md', message);
  await evidence.writeJson('delivery.json', deliverySchema, record);
  await summarize(renderSummary(delivered));
}
