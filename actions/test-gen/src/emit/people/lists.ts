import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { renderAccess } from '../../text/code';
import type { Entries } from '../calls';
import { renderCall } from '../calls';
import type { ListCode } from '../e2e/list-code';
import { describeList, isOfOwner } from '../e2e/list-code';
import type { EmitContext } from '../scene';
import { Scene } from '../scene';
import type { TestCase } from '../test-module';

import { marksOwnOnly } from './marks';
import type { People } from './people';
import { isOwned, renderAccountId, statusOf } from './people';

/** A list of items that belong to accounts. */
interface OwnedList {
  readonly context: EmitContext;
  readonly people: People;
  readonly resource: ResourceView;
  readonly operation: OperationView;
  readonly list: ListCode;
}

/** Code that reads the list and expects items by their ids. */
export function expectListed(
  { resource, operation, list }: Pick<OwnedList, 'resource' | 'operation' | 'list'>,
  given: { readonly as?: string; readonly query?: Entries; readonly path?: Entries },
  ids: readonly string[],
  answer = 'answer',
): string[] {
  const id = renderAccess('one', resource.resource.id.property);
  return [
    `const ${answer} = await ${renderCall(operation, given)};`,
    `expectDeclared(${answer}, ${statusOf(operation)});`,
    `expect(${list.raw(answer)}.map((one) => ${id})).toEqual([${ids.join(', ')}]);`,
  ];
}

/** An item of one person's and one of another's; gives the id of the first. */
function storeTwo({ context, resource }: OwnedList, ...further: readonly string[]): { lines: string[]; id: string } {
  const scene = new Scene(context);
  for (const name of ['owner', 'other', ...further]) scene.signUp(name);
  const { id } = scene.store(resource.resource.name, { by: 'owner', as: 'first' });
  scene.store(resource.resource.name, { by: 'other', as: 'second' });
  return { lines: scene.lines, id };
}

function emitOwn(owned: OwnedList): TestCase {
  const { lines, id } = storeTwo(owned);
  return {
    title: 'gives only what belongs to who calls',
    lines: [...lines, ...expectListed(owned, { as: 'owner' }, [id])],
  };
}

function emitByOwner(owned: OwnedList): TestCase[] {
  const { resource, operation, people } = owned;
  if (!people.isIdKnown) return [];
  const relation = resource.resource.relations.find(({ from }) => from === 'caller');
  return operation.planned.filters
    .filter(({ property, operator }) => property === relation?.property && operator === 'eq')
    .map(({ parameter }) => {
      const { lines, id } = storeTwo(owned);
      const query: Entries = [[parameter, renderAccountId(people, 'owner')]];
      return {
        title: `gives only what belongs to the ${parameter} asked for`,
        lines: [...lines, ...expectListed(owned, { query }, [id])],
      };
    });
}

function emitFeed(owned: OwnedList): TestCase[] {
  const { people, operation, resource } = owned;
  const { scope } = operation.planned;
  const marked = scope?.isOfItem === true ? resource : people.resource;
  const mark = marked.operations.find(({ planned }) => planned.kind === 'mark' && planned.mark === scope?.mark);
  const [parameter] = mark?.path ?? [];
  if (mark === undefined || parameter === undefined || (marked !== resource && !people.isIdKnown)) return [];
  const reader = marksOwnOnly(mark) ? 'owner' : 'reader';
  const { lines, id } = storeTwo(owned, ...(reader === 'owner' ? [] : [reader]));
  const target = marked === resource ? id : renderAccountId(people, 'owner');
  const call = renderCall(mark, { path: [[parameter.name, target]], as: reader });
  const what = marked === resource ? 'the caller has marked' : 'belongs to those whom the caller has marked';
  return [
    {
      title: `gives what ${what}, and nothing of others`,
      lines: [
        ...lines,
        ...expectListed(owned, { as: reader }, [], 'before'),
        `expectDeclared(await ${call}, ${statusOf(mark)});`,
        ...expectListed(owned, { as: reader }, [id]),
      ],
    },
  ];
}

function emitOfOwner(owned: OwnedList): TestCase[] {
  const { operation, people, resource } = owned;
  const [parameter, ...further] = operation.path;
  if (parameter === undefined || further.length > 0 || !people.isIdKnown || !isOfOwner(resource, operation)) return [];
  const { lines, id } = storeTwo(owned);
  const path: Entries = [[parameter.name, renderAccountId(people, 'owner')]];
  return [
    {
      title: `gives only what belongs to the ${parameter.name} of the path`,
      lines: [...lines, ...expectListed(owned, { path }, [id])],
    },
  ];
}

/** Lists of what belongs to the caller, or to those whom the caller has marked; and filters by an account. */
export function emitPersonalLists(
  context: EmitContext,
  people: People,
  resource: ResourceView,
  operation: OperationView,
): TestCase[] {
  const list = describeList(context.view, resource, operation);
  if (list === undefined || !isOwned(context.view, people, resource)) return [];
  const owned = { context, people, resource, operation, list };
  if (operation.path.length > 0) return emitOfOwner(owned);
  const { scope } = operation.planned;
  if (scope === undefined) return emitByOwner(owned);
  return scope.mark === undefined ? [emitOwn(owned)] : emitFeed(owned);
}
