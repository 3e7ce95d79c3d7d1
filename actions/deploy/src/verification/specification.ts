import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Plan } from '@orchestrate/contracts/plan';
import type { Log } from '@orchestrate/kit/log';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { IsOpen } from '@orchestrate/kit/run-directory/open-operations';
import { readOpenOperations } from '@orchestrate/kit/run-directory/open-operations';
import { BUNDLED_SPECIFICATION_FILE } from '@orchestrate/kit/run-directory/plan-file';
import type { RunDirectory } from '@orchestrate/kit/run-directory/run-directory';
import { parseYaml } from '@orchestrate/kit/yaml/located-yaml';
import { z } from 'zod';

/** A specification and, in a run that planned it, what the plan knows of its operations. */
export interface Specification {
  readonly document: OpenApiDocument;
  readonly plan: Plan | undefined;
  /** Which operations generating left to be written; absent where nothing was generated. */
  readonly isOpen?: IsOpen;
  /** Where it was found, for a person. */
  readonly origin: string;
}

const OWN_FILES = ['openapi.json', 'openapi.yaml', 'openapi.yml'];

// Only what the probes cannot do without; a specification of somebody else's is judged by its own linter.
const documentSchema = z.custom<OpenApiDocument>((value) => {
  const head = z.looseObject({ openapi: z.string().regex(/^3\./), paths: z.looseObject({}) }).safeParse(value);
  return head.success;
});

function refersOutside(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? !inner.startsWith('#') : refersOutside(inner),
  );
}

async function readOwn(directory: string, log: Log): Promise<Specification | undefined> {
  for (const name of OWN_FILES) {
    const text = await readFile(path.join(directory, name), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const parsed = documentSchema.safeParse(parseYaml(text).value);
    if (parsed.success && !refersOutside(parsed.data)) return { document: parsed.data, plan: undefined, origin: name };
    log.warning(`${name} is no OpenAPI 3 document in one file; it is not used for verification`);
  }
  return undefined;
}

/**
 * The specification that a service is held to: the run's bundled one, else one in the root of the tree; none for a
 * service of which nothing is known.
 * @param directory - absolute; the tree
 */
export async function findSpecification(
  run: RunDirectory,
  plan: Plan | undefined,
  directory: string,
  log: Log,
): Promise<Specification | undefined> {
  if (plan === undefined) return readOwn(directory, log);
  if (plan.service.existing?.specification === 'none') return undefined;
  const text = await readFile(run.resolve(BUNDLED_SPECIFICATION_FILE), 'utf8');
  const document = documentSchema.parse(JSON.parse(text));
  const known = plan.service.existing === undefined ? { isOpen: await readOpenOperations(run) } : {};
  return { document, plan, origin: BUNDLED_SPECIFICATION_FILE, ...known };
}
