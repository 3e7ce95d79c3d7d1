import { toDashedName } from '@orchestrate/kit/openapi/identifiers';

import { chooseSchemes } from '../../service/service-view';
import { builderName } from '../naming';
import type { EmitContext } from '../scene';
import type { TestModule } from '../test-module';
import { createModule } from '../test-module';

import { emitHealth } from './health';
import { emitLife } from './life';
import { emitLoad } from './load';
import { emitOperation } from './operation';
import { emitOptions } from './options';
import { refuseStrangers } from './refusals';
import { emitCustom, emitService } from './service';

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
    `import { ${[...stores, 'signUp'].join(', ')} } from "../support/fixtures.js";`,
    'import { readPages, sendMany, several } from "../support/lists.js";',
    'import { only, placedId, unset, without } from "../support/objects.js";',
    `import { ${[...builders, 'bytes', 'digits', 'matching', 'next', 'uuid'].join(', ')} } from "../support/samples.js";`,
    'import { useService } from "../support/service.js";',
    'import { expectDeclared, expectRefused, listMethods } from "../support/specification.js";',
    '',
    'useService();',
  ].join('\n');
}

/** End-to-end tests: one file a resource, one for operations that no rule could infer, one for the service itself. */
export function emitE2e(context: EmitContext): TestModule[] {
  const head = renderHead(context);
  const { view } = context;
  const custom = view.operations.filter(({ planned }) => planned.kind === 'custom');
  const modules = [
    ...view.resources.map((resource) => ({
      path: `tests/e2e/${toDashedName(resource.resource.plural, 'resource')}.test.ts`,
      suites: [
        ...resource.operations.map((operation) => emitOperation(context, resource, operation)),
        emitLife(context, resource),
      ],
    })),
    {
      path: 'tests/e2e/unwritten.test.ts',
      suites: custom
        // No router has a HEAD of its own: it asks for GET.
        .filter(({ isOpen, planned }) => isOpen && planned.method !== 'head')
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
    {
      path: 'tests/e2e/service.test.ts',
      suites: [...emitService(context), ...emitHealth(context), ...emitOptions(context), emitLoad(context)],
    },
  ];
  return modules.flatMap(({ path, suites }) => createModule({ path, kind: 'e2e', head, suites }) ?? []);
}
