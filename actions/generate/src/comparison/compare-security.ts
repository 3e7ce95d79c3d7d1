import type { OpenApiDocument, SecurityRequirement } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';
import { listSecurity } from '@orchestrate/kit/openapi/operations';
import { extendPointer, followReference } from '@orchestrate/kit/openapi/references';

import { toCanonicalJson } from './canonical-json';
import type { Sides } from './sides';

function describeRequirement(requirement: SecurityRequirement): string {
  const schemes = Object.entries(requirement).map(([name, scopes]) => [name, ...[...scopes].sort()].join(' '));
  return schemes.sort().join(' and ') || 'nothing';
}

/** Alternatives in the order of their texts, because their own order means nothing. */
function describeSecurity(requirements: readonly SecurityRequirement[]): string {
  return requirements.map(describeRequirement).sort().join(' or ') || 'nothing';
}

export function compareSecurity(given: OperationEntry, emitted: OperationEntry, sides: Sides): void {
  sides.differences.compare(
    extendPointer(given.pointer, 'security'),
    'the security',
    describeSecurity(listSecurity(sides.given.document, given.operation)),
    describeSecurity(listSecurity(sides.emitted.document, emitted.operation)),
  );
}

function readSchemes(document: OpenApiDocument): Map<string, string> {
  return new Map(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => {
      const at = extendPointer('#', 'components', 'securitySchemes', name);
      const { description: _description, ...own } = followReference<Record<string, unknown>>(
        document,
        scheme as unknown as Record<string, unknown>,
        at,
      ).value;
      return [name, toCanonicalJson(own)];
    }),
  );
}

export function compareSecuritySchemes({ given, emitted, differences }: Sides): void {
  const pointer = extendPointer('#', 'components', 'securitySchemes');
  const [all, others] = [readSchemes(given.document), readSchemes(emitted.document)];
  differences.compareKeys(pointer, 'security scheme', all, others, (at, one, other) =>
    differences.compare(at, 'the scheme', one, other),
  );
}
