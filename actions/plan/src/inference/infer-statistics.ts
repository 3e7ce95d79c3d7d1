import type { Evidence } from '@orchestrate/contracts/plan';
import type { Statistic } from '@orchestrate/contracts/statistic';

import { quoteNames } from '../wording';

import { findPrivateScope } from './accounts/private-items';
import type { Role } from './accounts/roles';
import type { Inference, InferenceContext } from './inference';
import type { InferenceFrame } from './inference-frame';
import { findFilters, listQuery } from './list-query';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { findRelations } from './relations';
import type { ResourceDraft } from './resources';
import { findDraftByKey } from './resources';
import { listNumbers, readStatistic } from './statistics';

const WORDS = /^(?:stats?|statistics?|summary|overview|counts?)$/;

function describeStatistic({ at, where, average }: Statistic, { plural }: ResourceDraft): Evidence {
  const what = average === undefined ? 'how many' : `the mean of \`${average.of}\` of all`;
  const only = where === undefined ? '' : ` have \`${where.property}\` \`${String(where.equals)}\``;
  const are = average === undefined && where === undefined ? ' there are' : '';
  return { rule: 'statistics', detail: `\`${at.join('.')}\` is ${what} ${plural}${are}${only}` };
}

/** The collections whose items an operation may tell numbers of: the one that its path begins with, or what belongs to its item. */
function listCandidates({ shape }: OperationView, { document, drafts }: InferenceFrame): ResourceDraft[] {
  if (shape.kind !== 'collection') return [];
  const own = findDraftByKey(drafts, shape.key.slice(0, shape.key.lastIndexOf('/')));
  if (own !== undefined && own.id.isOfParent !== true) return [own];
  const parent = findDraftByKey(drafts, shape.parents.at(-1)?.key ?? '');
  if (parent === undefined) return [];
  return drafts.filter((child) => {
    const isOne = child !== parent && child.account === undefined && child.id.isOfParent !== true;
    return isOne && findRelations(document, child, drafts).filter((one) => one.resource === parent.name).length === 1;
  });
}

/** Why numbers of all items would tell callers of what they may not see. */
function findSecret(view: OperationView, { draft, isOff }: InferenceContext): string | undefined {
  if (draft.account !== undefined) return `${draft.plural} are the accounts of those who call`;
  if (isOff('private-items') || draft.isPrivate !== true) return undefined;
  return `accounts see only their own ${draft.plural}, and anybody may call ${view.entry.path}`;
}

function inferStatistics(
  statistics: readonly Statistic[],
): (view: OperationView, context: InferenceContext) => Inference {
  return (view, context) => {
    const { status = 200, body } = view.success ?? {};
    const { filters, evidence, unexplained } = findFilters(context, listQuery(context, view));
    const [open] = unexplained;
    if (open !== undefined) return { reason: `the query parameter \`${open.parameter.name}\` fits no rule` };
    const scoped = findPrivateScope(view, context);
    const secret = scoped === undefined ? findSecret(view, context) : undefined;
    if (secret !== undefined) return { reason: secret };
    return {
      kind: 'statistics',
      success: { status, ...(body === undefined ? {} : { contentType: body.contentType }), shape: 'other' },
      filters,
      ...(scoped === undefined ? {} : { scope: scoped.scope }),
      statistics: [...statistics],
      evidence: [
        ...statistics.map((one) => describeStatistic(one, context.draft)),
        ...(scoped === undefined ? [] : [scoped.evidence]),
        ...evidence,
      ],
    };
  };
}

/** Why numbers are told of no collection. */
function explain(
  { entry }: OperationView,
  read: readonly { readonly draft: ResourceDraft; readonly open: readonly string[] }[],
  others: readonly string[],
): string {
  const whole = read.filter(({ open }) => open.length === 0).map(({ draft }) => draft.plural);
  if (others.length > 0) return `${quoteNames(others)} of the answer is no number of stored items`;
  if (whole.length > 1) return `${entry.path} tells numbers, and nothing shows whether of ${whole.join(' or of ')}`;
  const [nearest] = [...read].sort((one, other) => one.open.length - other.open.length);
  const { draft, open = [] } = nearest ?? {};
  return `nothing shows what ${quoteNames(open)} tells of ${draft?.plural ?? ''}: a count of all or of those in a state, or a mean of a number of theirs`;
}

/** `GET /todos/stats` and `/boards/{boardId}/stats` that answer numbers of what is stored there. */
export function findStatisticsRole(view: OperationView, frame: InferenceFrame): Role | undefined {
  const { shape, entry } = view;
  const { document, drafts } = frame;
  if (entry.method !== 'get' || shape.kind !== 'collection' || !WORDS.test(foldName(shape.segment))) return undefined;
  if (findDraftByKey(drafts, shape.key) !== undefined) return undefined;
  const { numbers, others } = listNumbers(document, view);
  const candidates = numbers.length === 0 ? [] : listCandidates(view, frame);
  const read = candidates.map((draft) => {
    const statistics = numbers.map((one) => readStatistic(document, draft, one));
    const open = numbers.filter((_, index) => statistics[index] === undefined).map(({ at }) => at.join('.'));
    return { draft, open, statistics: statistics.filter((one) => one !== undefined) };
  });
  const [only, ...further] = others.length > 0 ? [] : read.filter(({ open }) => open.length === 0);
  if (only !== undefined && further.length === 0)
    return { draft: only.draft, parents: shape.parents, rule: inferStatistics(only.statistics) };
  const [first] = candidates;
  return first && { draft: first, rule: () => ({ reason: explain(view, read, others) }) };
}
