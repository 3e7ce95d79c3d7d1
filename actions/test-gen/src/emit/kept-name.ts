import type { ResourceView } from '../service/resource-view';

import type { Entries } from './calls';
import type { NamedBody } from './naming';
import type { StoredItem } from './scene';

/** The name of an item, for a body that must carry one and would give it another: the path leads there no more. */
export function keepName({ resource: { id } }: ResourceView, { plan }: NamedBody, item: StoredItem): Entries {
  const isCarried = plan.properties.some(({ name, isRequired }) => name === id.property && isRequired);
  return id.isMutable === true && isCarried ? [[id.property, item.id]] : [];
}
