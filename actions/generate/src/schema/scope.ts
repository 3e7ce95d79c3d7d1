import type { OpenApiDocument, Schema, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';

import type { Components, Direction } from '../model/components';
import { toLiteral, toPropertyKey } from '../text/literals';
import type { SourceModule } from '../text/source-module';

/** Where a schema is written. */
export interface Scope {
  readonly document: OpenApiDocument;
  readonly components: Components;
  readonly module: SourceModule;
  readonly direction: Direction;
  /** The component that is being written: what belongs to its circle may only be referred to lazily. */
  readonly owner?: string;
  /** What is stored is read: nothing is documented, and what only requests carry is left out once it has been checked. */
  readonly hides?: true;
  /** Told of what the service documents and does not do, without the place. */
  readonly limit: (message: string) => void;
}

/** A zod expression, and what must be said of it because the expression alone would not document it. */
export interface Rendered {
  readonly code: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Keywords that the types of the documentation library do not know, or know otherwise. */
  readonly foreign?: Readonly<Record<string, unknown>>;
}

/** Writes a schema; handed to the parts, which lead back to it. */
export type Render = (schema: SchemaOrBoolean, scope: Scope) => Rendered;

export const ZOD = '@hono/zod-openapi';
export const CHECKS_FILE = 'src/schemas/checks.ts';

/** The object literal that documents an expression; empty where there is nothing to say. */
export function renderMetadata({ metadata, foreign = {} }: Rendered): string {
  const own = Object.entries(metadata).map(([keyword, value]) => `${toPropertyKey(keyword)}: ${toLiteral(value)}`);
  // They know `items`, yet neither as `false` nor with every keyword.
  const literal = 'items' in foreign ? `(${toLiteral(foreign)} as object)` : toLiteral(foreign);
  const spread = Object.keys(foreign).length === 0 ? [] : [`...${literal}`];
  return own.length + spread.length === 0 ? '' : `{ ${[...own, ...spread].join(', ')} }`;
}

/** The whole expression. */
export function finish(rendered: Rendered): string {
  const metadata = renderMetadata(rendered);
  return metadata === '' ? rendered.code : `${rendered.code}.openapi(${metadata})`;
}

/** The expression for something that may be absent. */
export function finishOptional(rendered: Rendered): string {
  return finish({ ...rendered, code: `${rendered.code}.optional()` });
}

/** Says that a keyword is only documented. */
export function tellUnenforced(keyword: string, { limit }: Scope): void {
  limit(`the keyword ${keyword} is documented and not enforced`);
}

/**
 * The expression for a member of an object. What every object inherits under a name is not what a caller sent, so an
 * expression for such a name looks twice.
 */
export function finishMember(name: string, code: string, isOptional: boolean, { module }: Scope): string {
  if (!(name in Object.prototype)) return code;
  return `${module.use('own', CHECKS_FILE)}(${code})${isOptional ? '.optional()' : ''}`;
}

/** What matches nothing. */
export function renderNever(scope: Scope): Rendered {
  scope.module.use('z', ZOD);
  return { code: 'z.never()', metadata: { type: 'null', enum: [] } };
}

/** Keywords that only describe, or that are enforced elsewhere. */
const ANNOTATIONS = [
  'description',
  'readOnly',
  'writeOnly',
  'deprecated',
  'default',
  'contentMediaType',
  'contentEncoding',
] as const;

export function listAnnotations(schema: Schema): Record<string, unknown> {
  return pick(schema, ANNOTATIONS);
}

/** The keywords of a list that a schema has. */
export function pick(schema: Schema, keywords: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keywords.includes(keyword)));
}
