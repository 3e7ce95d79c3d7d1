import type { Lines } from '@orchestrate/contracts/lines';
import type { PlannedOperation } from '@orchestrate/contracts/plan';

import { quoteNames } from '../wording';

import { knowsCaller } from './accounts/find-accounts';
import type { Inference, InferenceContext } from './inference';
import type { OperationView } from './operation-view';
import { readWriteAnswer } from './write-answer';
import type { WriteRequest } from './writes';
import { listUnfillable, readWholeRequest } from './writes';

type Checkout = NonNullable<PlannedOperation['checkout']>;

const REFUSALS = [409, 422, 400];
const SAYS_EMPTY = /\bempt(?:y|ied)\b|\bno (?:items|lines|products)\b|\bnothing\b/i;
const SAYS_STOCK = /\bstock\b|\binventory\b|\binsufficient\b|\bnot enough\b|\bavailab|\bsold out\b/i;

/** The refusal whose description says why, else the first that is declared. */
function findRefusal({ responses }: OperationView, says: RegExp): { said?: number; declared?: number } {
  const declared = REFUSALS.filter((status) => responses.has(String(status)));
  const said = declared.find((status) => says.test(responses.get(String(status))?.value.description ?? ''));
  const [first] = declared;
  const usual = first ?? (responses.has('default') || responses.has('4XX') ? 409 : undefined);
  return { ...(said === undefined ? {} : { said }), ...(usual === undefined ? {} : { declared: usual }) };
}

/** What is answered where the cart is empty, and where there is less in stock than it holds. */
function readCheckout(view: OperationView, lines: Lines): Checkout | undefined {
  const empty = findRefusal(view, SAYS_EMPTY);
  const status = empty.said ?? empty.declared;
  if (status === undefined) return undefined;
  const { said } = findRefusal(view, SAYS_STOCK);
  const stock =
    lines.stock === undefined || said === undefined ? {} : { stock: { property: lines.stock, status: said } };
  return { cart: lines.cart ?? '', of: lines.of?.resource ?? '', empty: status, ...stock };
}

function nothing({ entry }: OperationView): WriteRequest {
  const schema = { schema: { type: 'object' as const }, properties: new Map(), pointer: entry.pointer };
  return { schema, writable: new Set(), required: new Set() };
}

/** POST that makes an item of what is in the caller's cart, which is empty then. */
export function inferCheckout(view: OperationView, context: InferenceContext, lines: Lines): Inference {
  const { document, draft, accounts } = context;
  if (accounts === undefined || !knowsCaller(document, view, accounts.schemes))
    return { reason: 'anybody may call it, and nothing says whose cart it is about' };
  const answer = readWriteAnswer(view, context);
  if ('reason' in answer) return answer;
  if (answer.success.status === 202) return { reason: 'it answers 202: nothing says what becomes of the cart' };
  const request = view.request === undefined ? nothing(view) : readWholeRequest(document, view, draft);
  if ('reason' in request) return request;
  const unfillable = listUnfillable(request, context);
  if (unfillable.length > 0)
    return {
      reason: `every ${draft.name} must show ${quoteNames(unfillable)}, which neither the request nor the cart need carry`,
    };
  const checkout = readCheckout(view, lines);
  if (checkout === undefined) return { reason: 'nothing declares what is answered where the cart is empty' };
  const { empty, stock } = checkout;
  const told = answer.told.replace('the item', `the new ${draft.name}`);
  const detail = `POST makes the \`${lines.property}\` of a new ${draft.name} of what is in the caller's cart, empties that, and answers ${told}; an empty cart is refused with ${empty}`;
  const taken = `\`${stock?.property ?? ''}\` of each ${lines.of?.resource ?? ''} is lowered by what is bought; less than that is refused with ${stock?.status ?? 0}`;
  return {
    kind: 'checkout',
    success: answer.success,
    checkout,
    evidence: [
      { rule: 'checkout', detail },
      ...(stock === undefined ? [] : [{ rule: 'checkout', detail: taken }]),
      ...answer.evidence,
    ],
  };
}
