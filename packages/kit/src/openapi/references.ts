import { toPointer } from '../yaml/located-yaml';

import type { OpenApiDocument, Reference } from './document';

/** A value of a document and where it stands, as an RFC 6901 pointer with a leading `#`. */
export interface Located<T> {
  readonly value: T;
  readonly pointer: string;
}

/** Whether a value stands for another one. */
export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && '$ref' in value && typeof value.$ref === 'string';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `#/paths/~1pets` → `['paths', '/pets']`; percent-encoding is undone too, as in a URI fragment. */
export function parsePointer(pointer: string): string[] {
  const text = pointer.replace(/^#/, '');
  if (text === '') return [];
  return text
    .split('/')
    .slice(1)
    .map((part) => decode(part).replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** Extends a pointer by keys. */
export function extendPointer(pointer: string, ...keys: (string | number)[]): string {
  return keys.length === 0 ? pointer : pointer + toPointer(keys).slice(1);
}

/** The value under a pointer, or `undefined`. References on the way are not followed. */
export function findByPointer(document: unknown, pointer: string): unknown {
  let value = document;
  for (const key of parsePointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * Follows a chain of references to what it stands for, and says where that is. Keys beside a `$ref` are not looked at.
 * @throws {Error} when the chain leads nowhere or in a circle, which a bundled specification does not hold
 */
export function followReference<T>(document: OpenApiDocument, value: T | Reference, pointer: string): Located<T> {
  const seen = new Set<string>();
  let here: Located<T | Reference> = { value, pointer };
  while (isReference(here.value)) {
    const target = here.value.$ref;
    if (seen.has(target)) throw new Error(`the reference ${target} leads in a circle`);
    seen.add(target);
    const next = findByPointer(document, target);
    if (next === undefined || !target.startsWith('#')) throw new Error(`the reference ${target} leads nowhere`);
    here = { value: next as T | Reference, pointer: toPointer(parsePointer(target)) };
  }
  return { value: here.value, pointer: here.pointer };
}

/** The name of a component that a pointer names: `#/components/schemas/Pet` → `Pet`; anything deeper has none. */
export function findComponentName(pointer: string, kind = 'schemas'): string | undefined {
  const [components, found, name, ...rest] = parsePointer(pointer);
  return components === 'components' && found === kind && rest.length === 0 ? name : undefined;
}
