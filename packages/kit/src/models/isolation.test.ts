import { configurationSchema } from '@orchestrate/contracts/configuration';
import { expect, it } from 'vitest';

import { createHostIsolation } from './isolation';

it('lets what a model wrote run on the host only where the user says so', async () => {
  const decide = (safety: object) => createHostIsolation(configurationSchema.parse({ version: 1, safety })).mayRun();
  expect(await decide({ 'allow-host': true })).toEqual({ allowed: true });
  const refused = await decide({});
  expect(refused.allowed ? '' : refused.reason).toContain('safety.allow-host in .orchestrate.yml');
});
