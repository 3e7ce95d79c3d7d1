import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ConfigurationError, isNotFound } from '@orchestrate/kit/errors';
import { z } from 'zod';

const manifestSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  description: z.string().optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.unknown()).default({}),
  devDependencies: z.record(z.string(), z.unknown()).default({}),
});
/** What a service's `package.json` says of it. */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads the manifest of a service.
 * @param service - as the user named it
 * @throws {ConfigurationError} `no-service`, where it is no JavaScript or TypeScript service
 */
export async function readManifest(directory: string, service: string): Promise<Manifest> {
  const refuse = (problem: string): ConfigurationError =>
    new ConfigurationError('no-service', [
      `service: ${JSON.stringify(service)} ${problem}; give the directory of a service in JavaScript or TypeScript`,
    ]);
  const text = await readFile(path.join(directory, 'package.json'), 'utf8').catch((error: unknown) => {
    if (isNotFound(error)) throw refuse('has no package.json');
    throw error;
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw refuse('has a package.json that cannot be read');
  }
}
