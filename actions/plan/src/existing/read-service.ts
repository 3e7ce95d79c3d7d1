import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { Inputs } from '../inputs';
import type { Specification } from '../specification/read-specification';
import { readSpecification } from '../specification/read-specification';

import type { FoundService } from './describe-service';
import { findSpecification } from './find-specification';
import type { Manifest } from './manifest';
import { readManifest } from './manifest';
import { explainMissingPackages } from './missing-packages';

type ReadDeps = Pick<Deps, 'workingDirectory' | 'exec' | 'cacheDirectory' | 'log' | 'actionDirectory'>;

function describeInfo({ name, version, description }: Manifest, directory: string): OpenApiDocument['info'] {
  return {
    title: name ?? path.basename(directory),
    version: version ?? '0.0.0',
    ...(description === undefined ? {} : { description }),
  };
}

/** Reads the specification out of the routes, from the syntax alone. */
async function derive(
  manifest: Manifest,
  { service }: Inputs,
  deps: ReadDeps,
): Promise<Pick<FoundService, 'specification' | 'underived'>> {
  const { loadTypeScript } = await import('@orchestrate/kit/toolchain/typescript');
  const { readCode } = await import('@orchestrate/kit/source-code/code');
  const { deriveDocument } = await import('../routes/derive-document');
  const directory = path.resolve(deps.workingDirectory, service);
  const code = await readCode(await loadTypeScript(deps), directory);
  const { document, files, unread } = deriveDocument(code, describeInfo(manifest, directory));
  const specification: Specification = {
    source: service,
    dialect: 'openapi-3.1',
    document,
    files: files.map((file) => ({
      path: path.posix.join(service.split(path.sep).join('/'), file),
      sha256: hashText(code.texts.get(file) ?? ''),
    })),
    remarks: [],
  };
  return { specification, underived: unread };
}

interface OwnSpecification {
  readonly specification?: Specification;
  /** Why the specification that is there cannot be used. */
  readonly problems: readonly string[];
}

/** A specification that the service has and that cannot be used is no reason to do nothing. */
async function readOwn(
  { service }: Inputs,
  allowRemoteReferences: boolean,
  { workingDirectory }: ReadDeps,
): Promise<OwnSpecification> {
  const found = await findSpecification(path.resolve(workingDirectory, service));
  if (found === undefined) return { problems: [] };
  try {
    const request = { workingDirectory, spec: path.join(service, found), allowRemoteReferences };
    return { specification: await readSpecification(request), problems: [] };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problems: error.problems };
  }
}

/**
 * Reads what there is of a service: the specification that is given, else its own, else what its routes say.
 * @throws {ConfigurationError} where it is no service, or the given specification cannot be used
 */
export async function readService(
  inputs: Inputs,
  allowRemoteReferences: boolean,
  deps: ReadDeps,
): Promise<FoundService> {
  const { service: directory, spec } = inputs;
  const { workingDirectory } = deps;
  const place = path.resolve(workingDirectory, directory);
  const manifest = await readManifest(place, directory);
  const missing = await explainMissingPackages(place, directory, manifest);
  const lacking = missing === undefined ? [] : [missing];
  const tell = (from: FoundService['existing']['specification']) => ({ existing: { directory, specification: from } });
  if (spec !== '') {
    const specification = await readSpecification({ workingDirectory, spec, allowRemoteReferences });
    return { ...tell('given'), manifest, specification, underived: lacking };
  }
  const own = await readOwn(inputs, allowRemoteReferences, deps);
  if (own.specification !== undefined)
    return { ...tell('found'), manifest, specification: own.specification, underived: lacking };
  const derived = await derive(manifest, inputs, deps);
  const isEmpty = Object.keys(derived.specification.document.paths ?? {}).length === 0;
  const none = `${directory} has no specification, and no route of Hono, Express or Fastify could be read`;
  const underived = [...lacking, ...own.problems, ...(isEmpty ? [none] : []), ...derived.underived];
  return { ...tell(isEmpty ? 'none' : 'routes'), manifest, specification: derived.specification, underived };
}
