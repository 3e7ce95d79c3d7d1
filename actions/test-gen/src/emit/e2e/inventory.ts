import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { renderAccess } from '../../text/code';
import type { EmitContext } from '../scene';

import { describeList } from './list-code';

/**
 * Code that expects the list of all items to hold these and no more; empty where there is no such list.
 * @param answer - a name for what the list answers
 * @param ids - code of their ids, or of several of them: `...ids`
 */
export function expectInventory(
  { view }: EmitContext,
  resource: ResourceView,
  answer: string,
  ids: readonly string[],
): string[] {
  const operation = resource.lists.find(({ path, planned }) => path.length === 0 && planned.scope === undefined);
  const code = operation && describeList(view, resource, operation);
  // Of items that do not show their ids, a list says nothing of which they are.
  if (resource.resource.id.isInPath === true) return [];
  if (operation === undefined || code === undefined || chooseSchemes(view.plan, operation) === undefined) return [];
  const shown = `${code.raw(answer)}.map((one) => ${renderAccess('one', resource.resource.id.property)})`;
  // What is stored at the same moment has no order.
  const [actual, expected] =
    ids.every((id) => !id.startsWith('...')) && ids.length < 2
      ? [shown, `[${ids.join('')}]`]
      : [`${shown}.sort()`, `[${ids.join(', ')}].sort()`];
  return [`const ${answer} = await ${code.call([])};`, `expect(${actual}).toEqual(${expected});`];
}
