import { realpath } from 'node:fs/promises';
import path from 'node:path';

import { getPackages } from '@manypkg/get-packages';

import type { Tree } from '../workbench/tree';
import { readScripts } from '../workbench/tree';

/** A package of a repository that has several. */
export interface WorkspacePackage {
  readonly name: string;
  /** From the tree's root, with forward slashes; empty for the root itself. */
  readonly directory: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  /** Names of the packages of the same repository that it depends on. */
  readonly needs: readonly string[];
}

/** The packages of a repository, those that others need before these. */
export interface Workspace {
  /** Where the list of packages is kept, usually at the tree's root. */
  readonly root: WorkspacePackage;
  readonly packages: readonly WorkspacePackage[];
}

type Found = Awaited<ReturnType<typeof getPackages>>;
type Manifest = Found['packages'][number]['packageJson'];

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

function listNeeds(manifest: Manifest, names: ReadonlySet<string>): string[] {
  const needed = FIELDS.flatMap((field) => Object.keys(manifest[field] ?? {}));
  return [...new Set(needed)].filter((name) => names.has(name) && name !== manifest.name);
}

/** Those that others need first; packages that need each other in the order given. */
export function sortByNeed(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const byName = new Map(packages.map((one) => [one.name, one]));
  const sorted = new Set<WorkspacePackage>();
  const begun = new Set<WorkspacePackage>();
  const visit = (one: WorkspacePackage): void => {
    if (begun.has(one)) return;
    begun.add(one);
    for (const name of one.needs) {
      const needed = byName.get(name);
      if (needed !== undefined) visit(needed);
    }
    sorted.add(one);
  };
  packages.forEach(visit);
  return [...sorted];
}

async function toPackages(root: string, found: Found, tracked: ReadonlySet<string>): Promise<WorkspacePackage[]> {
  const names = new Set(found.packages.map(({ packageJson }) => packageJson.name));
  const packages = await Promise.all(
    found.packages.map(async ({ dir, packageJson }) => ({
      name: packageJson.name,
      version: packageJson.version,
      directory: path.relative(root, dir).split(path.sep).join('/'),
      scripts: await readScripts({ cwd: dir }),
      needs: listNeeds(packageJson, names),
    })),
  );
  // A link may lead to a package that is none of the tree's.
  return packages.filter(({ directory }) => directory !== '' && tracked.has(`${directory}/package.json`));
}

/**
 * Reads which packages a repository has: npm, pnpm and yarn workspaces, and what else the library knows. `undefined`
 * where it has one package only, or where its manifests cannot be read.
 */
export async function readWorkspace(tree: Pick<Tree, 'root' | 'cwd' | 'repository'>): Promise<Workspace | undefined> {
  const found = await getPackages(tree.cwd).catch(() => undefined);
  if (found === undefined || found.tool.type === 'root') return undefined;
  const directory = path
    .relative(tree.root, await realpath(found.rootDir))
    .split(path.sep)
    .join('/');
  if (directory.startsWith('..')) return undefined;
  const packages = await toPackages(tree.root, found, new Set(await tree.repository.files()));
  const root = { name: '', version: '', directory, scripts: await readScripts({ cwd: found.rootDir }), needs: [] };
  return packages.length === 0 ? undefined : { root, packages: sortByNeed(packages) };
}

function owns({ directory }: WorkspacePackage, file: string): boolean {
  return directory === '' || file.startsWith(`${directory}/`);
}

/** The package that a file belongs to; `undefined` for one beside all packages. */
export function findOwner({ packages }: Workspace, file: string): WorkspacePackage | undefined {
  return packages.filter((one) => owns(one, file)).sort((a, b) => b.directory.length - a.directory.length)[0];
}

function close(
  start: readonly WorkspacePackage[],
  next: (one: WorkspacePackage) => readonly WorkspacePackage[],
): ReadonlySet<WorkspacePackage> {
  const reached = new Set(start);
  // A set hands out what is added while it is read.
  for (const one of reached) next(one).forEach((other) => reached.add(other));
  return reached;
}

/** Some packages and all that they need. */
export function withNeeded({ packages }: Workspace, start: readonly WorkspacePackage[]): ReadonlySet<WorkspacePackage> {
  return close(start, ({ needs }) => packages.filter(({ name }) => needs.includes(name)));
}

/** Some packages and all that need them. */
export function withDependants(
  { packages }: Workspace,
  start: readonly WorkspacePackage[],
): ReadonlySet<WorkspacePackage> {
  return close(start, ({ name }) => packages.filter(({ needs }) => needs.includes(name)));
}

/** The packages that a change of files can reach: their own and those that need them; all, for files beside them. */
export function listAffected(workspace: Workspace, files: readonly string[]): ReadonlySet<WorkspacePackage> {
  const owners = files.map((file) => findOwner(workspace, file));
  const known = owners.flatMap((owner) => owner ?? []);
  return known.length < owners.length ? new Set(workspace.packages) : withDependants(workspace, known);
}
