import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listOperations } from '@orchestrate/kit/openapi/operations';

import { compareRequestBodies, compareResponses } from './compare-bodies';
import { compareParameters } from './compare-parameters';
import { SchemaComparison } from './compare-schemas';
import { compareSecurity, compareSecuritySchemes } from './compare-security';
import type { Difference } from './difference';
import { Differences } from './difference';
import type { Sides } from './sides';

function listByName(document: OpenApiDocument): Map<string, OperationEntry> {
  return new Map(listOperations(document).map((entry) => [`${entry.method} ${entry.path}`, entry]));
}

function compareOperations(given: OperationEntry, emitted: OperationEntry, sides: Sides): void {
  const { differences } = sides;
  differences.compare(given.pointer, 'operationId', given.operation.operationId, emitted.operation.operationId);
  const [deprecated, twin] = [given.operation.deprecated === true, emitted.operation.deprecated === true];
  differences.compare(given.pointer, 'deprecated', deprecated, twin);
  compareParameters(given, emitted, sides);
  compareRequestBodies(given, emitted, sides);
  compareResponses(given, emitted, sides);
  compareSecurity(given, emitted, sides);
}

/**
 * Compares what two OpenAPI 3.1 documents promise to callers: operations with their parameters, bodies, answers and
 * security, down to each keyword of each schema. How it is written does not matter: references or inline, `allOf` or
 * one object, order, descriptions, examples, titles, tags, servers.
 * @returns every difference; empty: they mean the same
 */
export function compareDocuments(given: OpenApiDocument, emitted: OpenApiDocument): Difference[] {
  const differences = new Differences();
  const schemas = new SchemaComparison(given, emitted, differences);
  const sides: Sides = { given: { document: given }, emitted: { document: emitted }, schemas, differences };
  const [all, others] = [listByName(given), listByName(emitted)];
  for (const [name, entry] of all) {
    const twin = others.get(name);
    if (twin === undefined) differences.add(entry.pointer, 'the operation is missing in the emitted document');
    else compareOperations(entry, twin, sides);
  }
  for (const [name, { pointer }] of others)
    if (!all.has(name)) differences.add(pointer, 'the operation is only in the emitted document');
  compareSecuritySchemes(sides);
  return differences.found;
}
