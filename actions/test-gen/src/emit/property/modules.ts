import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { nameArbitrary, nameFaults, nameQuery } from '../naming';
import type { EmitContext } from '../scene';
import { uniqueBodies } from '../support';
import type { TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import { holdChange, holdCreate, holdList, holdPath, holdRefusals } from './properties';

function renderHead({ view, bodies }: EmitContext): string {
  const stores = view.resources.map(({ resource }) => `store${resource.name}`);
  const arbitraries = [
    ...uniqueBodies(bodies).flatMap((body) => [nameArbitrary(body), nameFaults(body)]),
    ...view.operations.map(nameQuery),
  ];
  return [
    'import fc from "fast-check";',
    'import { describe, expect, it } from "vitest";',
    '',
    `import { ${[...arbitraries, 'anyJson', 'pathPart'].join(', ')} } from "../support/arbitraries.js";`,
    'import { api } from "../support/client.js";',
    `import { ${stores.join(', ')} } from "../support/fixtures.js";`,
    'import { readPages, several } from "../support/lists.js";',
    'import { placedId, unset, without } from "../support/objects.js";',
    'import { bytes, digits, matching, next, uuid } from "../support/samples.js";',
    'import { emptyDatabase, useService } from "../support/service.js";',
    'import { expectDeclared, expectRefused } from "../support/specification.js";',
    '',
    'useService();',
  ].join('\n');
}

function holdOperation(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  if (chooseSchemes(context.view.plan, operation) === undefined) return [];
  const { kind } = operation.planned;
  return [
    ...(kind === 'create' || kind === 'put' ? holdCreate(context, resource, operation) : []),
    ...(kind === 'replace' || kind === 'patch' ? holdChange(context, resource, operation) : []),
    ...(kind === 'list' ? holdList(context, resource, operation) : []),
    ...holdRefusals(context, resource, operation),
    ...holdPath(operation),
  ];
}

/** Property-based tests, one file a resource. */
export function emitProperties(context: EmitContext): TestModule[] {
  const head = renderHead(context);
  return context.view.resources.flatMap((resource) => {
    const suites = resource.operations.map((operation) => ({
      title: operation.title,
      cases: holdOperation(context, resource, operation),
    }));
    const path = `tests/property/${toDashedName(resource.resource.plural, 'resource')}.test.ts`;
    return createModule({ path, kind: 'property', head, suites }) ?? [];
  });
}
