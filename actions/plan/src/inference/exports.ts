import type { Evidence } from '@orchestrate/contracts/plan';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findNotation } from '@orchestrate/kit/openapi/media-types';

import { findListShape } from './list-shape';
import { foldName } from './names';
import type { OperationView, SuccessView } from './operation-view';
import type { PathShape } from './path-shape';
import { parsePathShape, splitPath } from './path-shape';

/** What the end of a path calls a table of all that is above it. */
const EXPORTS = ['export', 'csv', 'download', 'exportcsv', 'csvexport', 'downloadcsv'];

type Collection = Extract<PathShape, { kind: 'collection' }>;

/** The collection that a path ends below: `/parcels` of `/parcels/export` and of `/parcels.csv`. */
function findAbove(path: string): Collection | undefined {
  const segments = splitPath(path);
  const last = segments.at(-1) ?? '';
  const [name] = last.split('.csv');
  const above =
    last.endsWith('.csv') && !EXPORTS.includes(foldName(last))
      ? [...segments.slice(0, -1), name]
      : segments.slice(0, -1);
  if (above.length === segments.length - 1 && !EXPORTS.includes(foldName(last))) return undefined;
  const shape = parsePathShape(above.join('/'));
  return shape.kind === 'collection' ? shape : undefined;
}

/** Whether an operation answers nothing but a table. */
function answersTable({ entry, success }: OperationView): boolean {
  return entry.method === 'get' && success?.body?.isJson === false && findNotation(success.body.contentType) === 'csv';
}

/** The answer, seen as the list that the table shows. */
function seeList(document: OpenApiDocument, own: SuccessView, list: OperationView): SuccessView | undefined {
  const segment = list.shape.kind === 'other' ? '' : list.shape.segment;
  const found = list.success === undefined ? undefined : findListShape(document, list.success, segment);
  if (found === undefined || own.body === undefined) return undefined;
  const items = { type: 'array', items: { $ref: found.item.pointer } } as const;
  return { ...own, body: { ...own.body, isJson: true, schema: { value: items, pointer: list.entry.pointer } } };
}

/**
 * Sees a GET that answers the items of a collection as a table, such as `GET /parcels/export` with `text/csv`, as another
 * list of that collection, which is written otherwise.
 */
export function reshapeExports(
  document: OpenApiDocument,
  views: readonly OperationView[],
  isOff: (view: OperationView) => boolean,
): OperationView[] {
  const lists = views.filter(({ entry, shape }) => entry.method === 'get' && shape.kind === 'collection');
  return views.map((view) => {
    const shape = answersTable(view) && !isOff(view) ? findAbove(view.entry.path) : undefined;
    const list = lists.find((one) => one !== view && one.shape.kind === 'collection' && one.shape.key === shape?.key);
    const success =
      list === undefined || view.success === undefined ? undefined : seeList(document, view.success, list);
    if (shape === undefined || list === undefined || success === undefined) return view;
    return { ...view, shape, success, exportOf: list.entry.path };
  });
}

/** What tells of such an operation that it is one. */
export function describeExport({ exportOf }: OperationView): Evidence[] {
  if (exportOf === undefined) return [];
  return [{ rule: 'export', detail: `what GET ${exportOf} lists, as a table` }];
}
