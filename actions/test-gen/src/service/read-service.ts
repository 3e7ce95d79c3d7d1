import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { ConfigurationError } from '@orchestrate/kit/errors';
import { hashText } from '@orchestrate/kit/files/hash';
import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { readOpenOperations } from '@orchestrate/kit/run-directory/open-operations';
import { readPlan } from '@orchestrate/kit/run-directory/plan-file';
import type { Subject } from '@orchestrate/kit/subject/subject';
import { openSubject } from '@orchestrate/kit/subject/subject';

import type { Sources } from '../emit/unit/schemas';

import type { ServiceView } from './service-view';
import { viewService } from './service-view';

/** A generated service and what it was generated from. */
export interface GeneratedService {
  readonly subject: Subject;
  readonly view: ServiceView;
  /** Its own TypeScript files, and its migrations. */
  readonly sources: Sources;
}

/** What the tests call; see the README of generate. */
const NEEDED = ['package-lock.json', 'src/app.ts', 'src/config.ts', 'src/http/server.ts', 'src/storage/database.ts'];

async function readView({ run }: Pick<Deps, 'run'>): Promise<ServiceView> {
  const plan = await readPlan(run);
  const { bundled, sha256 } = plan.specification;
  const text = await readFile(run.resolve(bundled), 'utf8');
  if (hashText(text) !== sha256)
    throw new ConfigurationError('not-as-planned', [`run-directory: ${bundled} is not what was planned; plan again`]);
  return viewService(plan, JSON.parse(text) as OpenApiDocument, await readOpenOperations(run));
}

/**
 * Reads the run's service.
 * @throws {ConfigurationError} `no-plan`, `not-as-planned`, or `no-service` where there is none that was generated
 */
export async function readService(deps: Deps): Promise<GeneratedService> {
  const view = await readView(deps);
  const subject = await openSubject(deps);
  const { repository } = subject;
  const files = await repository.files();
  const missing = NEEDED.filter((file) => !files.includes(file));
  if (missing.length > 0)
    throw new ConfigurationError('no-service', [
      `run-directory: the tree is no service of the action generate, it has no ${missing.join(', no ')}; use generate before this action, in the same job`,
    ]);
  const own = files.filter((file) => /^src\/.*\.ts$|^migrations\/.*\.sql$/.test(file));
  const texts = await Promise.all(own.map((file) => readFile(path.join(repository.directory, file), 'utf8')));
  return { subject, view, sources: new Map(own.map((file, index) => [file, texts[index] ?? ''])) };
}
