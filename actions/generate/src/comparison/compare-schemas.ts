import type { OpenApiDocument, SchemaOrBoolean } from '@orchestrate/kit/openapi/document';
import { extendPointer } from '@orchestrate/kit/openapi/references';

import { toCanonicalJson } from './canonical-json';
import { Differences } from './difference';
import type { NormalSchema } from './normal-schema';
import { normaliseSchema } from './normalise';

interface Pair {
  readonly given: SchemaOrBoolean;
  readonly emitted: SchemaOrBoolean;
}

function listNames(names: Iterable<string> | undefined): string | undefined {
  return names === undefined ? undefined : [...names].sort().join(', ') || 'nothing';
}

/**
 * Compares schemas of two documents by what they demand. Pairs that were compared before are passed over, so recursive
 * schemas come to an end and shared ones are reported once.
 */
export class SchemaComparison {
  private readonly seen = new Set<string>();

  constructor(
    private readonly given: OpenApiDocument,
    private readonly emitted: OpenApiDocument,
    private readonly differences: Differences,
  ) {}

  compare(pointer: string, pair: Pair): void {
    const key = `${toCanonicalJson(pair.given)} ${toCanonicalJson(pair.emitted)}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const given = normaliseSchema(this.given, pair.given);
    const emitted = normaliseSchema(this.emitted, pair.emitted);
    this.compareDemands(pointer, given, emitted);
    this.compareChildren(pointer, given, emitted);
    this.compareChoices(pointer, given, emitted);
  }

  private compareDemands(pointer: string, given: NormalSchema, emitted: NormalSchema): void {
    const { differences } = this;
    differences.compare(pointer, 'the type', listNames(given.types), listNames(emitted.types));
    differences.compare(pointer, 'whether null is allowed', given.allowsNull, emitted.allowsNull);
    differences.compare(pointer, 'enum', listNames(given.values), listNames(emitted.values));
    differences.compare(pointer, 'required', listNames(given.required), listNames(emitted.required));
    for (const keyword of new Set([...given.facts.keys(), ...emitted.facts.keys()]))
      differences.compare(pointer, keyword, given.facts.get(keyword), emitted.facts.get(keyword));
  }

  private compareChildren(pointer: string, given: NormalSchema, emitted: NormalSchema): void {
    const at = extendPointer(pointer, 'properties');
    this.differences.compareKeys(at, 'property', given.properties, emitted.properties, (below, one, other) =>
      this.compare(below, { given: one, emitted: other }),
    );
    for (const keyword of ['additionalProperties', 'items'] as const)
      this.compare(extendPointer(pointer, keyword), { given: given[keyword], emitted: emitted[keyword] });
    this.compareLists(extendPointer(pointer, 'prefixItems'), given.prefixItems, emitted.prefixItems);
  }

  private compareChoices(pointer: string, given: NormalSchema, emitted: NormalSchema): void {
    const keywords = (schema: NormalSchema): string =>
      schema.choices.map(({ keyword }) => keyword).join(', ') || 'no choice';
    this.differences.compare(pointer, 'the choice', keywords(given), keywords(emitted));
    for (const [index, { keyword, branches }] of given.choices.entries())
      this.compareLists(extendPointer(pointer, keyword), branches, emitted.choices[index]?.branches ?? branches);
  }

  private compareLists(pointer: string, given: readonly SchemaOrBoolean[], emitted: readonly SchemaOrBoolean[]): void {
    this.differences.compare(pointer, 'the number of schemas', given.length, emitted.length);
    for (const [index, one] of given.entries()) {
      const other = emitted[index];
      if (other !== undefined) this.compare(extendPointer(pointer, index), { given: one, emitted: other });
    }
  }
}

/** Whether two schemas of one document demand the same. */
export function isSameSchema(document: OpenApiDocument, one: SchemaOrBoolean, other: SchemaOrBoolean): boolean {
  const differences = new Differences();
  new SchemaComparison(document, document, differences).compare('#', { given: one, emitted: other });
  return differences.found.length === 0;
}
