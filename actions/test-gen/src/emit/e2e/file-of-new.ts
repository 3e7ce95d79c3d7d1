import type { ResourceView, Storing } from '../../service/resource-view';
import { renderAccess, renderObject } from '../../text/code';
import { renderSample } from '../../values/sample';
import { renderCall, renderItem } from '../calls';
import type { Entries } from '../calls';
import type { Scene, StoredItem } from '../scene';
import { markOnly } from '../scene';

/** What the form that makes an item must hold beside the file. */
export function listNeeded({ body }: Storing): Entries {
  return body.properties.map(({ name, shape }) => [name, renderSample(shape, name)]);
}

/** Code of that, and of what else is given; `undefined` where the form holds nothing. */
export function renderFields(storing: Storing, given: Entries = []): string | undefined {
  const all = [...new Map([...listNeeded(storing), ...given])];
  return all.length === 0 ? undefined : renderObject(all);
}

/** Code that makes an item by the file of this name, and the item as the answer of that name shows it. */
export function makeWithFile(
  scene: Scene,
  { resource }: ResourceView,
  { operation }: Storing,
  names: { readonly file: string; readonly answer: string },
): { readonly lines: readonly string[]; readonly item: StoredItem } {
  const path = scene.storeParents(resource.name);
  const shown = renderItem(operation, names.answer);
  return {
    lines: [
      `const ${names.answer} = await ${renderCall(operation, { path, body: names.file })};`,
      `expectDeclared(${names.answer}, ${operation.planned.success?.status ?? 201});`,
    ],
    item: { variable: shown, id: renderAccess(shown, resource.id.property), parents: path, ...markOnly(resource) },
  };
}
