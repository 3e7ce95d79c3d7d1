import { isDeepStrictEqual } from 'node:util';

import type { Lines } from '@orchestrate/contracts/lines';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import type { Located } from '@orchestrate/kit/openapi/references';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import { haveSameUnit, namesAmount, namesPrice, namesQuantity } from './line-names';
import type { LineView } from './line-view';
import { isAlwaysCarried, isRequired } from './line-view';
import { foldName } from './names';
import type { SchemaView } from './operation-view';
import { findTarget, holds } from './relations';
import type { ResourceDraft } from './resources';

/** Whether all that an item of another resource has under a name can be shown under the name of a line. */
function canShow(document: OpenApiDocument, shown: Located<Schema>, stored: Located<Schema>): boolean {
  const read = ({ value, pointer }: Located<Schema>): Schema => followSchema(document, value, pointer).value;
  const [own, other] = [read(shown), read(stored)];
  const demands = Object.entries(own).filter(
    ([keyword]) => !/^(?:title|description|examples?|readOnly|deprecated|default|x-.*)$/.test(keyword),
  );
  return (
    listTypes(own).length === 1 &&
    demands.every(([keyword, value]) => isDeepStrictEqual(value, other[keyword as keyof Schema]))
  );
}

/** Words that a line says before what is the named item's: `unitPrice`, `productName`. */
function stripPrefix(name: string, target: ResourceDraft): string[] {
  const folded = foldName(name);
  const prefixes = ['unit', 'item', 'product', foldName(target.name)];
  return [folded, ...prefixes.filter((one) => folded.startsWith(one)).map((one) => folded.slice(one.length))];
}

/** The property of the named item that a line copies under a name. */
function findSource(
  document: OpenApiDocument,
  view: SchemaView,
  name: string,
  target: ResourceDraft,
): string | undefined {
  const shown = view.properties.get(name);
  const { representation, derived, id } = target;
  const own = [...representation.properties].filter(
    ([one, { value }]) => one !== id.property && derived?.has(one) !== true && value.writeOnly !== true,
  );
  const same = stripPrefix(name, target).flatMap((wanted) => own.filter(([one]) => foldName(one) === wanted))[0];
  const prices = own.filter(([one]) => namesPrice(one) && haveSameUnit(one, name));
  const found = same ?? (namesPrice(name) && prices.length === 1 ? prices[0] : undefined);
  if (found === undefined || shown === undefined || !canShow(document, shown, found[1])) return undefined;
  const mustBe = isRequired(view, name) || namesPrice(name);
  return mustBe && !isRequired(representation, found[0]) ? undefined : found[0];
}

/** What is about a line alone, whatever the item that it names says of itself. */
function isOwn(name: string, { value }: Located<Schema>): boolean {
  const isAbout = /^(?:status|state|notes?|comments?|position|createdat|updatedat)$/.test(foldName(name));
  return isAbout || namesQuantity(name) || namesAmount(name) || value.format === 'date-time';
}

/** What a property names by its id, where anybody may know of it. */
export function findOpenTarget(
  document: OpenApiDocument,
  property: string,
  located: Located<Schema> | undefined,
  drafts: readonly ResourceDraft[],
): ResourceDraft | undefined {
  const target = findTarget(drafts, property);
  if (located === undefined || target === undefined) return undefined;
  const { id, account, isPrivate, representation } = target;
  const isUuid = followSchema(document, located.value, located.pointer).value.format === 'uuid';
  const isKnown = id.source !== 'hidden' && id.isOfParent !== true && (id.type !== 'uuid' || isUuid);
  const isOpen = account === undefined && isPrivate !== true && representation.variants === undefined;
  return isKnown && isOpen && holds(document, located, target) ? target : undefined;
}

/** What a line shows of the item that it names. */
export function listCopies(
  document: OpenApiDocument,
  { shown, carried }: Pick<LineView, 'shown' | 'carried'>,
  target: ResourceDraft,
): NonNullable<Lines['of']>['copies'] {
  return [...shown.properties].flatMap(([name, located]) => {
    if (carried.includes(name) || isOwn(name, located)) return [];
    const from = findSource(document, shown, name, target);
    return from === undefined ? [] : [{ property: name, from }];
  });
}

/** The item that a line names, of which anybody may know; nothing where no answer could say that there is none. */
export function findNamed(
  document: OpenApiDocument,
  view: LineView,
  draft: ResourceDraft,
  drafts: readonly ResourceDraft[],
): Lines['of'] {
  const found = (view.canRefuse ? view.carried : []).flatMap((property) => {
    const target = findOpenTarget(document, property, view.shown.properties.get(property), drafts);
    return target === undefined || target === draft || !isAlwaysCarried(view, property) ? [] : [{ property, target }];
  });
  const [only] = found;
  if (only === undefined || found.length > 1) return undefined;
  const { property, target } = only;
  const copies = listCopies(document, view, target);
  return copies.length === 0 ? undefined : { property, resource: target.name, copies };
}
