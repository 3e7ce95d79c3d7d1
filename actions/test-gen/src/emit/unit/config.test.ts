import { createOpenApiDocument } from '@orchestrate/testkit/openapi-document';
import { createServicePlan } from '@orchestrate/testkit/service-plan';
import { expect, it } from 'vitest';

import { viewService } from '../../service/service-view';

import { emitConfig } from './config';

function listRefused(source: string): string[] | undefined {
  const document = createOpenApiDocument({});
  const view = viewService(createServicePlan(document, {}), document, () => false);
  const module = emitConfig(view, new Map([['src/config.ts', source]]));
  return module?.suites[0]?.cases.flatMap(({ table }) => table?.rows.map(({ label }) => label) ?? []);
}

it('tests the address that callers know where the service reads one, and nothing that reads no configuration', () => {
  const reader = 'export function readConfig() {}';
  const address = 'a public address without its scheme';
  expect(listRefused(`${reader} const names = { PUBLIC_URL: 1 };`)).toContain(address);
  expect(listRefused(reader)).toContain('a port below 0');
  expect(listRefused(reader)).not.toContain(address);
  expect(listRefused('export const port = 1;')).toBeUndefined();
});
