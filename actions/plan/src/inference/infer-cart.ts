import type { Evidence, Success } from '@orchestrate/contracts/plan';
import type { Conflict } from '@orchestrate/contracts/plan';
import type { Parameter } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { knowsCaller } from './accounts/find-accounts';
import { findMismatch } from './compatibility';
import { findConfirmation, findSaidText } from './confirmation';
import type { Inference, InferenceContext, NotInferred } from './inference';
import { isNumber, isRequired } from './line-view';
import { foldName } from './names';
import type { OperationView, SchemaView } from './operation-view';
import { describeBodyless, viewItem } from './operation-view';
import { findTarget } from './relations';
import type { CartDraft, CartKind } from './resources';

/** What an operation on a cart answers. */
interface Answer {
  readonly success: Success;
  readonly told: string;
  readonly evidence: readonly Evidence[];
}

/** Whether an answer shows all of something, and nothing else. */
function isWhole(answer: SchemaView, shown: SchemaView): boolean {
  return answer.properties.size === shown.properties.size && findMismatch(answer, shown) === undefined;
}

function readAnswer(view: OperationView, context: InferenceContext, { whole }: CartDraft): Answer | NotInferred {
  const { success } = view;
  const { document, draft } = context;
  if (success === undefined) return { reason: 'no answer for success is declared' };
  const bodyless = describeBodyless(success);
  if (bodyless?.shape === 'empty') return { success: bodyless, told: 'nothing', evidence: [] };
  const { body, status } = success;
  const shown = body?.isJson === true && body.schema !== undefined ? viewItem(document, body.schema) : undefined;
  const shape =
    shown === undefined
      ? undefined
      : isWhole(shown, whole)
        ? 'cart'
        : isWhole(shown, draft.representation)
          ? 'line'
          : undefined;
  if (body !== undefined && shape !== undefined) {
    const around = {
      ...(body.wrapper === undefined ? {} : { itemProperty: body.wrapper }),
      ...(body.envelope === undefined ? {} : { envelopeProperty: body.envelope }),
    };
    const told = shape === 'cart' ? 'the cart' : 'the line';
    return {
      success: { status, contentType: body.contentType, shape, ...around, ...body.companions },
      told,
      evidence: [],
    };
  }
  const confirmed = findConfirmation(view, context) ?? findSaidText(view, context, { isSaid: true });
  if (confirmed === undefined)
    return { reason: 'the answer is neither the cart, nor a line of it, nor that it is done' };
  return { success: confirmed.success, told: 'that it is done', evidence: [confirmed.evidence] };
}

function readType({ value, pointer }: Located<Parameter>, { document }: InferenceContext): string {
  const { value: schema } = followSchema(document, value.schema, extendPointer(pointer, 'schema'));
  return listTypes(schema).includes('integer') ? 'integer' : (schema.format ?? 'string');
}

/** The property of a line by which a path selects it: what it is of, or an id of its own. */
function findSelector(view: OperationView, context: InferenceContext, { plan }: CartDraft): string | NotInferred {
  const { draft, document } = context;
  const [only, ...others] = view.parameters.filter(({ value }) => value.in === 'path');
  if (only === undefined || others.length > 0) return { reason: 'nothing in its path selects a line' };
  const { name } = only.value;
  const isProducts =
    foldName(name) === foldName(plan.of.property) ||
    findTarget([{ ...draft, name: plan.of.resource }], name) !== undefined;
  const property = isProducts || draft.id.source === 'hidden' ? plan.of.property : draft.id.property;
  const shown = draft.representation.properties.get(property);
  const schema = shown && followSchema(document, shown.value, shown.pointer).value;
  const kept = schema === undefined ? undefined : listTypes(schema).includes('integer') ? 'integer' : schema.format;
  if (shown !== undefined && readType(only, context) !== (kept ?? 'string'))
    return { reason: `the path parameter \`${name}\` has another form than \`${property}\` of a line` };
  return property;
}

/** The number that a request carries, or why it is none that can be kept. */
function checkQuantity(
  view: OperationView,
  context: InferenceContext,
  kind: CartKind,
  success: Success,
): string | undefined {
  const { document, draft } = context;
  const { quantity = '', of } = draft.cart?.plan ?? {};
  const request = view.request?.schema && viewItem(document, view.request.schema);
  const located = request?.properties.get(quantity);
  if (request === undefined) return 'it carries no body';
  const strange = (request.schema.required ?? []).filter((name) => name !== quantity && name !== of?.property);
  if (strange.length > 0) return `the request requires ${quoteNames(strange)}, which no line shows`;
  if (located === undefined) return kind === 'add-to-cart' ? undefined : `the request carries no \`${quantity}\``;
  if (!isNumber(document, located)) return `\`${quantity}\` of the request is no number`;
  if (kind === 'change-in-cart' && !isRequired(request, quantity)) return `the request need not carry \`${quantity}\``;
  const { minimum, exclusiveMinimum } = followSchema(document, located.value, located.pointer).value;
  const isSome = (minimum ?? 0) >= 1 || (typeof exclusiveMinimum === 'number' && exclusiveMinimum >= 0);
  if (!isSome && success.shape === 'line')
    return `\`${quantity}\` of the request may leave nothing, and the answer must show the line`;
  return undefined;
}

const DOES: Readonly<Record<CartKind, string>> = {
  'read-cart': "shows the caller's cart",
  'add-to-cart': "adds to the caller's cart",
  'change-in-cart': "changes a line of the caller's cart",
  'remove-from-cart': "takes a line out of the caller's cart",
  'empty-cart': "takes all lines out of the caller's cart",
};

/** A second one of what is in the cart already, where that is refused. */
function findConflicts(kind: CartKind, { plan }: CartDraft): Conflict[] {
  if (kind !== 'add-to-cart' || plan.again !== 'refuse') return [];
  return [{ status: 409, cause: 'unique', properties: [plan.of.property] }];
}

/** What is done with the caller's cart. */
export function inferCart(view: OperationView, context: InferenceContext): Inference {
  const { draft, document, accounts } = context;
  const kind = draft.cart?.does.get(view.id);
  if (draft.cart === undefined || kind === undefined) return { reason: 'it is about no cart' };
  if (accounts === undefined || !knowsCaller(document, view, accounts.schemes))
    return { reason: 'anybody may call it, and nothing says whose cart it is about' };
  const answer = readAnswer(view, context, draft.cart);
  if ('reason' in answer) return answer;
  const { success, told, evidence } = answer;
  if (kind === 'read-cart' && success.shape !== 'cart') return { reason: 'the answer is no cart' };
  const isGone = kind === 'remove-from-cart' || kind === 'empty-cart';
  if (isGone && success.shape === 'line') return { reason: 'the answer is a line, and none is left' };
  if (isGone && view.request?.isRequired === true) return { reason: 'the request requires a body' };
  const isCarrying = kind === 'add-to-cart' || kind === 'change-in-cart';
  const unfit = isCarrying ? checkQuantity(view, context, kind, success) : undefined;
  if (unfit !== undefined) return { reason: unfit };
  const isOfLine = kind === 'change-in-cart' || kind === 'remove-from-cart';
  const property = isOfLine ? findSelector(view, context, draft.cart) : undefined;
  if (typeof property === 'object') return property;
  const by = property === undefined ? '' : `, which the path selects by \`${property}\``;
  const detail = `${view.entry.method.toUpperCase()} ${view.entry.path} ${DOES[kind]}${by}, and answers ${told}`;
  return {
    kind,
    success,
    conflicts: findConflicts(kind, draft.cart),
    ...(property === undefined ? {} : { property }),
    evidence: [{ rule: kind, detail }, ...evidence],
  };
}
