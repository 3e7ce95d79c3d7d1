import type { ReferencePlan } from '../service/body-plan';
import { isSamplable } from '../shapes/samplable';
import type { ArrayShape, Shape } from '../shapes/shape';
import { renderObject } from '../text/code';
import { renderSample } from '../values/sample';

/** The shape of the property of a line that names an item; `undefined`: the reference is no list of lines. */
export function findNaming({ lines }: ReferencePlan): Shape | undefined {
  const items = lines?.shape.items;
  return items?.kind === 'object' ? items.properties.find(({ name }) => name === lines?.by)?.shape : undefined;
}

/** Code of a line, some of whose properties have values of their own. */
export function renderLine({ items }: ArrayShape, own: ReadonlyMap<string, string>): string {
  const properties = items.kind === 'object' ? items.properties : [];
  const sent = properties.filter(({ name, isReadOnly, shape }) => own.has(name) || (!isReadOnly && isSamplable(shape)));
  return renderObject(sent.map(({ name, shape }) => [name, own.get(name) ?? renderSample(shape, name)]));
}

/** Code of what a body carries to refer to an item: its id, or lines that name it. */
export function renderReferred({ lines }: ReferencePlan, id: string): string {
  if (lines === undefined) return id;
  const count = Math.max(1, lines.shape.minItems);
  return `[${Array.from({ length: count }, () => renderLine(lines.shape, new Map([[lines.by, id]]))).join(', ')}]`;
}
