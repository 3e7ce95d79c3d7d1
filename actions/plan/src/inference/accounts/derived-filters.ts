import type { Filter } from '@orchestrate/contracts/plan';
import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { InferenceContext } from '../inference';
import { foldName, stripIdSuffix } from '../names';
import type { QueryParameter } from '../paging';
import { findTextList } from '../values';

import { findVerb } from './marks';
import { isOwnerName } from './ownership';

function isText({ schema }: QueryParameter): boolean {
  return listTypes(schema).join() === 'string' && schema.enum === undefined;
}

/** `author` names the account that an item belongs to. */
function matchOwner({ parameter }: QueryParameter, { draft, account }: InferenceContext): Filter | undefined {
  const owner = draft.relations?.find(({ from }) => from === 'caller');
  if (owner === undefined || account === undefined || account.id.type === 'integer') return undefined;
  const shown = owner.shown?.property ?? stripIdSuffix(owner.property) ?? owner.property;
  const wanted = [foldName(shown), foldName(owner.property)];
  return wanted.includes(foldName(parameter.name)) || isOwnerName(parameter.name)
    ? { parameter: parameter.name, property: owner.property, operator: 'eq' }
    : undefined;
}

/** `categoryId`, or `category`, is the id of an item that is shown. */
function matchShown({ parameter }: QueryParameter, { draft }: InferenceContext): Filter | undefined {
  const name = foldName(parameter.name);
  const shown = draft.relations?.find(
    (relation) =>
      relation.from === undefined && [relation.property, relation.shown?.property ?? ''].map(foldName).includes(name),
  );
  return shown && { parameter: parameter.name, property: shown.property, operator: 'eq' };
}

/** `favorited` names an account that has marked an item. */
function matchMark({ parameter }: QueryParameter, { draft, account }: InferenceContext): Filter | undefined {
  const verb = findVerb(stripIdSuffix(parameter.name) ?? parameter.name.replace(/By$/, ''));
  const mark = draft.marks?.find(({ name }) => name === verb?.name);
  return mark === undefined || account === undefined || account.id.type === 'integer'
    ? undefined
    : { parameter: parameter.name, property: mark.name, operator: 'marked-by' };
}

/** `tag` is one of the texts that a list of an item holds. */
function matchText({ parameter }: QueryParameter, { document, draft }: InferenceContext): Filter | undefined {
  const property = findTextList(document, draft, parameter.name);
  return property === undefined ? undefined : { parameter: parameter.name, property, operator: 'has' };
}

/** The filter that a text is which no property of its own kind has: by owner, by mark, or by what a list holds. */
export function findDerivedFilter(query: QueryParameter, context: InferenceContext): Filter | undefined {
  const shown = matchShown(query, context);
  if (shown !== undefined || !isText(query)) return shown;
  return matchOwner(query, context) ?? matchMark(query, context) ?? matchText(query, context);
}
