import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { FileEdit } from '@orchestrate/contracts/proposal';
import type { Failure, Triage } from '@orchestrate/contracts/triage';
import { hasSucceeded } from '@orchestrate/kit/exec/command';
import { fileRole } from '@orchestrate/kit/proposals/file-role';
import { findMissingModule, packageOf } from '@orchestrate/kit/triage/missing-module';
import { minVersion } from 'semver';

import type { Published } from '../dependency/choose-version';
import { chooseVersion, findLockedVersion, listUndescribed, parsePublished } from '../dependency/choose-version';
import { parseLock } from '../dependency/lock-file';
import type { Manifest } from '../dependency/manifest';
import { isDeclared, parseManifest, pinsExactly } from '../dependency/manifest';
import type { LockHome } from '../dependency/package-manager';
import { findLockHome } from '../dependency/package-manager';
import { restoreAsked } from '../dependency/restore-asked';
import type { Tree } from '../workbench/tree';
import { readTreeFile } from '../workbench/tree';

import type { TemplateName } from './priors';
import { PRIORS } from './priors';
import type { Candidate, ProposeContext, Proposer } from './proposer';

const VERSION = '1';
const TIMEOUT_SECONDS = 120;
const MOST_PACKAGES = 10;
/** What a package manager reads before it changes a lock file. */
const SETTINGS =
  /(^|\/)(package\.json|package-lock\.json|pnpm-lock\.yaml|pnpm-workspace\.yaml|yarn\.lock|\.npmrc|\.yarnrc(\.yml)?|\.pnpmfile\.[cm]?js)$|(^|\/)\.yarn\/(releases|plugins|patches)\//;
const OUT_OF_STEP = /package\.json and package-lock\.json .*in sync|from lock file/s;

interface Plan {
  readonly template: TemplateName;
  /** For npm: `name@version`; none only brings the lock in step with the manifest. */
  readonly packages: readonly string[];
  readonly isDevelopment: boolean;
  readonly title: string;
  readonly rationale: string;
}

interface Setting {
  readonly tree: Tree;
  readonly context: ProposeContext;
  readonly manifest: Manifest;
  /** From the tree's root to the package at hand. */
  readonly prefix: string;
  readonly home: LockHome;
}

/** Packages that the code asks for and that neither the manifest names nor the tree itself is. */
export function listMissingPackages(failures: readonly Failure[], manifest: Manifest): string[] {
  const names = failures.flatMap(({ message }) => packageOf(findMissingModule(message) ?? '') ?? []);
  return [...new Set(names)].filter((name) => name !== manifest.name && !isDeclared(manifest, name)).sort();
}

/** How the compiler says that it knows nothing of a package's types, and whose they are. */
const WITHOUT_TYPES = /npm i --save-dev (@types\/[\w.-]+)/g;
const NODE_WITHOUT_TYPES = /Cannot find module 'node:[^']+' or its corresponding type declarations/;

/** Packages of types that the compiler asks for and that the manifest does not name. */
export function listMissingTypes(failures: readonly Failure[], manifest: Manifest): string[] {
  const names = failures.flatMap(({ message }) => {
    const named = [...message.matchAll(WITHOUT_TYPES)].map((match) => match[1] ?? '');
    // Of several test runners, the one that the tree has.
    const fitting =
      named.length > 1 ? named.filter((name) => isDeclared(manifest, name.slice('@types/'.length))) : named;
    return NODE_WITHOUT_TYPES.test(message) ? [...fitting, '@types/node'] : fitting;
  });
  return [...new Set(names)].filter((name) => !isDeclared(manifest, name)).sort();
}

async function askRegistry(what: string, tree: Tree, context: ProposeContext): Promise<Published[]> {
  const asked = await context.deps.exec.run({
    tool: 'npm',
    argv: ['npm', 'view', what, 'version', 'engines', 'deprecated', '--json'],
    cwd: tree.cwd,
    why: `Find out which versions of ${what} the tree's Node can run`,
    reach: 'registry',
    timeout: TIMEOUT_SECONDS,
  });
  return hasSucceeded(asked) ? parsePublished(asked.stdout) : [];
}

/** How a package of the same repository is asked for: never from a registry, where another may have its name. */
function findSibling({ context, home }: Setting, name: string): string | undefined {
  const sibling = context.focus?.workspace.packages.find((one) => one.name === name);
  if (sibling === undefined) return undefined;
  return home.manager.name === 'pnpm' || home.manager.name === 'berry' ? 'workspace:*' : sibling.version;
}

async function findVersion(setting: Setting, name: string): Promise<[string, TemplateName] | undefined> {
  const { tree, context, manifest, home } = setting;
  const sibling = findSibling(setting, name);
  if (sibling !== undefined) return [sibling, 'dependency-locked'];
  const locked = findLockedVersion(parseLock(home.text, home.manager.name), name);
  if (locked !== undefined) return [locked, 'dependency-locked'];
  const node = manifest.engines?.node ?? `>=${process.versions.node}`;
  // The types of Node are numbered as Node is.
  const range = name === '@types/node' ? `<=${minVersion(node)?.major ?? ''}` : '>=0.0.0';
  const published = await askRegistry(`${name}@${range}`, tree, context);
  const further = listUndescribed(published).map((one) => askRegistry(`${name}@${one}`, tree, context));
  const described = further.length === 0 ? published : (await Promise.all(further)).flat();
  const version = chooseVersion(described, node);
  return version === undefined ? undefined : [version, 'dependency-new'];
}

/** Whether only tests and settings ask for the packages. */
async function isForDevelopment({ tree, prefix }: Setting, names: readonly string[]): Promise<boolean> {
  const files = (await tree.repository.files()).filter(
    (file) =>
      (prefix === '' || file.startsWith(`${prefix}/`)) && /\.[cm]?[jt]sx?$/.test(file) && fileRole(file) === 'source',
  );
  for (const file of files) {
    const text = (await readTreeFile(tree, file)) ?? '';
    if (names.some((name) => text.includes(`'${name}`) || text.includes(`"${name}`))) return false;
  }
  return true;
}

async function planAddition(setting: Setting, names: readonly string[]): Promise<Plan | undefined> {
  const found = await Promise.all(names.map(async (name) => ({ name, version: await findVersion(setting, name) })));
  const known = found.flatMap(({ name, version }) => (version === undefined ? [] : [{ name, version }]));
  if (known.length === 0) return undefined;
  const packages = known.map(({ name, version: [version] }) => `${name}@${version}`);
  const isNew = known.some(({ version: [, template] }) => template === 'dependency-new');
  return {
    template: isNew ? 'dependency-new' : 'dependency-locked',
    packages,
    isDevelopment: names.every((name) => name.startsWith('@types/')) || (await isForDevelopment(setting, names)),
    title: `Add ${packages.join(', ')}`,
    rationale: isNew
      ? 'The code imports it and the manifest does not name it; the newest version that the Node range allows'
      : 'The code imports it and the manifest does not name it; the version that the lock file has already',
  };
}

/** Lets the package manager change manifest and lock file in a directory of their own. */
async function applyPlan({ tree, context, manifest, prefix, home }: Setting, plan: Plan): Promise<FileEdit[]> {
  const directory = path.join(tree.reports, 'manifest');
  await rm(directory, { recursive: true, force: true });
  const settings = (await tree.repository.files()).filter((file) => SETTINGS.test(file));
  for (const file of settings) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
    await copyFile(path.join(tree.root, file), path.join(directory, file)).catch(() => undefined);
  }
  const argv = home.manager.change({
    packages: plan.packages,
    isExact: pinsExactly(manifest),
    isDevelopment: plan.isDevelopment,
    isMember: prefix !== home.directory,
  });
  const cwd = path.join(directory, prefix);
  const result = await context.deps.exec.run({
    ...{ tool: argv[0], argv, cwd, why: plan.title, timeout: TIMEOUT_SECONDS },
    reach: 'registry',
  });
  if (!hasSucceeded(result)) return [];
  const edits: FileEdit[] = [];
  for (const file of settings) {
    const text = await readTreeFile({ root: directory }, file);
    const changed = text !== undefined && text !== (await readTreeFile(tree, file));
    if (changed) edits.push({ action: 'write', path: file, text });
  }
  return edits;
}

async function toCandidate(setting: Setting, plan: Plan | undefined): Promise<Candidate[]> {
  const edits = plan === undefined ? [] : await applyPlan(setting, plan);
  if (plan === undefined || edits.length === 0) return [];
  const { template, title, rationale } = plan;
  return [
    {
      template,
      likelihood: PRIORS[template].prior,
      proposal: {
        kind: 'dependency',
        author: { name: 'npm-dependency', version: VERSION },
        title: title.slice(0, 200),
        rationale,
        edits,
      },
    },
  ];
}

/** Ranges that the lock file was made for, where the manifest has come to ask for others. */
async function restoreRanges({ tree, prefix, home }: Setting): Promise<Candidate[]> {
  const file = path.posix.join(prefix, 'package.json');
  const text = (await readTreeFile(tree, file)) ?? '';
  const restored = home.manager.name === 'npm' ? restoreAsked(text, home.text, prefix) : undefined;
  if (restored === undefined) return [];
  const { prior, reason } = PRIORS['dependency-restored'];
  return [
    {
      template: 'dependency-restored',
      likelihood: prior,
      proposal: {
        kind: 'dependency',
        author: { name: 'npm-dependency', version: VERSION },
        title: `Ask for ${restored.ranges.join(', ')} again, as the lock file does`.slice(0, 200),
        rationale: `dependency-restored: ${reason}`,
        edits: [{ action: 'write', path: file, text: restored.text }],
      },
    },
  ];
}

async function proposeDependencies(triage: Triage, tree: Tree, context: ProposeContext): Promise<Candidate[]> {
  const failures = triage.failures.filter(({ class: kind }) => kind === 'dependency' || kind === 'type');
  const manifest = parseManifest(await readTreeFile({ root: tree.cwd }, 'package.json'));
  // Without a lock file there is nothing to install from that would be the same tomorrow.
  const home = await findLockHome(tree);
  if (failures.length === 0 || manifest === undefined || home === undefined) return [];
  const prefix = path.relative(tree.root, tree.cwd).split(path.sep).join('/');
  const setting = { tree, context, manifest, prefix, home };
  const relock: Plan = {
    template: 'dependency-relock',
    packages: [],
    isDevelopment: false,
    title: 'Bring the lock file in step with package.json',
    rationale: 'npm ci refuses a lock file that does not fit the manifest',
  };
  const missing = [...listMissingPackages(failures, manifest), ...listMissingTypes(failures, manifest)];
  const isOutOfStep = failures.some(({ message }) => OUT_OF_STEP.test(message));
  return [
    ...(isOutOfStep ? await toCandidate(setting, relock) : []),
    ...(missing.length > 0
      ? await toCandidate(setting, await planAddition(setting, missing.slice(0, MOST_PACKAGES)))
      : []),
    ...(isOutOfStep ? await restoreRanges(setting) : []),
  ];
}

/** A package that the code imports and the manifest does not name, and a lock file that does not fit the manifest. */
export const missingDependency: Proposer = { name: 'npm-dependency', version: VERSION, propose: proposeDependencies };
