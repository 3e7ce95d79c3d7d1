import type { ShortField, ShortForm } from '@orchestrate/contracts/short-form';
import { splitWords, toIdentifier } from '@orchestrate/kit/openapi/identifiers';
import pluralize from 'pluralize';

export type FieldRules = Exclude<ShortField, string>;
export type ShortOperation = ShortForm['entities'][string]['operations'][number];

export interface EntityField extends FieldRules {
  readonly name: string;
}

export interface EntityRelation {
  /** The property that holds the other's id: `authorId`. */
  readonly property: string;
  readonly target: string;
  readonly isRequired: boolean;
}

/** An entity of the short form with every default filled in. */
export interface Entity {
  /** Name of its component. */
  readonly name: string;
  /** `order line`, for sentences. */
  readonly spoken: string;
  readonly spokenPlural: string;
  /** `/order-lines`. */
  readonly path: string;
  /** `OrderLines`, for operation ids. */
  readonly pluralName: string;
  readonly description?: string;
  readonly fields: readonly EntityField[];
  readonly relations: readonly EntityRelation[];
  readonly operations: ReadonlySet<ShortOperation>;
  /** Whether a relation of any entity leads here. */
  readonly isReferenced: boolean;
}

const speak = (name: string): string => splitWords(name).join(' ').toLowerCase();

export function fillField(name: string, field: ShortField): EntityField {
  const rules = typeof field === 'string' ? { type: field, required: true, unique: false, filter: false } : field;
  return { name, ...rules };
}

export function parseTarget(target: string): { readonly entity: string; readonly isRequired: boolean } {
  return { entity: target.replace(/\?$/, ''), isRequired: !target.endsWith('?') };
}

/** Entities with their names, paths and relations worked out, in the file's order. */
export function listEntities({ entities }: ShortForm): Entity[] {
  const referenced = new Set(
    Object.values(entities).flatMap(({ relations }) =>
      Object.values(relations).map((target) => parseTarget(target).entity),
    ),
  );
  return Object.entries(entities).map(([key, entity]) => {
    const plural = entity.plural ?? pluralize.plural(key);
    return {
      name: toIdentifier(key, 'pascal'),
      spoken: speak(key),
      spokenPlural: speak(plural),
      path: `/${splitWords(plural).join('-').toLowerCase()}`,
      pluralName: toIdentifier(plural, 'pascal'),
      ...(entity.description === undefined ? {} : { description: entity.description }),
      fields: Object.entries(entity.fields).map(([name, field]) => fillField(name, field)),
      relations: Object.entries(entity.relations).map(([name, target]) => ({
        property: `${name}Id`,
        target: toIdentifier(parseTarget(target).entity, 'pascal'),
        isRequired: parseTarget(target).isRequired,
      })),
      operations: new Set(entity.operations),
      isReferenced: referenced.has(key),
    };
  });
}
