import { foldName } from './names';
import type { OperationView } from './operation-view';
import { splitPath } from './path-shape';

const CHECKOUT = /^(?:checkout|placeorder|createorder|purchase)$/;

/** The collection of which an operation shows an item, where nothing else makes items of it. */
function findMade(view: OperationView, views: readonly OperationView[]): OperationView['shape'] | undefined {
  const pointer = view.success?.body?.schema?.pointer;
  const shown = views.filter(
    ({ entry, shape, success }) =>
      entry.method === 'get' && shape.kind === 'item' && success?.body?.schema?.pointer === pointer,
  );
  const [only, ...others] = shown.map(({ shape }) => shape);
  if (pointer === undefined || only?.kind !== 'item' || others.length > 0 || only.parents.length > 0) return undefined;
  const { key, segment } = only;
  const isMade = views.some(
    ({ entry, shape }) => entry.method === 'post' && shape.kind === 'collection' && shape.key === key,
  );
  return isMade ? undefined : { kind: 'collection', key, segment, parents: [] };
}

/** Sees `POST /checkout` as what makes an item of `/orders`, where that is what it shows and nothing else makes any. */
export function reshapeCheckouts(
  views: readonly OperationView[],
  isOff: (view: OperationView) => boolean,
): OperationView[] {
  return views.map((view) => {
    const { entry, parameters } = view;
    const end = foldName(splitPath(entry.path).at(-1) ?? '');
    const isPlain = entry.method === 'post' && parameters.every(({ value }) => value.in !== 'path');
    const shape = isPlain && CHECKOUT.test(end) && !isOff(view) ? findMade(view, views) : undefined;
    return shape === undefined ? view : { ...view, shape, checksOutAt: entry.path };
  });
}
