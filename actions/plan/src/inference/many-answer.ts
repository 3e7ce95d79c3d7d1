import type { Success } from '@orchestrate/contracts/plan';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import { quoteNames } from '../wording';

import { findCompanions } from './companions';
import { findMismatch } from './compatibility';
import type { InferenceContext, NotInferred } from './inference';
import { findListShape } from './list-shape';
import { isIdList } from './many-ids';
import { foldName } from './names';
import type { OperationView } from './operation-view';
import { describeBodyless, isPlainObject, viewSchema } from './operation-view';
import { fitToPaging } from './page-told';

/** Names, folded, of what is told of ids that are nobody's. */
const LEFT =
  /^(?:n|num|number(?:of)?|total)?(?:notfound|notchanged|notupdated|failed|failures|missing|skipped|ignored|unknown|invalid)(?:ids|items|count|total)?$/;

/** The items as they are then. */
function readItems(view: OperationView, { document, draft }: InferenceContext): Success | NotInferred | undefined {
  if (view.success === undefined) return undefined;
  const list = findListShape(document, view.success, draft.collections[0]?.segment ?? '');
  if (list === undefined) return undefined;
  // A list of ids is told of in an object of its own.
  if (isIdList(document, { value: { type: 'array', items: list.item.value }, pointer: list.item.pointer }, draft))
    return undefined;
  const mismatch = findMismatch(viewSchema(document, list.item), draft.representation, draft.derived);
  if (mismatch !== undefined) return { reason: `in the list ${mismatch}` };
  const { success, unexplained } = fitToPaging(list, undefined);
  if (unexplained.length === 0) return success;
  return { reason: `the list's envelope requires ${quoteNames(unexplained)}, which no rule can fill` };
}

/** Numbers and ids of those that were changed, and of those that are nobody's. */
function readNumbers(view: OperationView, { document, draft }: InferenceContext): Success | NotInferred {
  const { status = 200, body } = view.success ?? {};
  const shown = body?.schema === undefined || !body.isJson ? undefined : viewSchema(document, body.schema);
  if (body === undefined || shown === undefined || body.wrapper !== undefined || !isPlainObject(shown))
    return { reason: 'the answer is neither nothing, nor the items, nor their number' };
  const properties = [...shown.properties];
  const isLeft = (name: string): boolean => LEFT.test(foldName(name));
  const numbers = properties.filter(([, { value }]) => listTypes(value).join() === 'integer').map(([name]) => name);
  const lists = properties.filter(([, schema]) => isIdList(document, schema, draft)).map(([name]) => name);
  const [total, ...others] = numbers.filter((name) => !isLeft(name));
  const [changed, ...further] = lists.filter((name) => !isLeft(name));
  const [missing, left] = [lists.find(isLeft), numbers.find(isLeft)];
  const told = [total, changed, missing, left].filter((name) => name !== undefined);
  const beside = properties.filter(([name]) => !told.includes(name));
  const required = shown.schema.required ?? [];
  const said = findCompanions(beside, required, status);
  if (others.length + further.length > 0 || said === undefined)
    return { reason: `the answer shows ${quoteNames(beside.map(([name]) => name))}, which no rule can fill` };
  if (told.length === 0 && Object.keys(said.companions ?? {}).length === 0)
    return { reason: 'the answer is neither nothing, nor the items, nor their number' };
  const ofIds = {
    ...(changed === undefined ? {} : { changed }),
    ...(missing === undefined ? {} : { missing }),
    ...(left === undefined ? {} : { left }),
  };
  return {
    ...{ status, contentType: body.contentType, shape: 'other', ...said },
    ...(total === undefined ? {} : { totalProperty: total }),
    ...(Object.keys(ofIds).length === 0 ? {} : { ofIds }),
  };
}

/** What an action on several items answers: nothing, the items, or how many there were and which are nobody's. */
export function readChangedAnswer(view: OperationView, context: InferenceContext): Success | NotInferred {
  const { success } = view;
  if (success === undefined) return { reason: 'no answer for success is declared' };
  const { status } = success;
  if (status === 202 || status === 207)
    return { reason: `it answers ${status}: some items may be changed and others not, and nothing says how` };
  const bodyless = describeBodyless(success);
  if (bodyless?.shape === 'other') return { reason: `the answer is ${bodyless.contentType ?? 'no JSON'}` };
  return bodyless ?? readItems(view, context) ?? readNumbers(view, context);
}
