import path from 'node:path';

import { exists } from '@orchestrate/kit/files/exists';

const DIRECTORIES = ['', 'docs', 'doc', 'api', 'spec', 'specs', 'openapi', 'schema', 'public', 'static', 'src'];
const NAMES = ['openapi.json', 'openapi.yaml', 'openapi.yml'];

/** Where a service usually keeps its specification; relative to its directory, `undefined` where there is none. */
export async function findSpecification(directory: string): Promise<string | undefined> {
  for (const place of DIRECTORIES)
    for (const name of NAMES) {
      const file = path.posix.join(place, name);
      if (await exists(path.join(directory, file))) return file;
    }
  return undefined;
}
