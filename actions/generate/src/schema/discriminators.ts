import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import { normaliseSchema } from '../comparison/normalise';

import { readObject } from './object-shape';

/** What tells of which schema a value is. */
export interface Discriminator {
  readonly propertyName: string;
  /** By value, the reference of the schema. */
  readonly mapping?: Readonly<Record<string, string>>;
}

/** The values that name a branch: those that are mapped to it, and the name of its component. */
function listNames({ mapping = {} }: Discriminator, reference: string): string[] {
  const name = findComponentName(reference);
  const mapped = Object.entries(mapping).flatMap(([value, target]) => (target === reference ? [value] : []));
  return [...mapped, ...(name === undefined || mapped.includes(name) ? [] : [name])];
}

/** Whether a branch has the property that tells, and allows the names of all branches there. */
function leavesOpen(
  document: OpenApiDocument,
  branch: SchemaOrBoolean,
  property: string,
  names: readonly string[],
): boolean {
  const found = readObject(document, branch, 'documented')?.properties.get(property);
  if (found === undefined) return false;
  const { values } = normaliseSchema(document, found.schema);
  return values === undefined || names.every((name) => values.has(JSON.stringify(name)));
}

/**
 * For each branch of a choice the values of the discriminator that name another one, where the branches themselves
 * leave open which values they may have; empty: the branches tell themselves apart, or nothing does.
 */
export function listForeignNames(
  document: OpenApiDocument,
  branches: readonly SchemaOrBoolean[],
  discriminator: Discriminator,
): string[][] {
  const { propertyName } = discriminator;
  const references = branches.flatMap((branch) => (typeof branch === 'object' ? (branch.$ref ?? []) : []));
  const names = references.map((reference) => listNames(discriminator, reference));
  const isOpen = branches.every((branch) => leavesOpen(document, branch, propertyName, names.flat()));
  if (references.length < branches.length || !isOpen) return [];
  return names.map((_, index) => names.filter((__, other) => other !== index).flat());
}
