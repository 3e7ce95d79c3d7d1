import type { PlannedOperation, PlanWarning } from '@orchestrate/contracts/plan';

import type { OperationView } from './operation-view';

/** Refusals for reasons that are the service's business. Others have their meaning from HTTP or from what is declared. */
const BUSINESS = ['402', '409', '410', '422', '423', '424'];
/** What is said of requests that are not as their schema has them. */
const SAYS_INVALID =
  /\b(?:in)?valid(?:ation|ated?)?\b|\bun?processable\b|\b(?:malformed|schema|format|parameters?|body|payload|input|semantic\w*|fields?)\b|^(?:errors?|x|no|bad)?\W*$/i;
const SAYS_KEY = /\bidempot|\bkey\b/i;

/** Whether the only declared answer to an invalid request is this one, or it says that it is. */
function isForInvalid(status: string, description: string, { responses }: OperationView): boolean {
  return status === '422' && (!responses.has('400') || SAYS_INVALID.test(description));
}

/** Statuses by which rules refuse. */
function listRefusing({
  conflicts,
  transition,
  idempotency,
  conditions,
  owner,
  checkout,
}: PlannedOperation): Set<number> {
  const found = [
    ...conflicts.map(({ status }) => status),
    transition?.refusal,
    idempotency?.conflict,
    conditions?.match?.stale,
    owner?.status,
    checkout?.empty,
    checkout?.stock?.status,
  ];
  return new Set(found.filter((status) => status !== undefined));
}

/** Kinds whose 409 their own rules judge. */
const JUDGED: readonly string[] = [
  ...['create', 'put', 'replace', 'patch', 'delete', 'clear-collection', 'restore', 'register', 'patch-self'],
];

/** Refusals that are declared for a reason that no rule understands: they are never answered. */
export function warnUnexplainedRefusals(view: OperationView, operation: PlannedOperation): PlanWarning[] {
  const refusing = listRefusing(operation);
  return BUSINESS.flatMap((status) => {
    const declared = view.responses.get(status);
    if (declared === undefined || refusing.has(Number(status))) return [];
    const { description } = declared.value;
    if (isForInvalid(status, description, view) || (status === '409' && JUDGED.includes(operation.kind))) return [];
    const message = `no rule tells when ${view.id} answers ${status}: "${description.trim()}"`;
    return [{ rule: 'unexplained-refusal', message, pointer: declared.pointer }];
  });
}

/** Whether a 409 that names no property is explained by the key of repeated requests. */
export function isAboutKey(
  { responses }: OperationView,
  { idempotency }: Pick<PlannedOperation, 'idempotency'>,
): boolean {
  const { description = '' } = responses.get('409')?.value ?? {};
  return idempotency?.conflict === 409 && SAYS_KEY.test(description);
}
