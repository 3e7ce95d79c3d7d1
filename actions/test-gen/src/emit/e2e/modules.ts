import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

import type { OperationView } from '../../service/operation-view';
import type { ResourceView } from '../../service/resource-view';
import { chooseSchemes } from '../../service/service-view';
import { builderName } from '../naming';
import type { EmitContext } from '../scene';
import type { Suite, TestCase, TestModule } from '../test-module';
import { createModule } from '../test-module';

import { emitPatch, emitReplace } from './change';
import { emitCreate } from './create';
import { emitList } from './lists';
import { emitRead } from './read';
import { refuseBodies, refusePaths, refuseQueries, refuseStrangers, refuseUnknown, surviveNul } from './refusals';
import { emitRemove } from './remove';
import { emitCustom, emitService } from './service';
import { emitTransition } from './transition';

/** What all files of end-to-end tests may import, and that each starts the service. */
export function renderHead(context: EmitContext): string {
  const stores = context.view.resources.map(({ resource }) => `store${resource.name}`);
  const builders = [...new Set([...context.bodies.values()].map(builderName))];
  return [
    'import { setTimeout } from "node:timers/promises";',
    '',
    'import { describe, expect, it } from "vitest";',
    '',
    'import { api, send } from "../support/client.js";',
    `import { ${stores.join(', ')} } from "../support/fixtures.js";`,
    'import { readPages, several } from "../support/lists.js";',
    'import { only, without } from "../support/objects.js";',
    `import { ${[...builders, 'digits', 'matching', 'next', 'uuid'].join(', ')} } from "../support/samples.js";`,
    'import { useService } from "../support/service.js";',
    'import { expectDeclared, expectRefused, listMethods } from "../support/specification.js";',
    '',
    'useService();',
  ].join('\n');
}

function emitKind(context: EmitContext, resource: ResourceView, operation: OperationView): TestCase[] {
  switch (operation.planned.kind) {
    case 'create':
      return emitCreate(context, resource, operation);
    case 'read':
      return emitRead(context, resource, operation);
    case 'list':
      return emitList(context, resource, operation);
    case 'replace':
      return emitReplace(context, resource, operation);
    case 'patch':
      return emitPatch(context, resource, operation);
    case 'delete':
      return emitRemove(context, resource, operation);
    case 'transition':
      return emitTransition(context, resource, operation);
    default:
      return [];
  }
}

function emitOperation(context: EmitContext, resource: ResourceView, operation: OperationView): Suite {
  const { title, planned } = operation;
  if (chooseSchemes(context.view.plan, operation) === undefined)
    return { title, cases: refuseStrangers(context, operation) };
  const isItem = ['read', 'replace', 'patch', 'delete', 'transition'].includes(planned.kind);
  const isNestedList = planned.kind === 'list' && operation.path.length > 0;
  return {
    title,
    cases: [
      ...emitKind(context, resource, operation),
      ...refuseBodies(context, resource, operation),
      ...surviveNul(context, resource, operation),
      ...refuseQueries(context, operation),
      ...refusePaths(operation),
      ...(isItem || isNestedList ? refuseUnknown(context, resource, operation) : []),
      ...refuseStrangers(context, operation),
    ],
  };
}

/** End-to-end tests: one file a resource, one for operations that no rule could infer, one for the service itself. */
export function emitE2e(context: EmitContext): TestModule[] {
  const head = renderHead(context);
  const { view } = context;
  const custom = view.operations.filter(({ planned }) => planned.kind === 'custom');
  const modules = [
    ...view.resources.map((resource) => ({
      path: `tests/e2e/${toDashedName(resource.resource.plural, 'resource')}.test.ts`,
      suites: resource.operations.map((operation) => emitOperation(context, resource, operation)),
    })),
    {
      path: 'tests/e2e/unwritten.test.ts',
      suites: custom
        .filter(({ isOpen }) => isOpen)
        .map((operation) => ({
          title: operation.title,
          cases: [
            ...(chooseSchemes(view.plan, operation) === undefined ? [] : emitCustom(operation)),
            ...refuseStrangers(context, operation),
          ],
        })),
    },
    {
      // What it does is known to who wrote it alone.
      path: 'tests/e2e/not-inferred.test.ts',
      suites: custom
        .filter(({ isOpen }) => !isOpen)
        .map((operation) => ({ title: operation.title, cases: refuseStrangers(context, operation) })),
    },
    { path: 'tests/e2e/service.test.ts', suites: emitService(context) },
  ];
  return modules.flatMap(({ path, suites }) => createModule({ path, kind: 'e2e', head, suites }) ?? []);
}
