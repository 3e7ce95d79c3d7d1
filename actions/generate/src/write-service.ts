import path from 'node:path';

import type { Deps } from '@orchestrate/kit/action/deps';
import { listHosts } from '@orchestrate/kit/proposals/static-gates';
import type { InstalledPackages } from '@orchestrate/kit/toolchain/npm';

import { emitService } from './emit/service';
import { readTemplates } from './emit/templates';
import { formatService } from './format';
import type { ServiceModel } from './model/service';
import { hasXml } from './model/xml';
import { createPackage } from './packages';
import type { SourceFile } from './text/source-module';

/** A whole service as text, formatted. */
export interface WrittenService {
  readonly files: readonly SourceFile[];
  /** Packages that it pins, installed. */
  readonly packages: InstalledPackages;
  /** What of its specification it documents and does not enforce, one line each. */
  readonly limits: readonly string[];
  /** Hosts that it may name: those of the specification, and of what is the same in every service. */
  readonly allowedHosts: readonly string[];
}

/** Writes a service. Equal input gives equal texts. */
export async function writeService(
  service: ServiceModel,
  deps: Pick<Deps, 'actionDirectory' | 'cacheDirectory' | 'exec' | 'log' | 'scratch'>,
): Promise<WrittenService> {
  const templates = await readTemplates(path.join(deps.actionDirectory, 'templates'));
  const pinned = await createPackage(service.plan, path.join(deps.actionDirectory, 'tools'), hasXml(service));
  const emitted = await emitService(service, templates);
  const { files, packages } = await formatService([...emitted.files, ...pinned], deps);
  const common = [JSON.stringify(service.document), ...[...templates, ...pinned].map(({ text }) => text)];
  return { files, packages, limits: emitted.limits, allowedHosts: [...new Set(common.flatMap(listHosts))].sort() };
}
