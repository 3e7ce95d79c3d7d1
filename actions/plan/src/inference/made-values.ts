import type { Evidence } from '@orchestrate/contracts/plan';
import type { OpenApiDocument, Schema } from '@orchestrate/kit/openapi/document';
import { followSchema, listTypes } from '@orchestrate/kit/openapi/schemas';

import type { MadeText } from './made-texts';
import { hasOwnValue, isOptional } from './made-texts';
import { foldName } from './names';
import type { ResourceDraft } from './resources';

/** Flags, folded, that things begin with, and those that something must happen for. */
const BEGINS_TRUE = /^(?:is)?(?:active|enabled|available|visible)$/;
const BEGINS_FALSE =
  /^(?:is|has|was)?(?:default|deleted|archived|completed?|done|finished|closed|resolved|cancell?ed|read|seen|paid|shipped|published|pinned|starred|locked|blocked|banned|suspended|revoked|used|online|connected|(?:email|phone|user)?(?:verified|confirmed))$/;
/** Numbers, folded, that count what has not happened yet. */
const BEGINS_AT_ZERO =
  /^(?:(?:current|available|account)?balance|(?:loyalty|reward)?points|score|views?|hits|downloads|uses|usages|attempts|retries|progress)$/;
const ROLE = /^(?:user|account)?role(?:name)?$/;
/** Roles, folded, that somebody has who just came, likeliest first. */
const FIRST_ROLES = [
  'user',
  'member',
  'customer',
  'basic',
  'regular',
  'standard',
  'viewer',
  'reader',
  'guest',
  'student',
  'client',
];

function findFlag(name: string): boolean | undefined {
  const folded = foldName(name);
  if (BEGINS_TRUE.test(folded)) return true;
  return BEGINS_FALSE.test(folded) ? false : undefined;
}

/** What a number begins as, where its bounds allow it. */
function findNumber(name: string, { minimum = 0, maximum = 0, ...rest }: Schema): number | undefined {
  const isZero = BEGINS_AT_ZERO.test(foldName(name)) && minimum <= 0 && maximum >= 0 && rest.enum === undefined;
  return isZero && rest.exclusiveMinimum === undefined && rest.exclusiveMaximum === undefined ? 0 : undefined;
}

/** What a property begins as by its type and name. */
function findBeginning(name: string, schema: Schema, { account }: ResourceDraft): MadeText['value'] {
  const type = listTypes(schema).join();
  if (type === 'boolean') return findFlag(name);
  if (type === 'integer' || type === 'number') return findNumber(name, schema);
  return type === 'string' && account !== undefined ? findRole(name, schema) : undefined;
}

/** The role of who has just registered: never one that may more than others. */
function findRole(name: string, { enum: values = [] }: Schema): string | undefined {
  if (!ROLE.test(foldName(name))) return undefined;
  const texts = values.filter((value) => typeof value === 'string');
  return FIRST_ROLES.flatMap((role) => texts.filter((text) => foldName(text) === role))[0];
}

/** What a flag that actions set begins as: what its schema or its name says, else not set. */
function beginFlag(name: string, { default: declared }: Schema): boolean {
  return typeof declared === 'boolean' ? declared : (findFlag(name) ?? false);
}

/**
 * Flags and counts that answers must show and that requests which create may leave out, and the role of who registers.
 * @param moved - flags that actions set and take away, whether answers must show them or not
 */
export function findMadeValues(
  document: OpenApiDocument,
  draft: ResourceDraft,
  moved: ReadonlySet<string> = new Set(),
): MadeText[] {
  const { properties, schema } = draft.representation;
  return [...properties].flatMap(([property, located]): MadeText[] => {
    const { value: own } = followSchema(document, located.value, located.pointer);
    if (moved.has(property) && isOptional(document, draft, property))
      return [{ property, as: 'value', value: beginFlag(property, own) }];
    const isOurs =
      schema.required?.includes(property) === true &&
      draft.derived?.has(property) !== true &&
      draft.softDeletion?.property !== property &&
      !hasOwnValue(own) &&
      isOptional(document, draft, property);
    if (!isOurs) return [];
    const value = findBeginning(property, own, draft);
    return value === undefined ? [] : [{ property, as: 'value', value }];
  });
}

/** What the plan says of a property that the service makes up. */
export function describeMade({ property, as, value, within, of }: MadeText): Evidence {
  if (as === 'number') {
    const among = within === undefined ? 'all items' : `the items with the same \`${within}\``;
    const detail = `\`${property}\` counts up, as its name or description says: the next after the highest of ${among}, from ${String(value)}`;
    return { rule: 'made-number', detail };
  }
  if (as === 'place') {
    const among = within === undefined ? 'all items' : `the items with the same \`${within}\``;
    const detail = `\`${property}\` must be shown and requests may leave it out: the item comes after the last of ${among}, the first at ${String(value)}`;
    return { rule: 'made-place', detail };
  }
  if (as === 'now')
    return {
      rule: 'made-now',
      detail: `\`${property}\` must be shown and requests may leave it out: it is the present then`,
    };
  if (as === 'value')
    return {
      rule: 'made-value',
      detail: `\`${property}\` is shown and no request need carry it: it begins as \`${String(value)}\``,
    };
  if (as === 'id') {
    const detail = `\`${property}\` is no name that paths select by: the service makes one up for each item`;
    return { rule: 'made-id', detail };
  }
  if (as === 'empty')
    return {
      rule: 'made-empty',
      detail: `\`${property}\` must be shown and no request need carry it: it begins empty`,
    };
  if (as === 'slug')
    return {
      rule: 'made-slug',
      detail: `\`${property}\` is shown and no request carries it: it is made of \`${String(of)}\` once, and letters that nobody else has`,
    };
  const how = as === 'code' ? 'a code is made up for each item' : 'every item shows the same sentence';
  return { rule: `made-${as}`, detail: `\`${property}\` must be shown and no request carries it: ${how}` };
}
