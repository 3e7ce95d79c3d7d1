import path from 'node:path';

import type { ScannedWords } from './scan-words';
import { scanWords } from './scan-words';
import type { Workspace, WorkspacePackage } from './workspace';
import { withDependants, withNeeded } from './workspace';

/** A script that a command runs in packages of the repository. */
export interface Selection {
  readonly manager: 'npm' | 'pnpm' | 'yarn';
  readonly script: string;
  /** For the script. */
  readonly args: readonly string[];
  readonly packages: readonly WorkspacePackage[];
}

const RUN = new Set(['run', 'run-script']);
/** What the managers take for the names of scripts they know. */
const SHORT: Readonly<Record<string, string>> = { t: 'test', tst: 'test' };
/** Subcommands that run no script. */
const OTHER =
  /^(?:add|audit|ci|create|dlx|exec|i|init|install|link|list|ls|node|outdated|pack|publish|remove|rebuild|why|x)$/;

function isScriptNamed(words: readonly string[]): boolean {
  return words.length > (RUN.has(words[0] ?? '') ? 1 : 0);
}

function readScript(words: readonly string[]): string | undefined {
  const named = RUN.has(words[0] ?? '') ? words.slice(1) : words;
  const [name] = named;
  if (name === undefined || (named === words && OTHER.test(name))) return undefined;
  return SHORT[name] ?? name;
}

function atPath({ packages }: Workspace, place: string): WorkspacePackage[] {
  return packages.filter(({ directory }) => directory === place || directory.startsWith(`${place}/`));
}

function toPlace({ root }: Workspace, given: string): string {
  return path.posix.join(root.directory, given.replace(/\/+$/, ''));
}

function byNameOrPlace(workspace: Workspace, given: string): WorkspacePackage[] {
  const named = workspace.packages.filter(({ name }) => name === given);
  return named.length > 0 ? named : atPath(workspace, toPlace(workspace, given));
}

function selectNpm(workspace: Workspace, words: readonly string[]): Selection | undefined {
  const scanned = scanWords(words, {
    flags: ['--workspaces', '--if-present', '--include-workspace-root', '--silent', '--foreground-scripts'],
    valued: ['--workspace', '--prefix', '--loglevel'],
    aliases: {
      '-w': '--workspace',
      '-ws': '--workspaces',
      '--ws': '--workspaces',
      '-iwr': '--include-workspace-root',
      '-s': '--silent',
      '-C': '--prefix',
    },
    isComplete: () => false,
  });
  const script = readScript(scanned?.words ?? []);
  if (scanned === undefined || script === undefined) return undefined;
  const { flags, values, rest } = scanned;
  const named = values.get('--workspace') ?? values.get('--prefix');
  const chosen = named?.flatMap((given) => byNameOrPlace(workspace, given));
  const packages = chosen ?? (flags.has('--workspaces') ? workspace.packages : undefined);
  const more = scanned.words.slice(RUN.has(scanned.words[0] ?? '') ? 2 : 1);
  const own = flags.has('--include-workspace-root') ? [workspace.root] : [];
  return packages === undefined
    ? undefined
    : { manager: 'npm', script, args: [...more, ...rest], packages: [...packages, ...own] };
}

function createNamePattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** The packages of one `--filter`: a name with `*`, a place, with all it needs (`a...`) or all that need it (`...a`). */
function filterOnce(workspace: Workspace, filter: string): readonly WorkspacePackage[] | undefined {
  const [, dependants = '', body = '', needed = ''] = /^(\.\.\.\^?)?(.*?)(\^?\.\.\.)?$/.exec(filter) ?? [];
  if (body === '' || /[[\]]/.test(body)) return undefined;
  const place = /^\{(.*)\}$/.exec(body)?.[1] ?? (body.startsWith('.') ? body : undefined);
  const found =
    place === undefined
      ? workspace.packages.filter(({ name }) => createNamePattern(body).test(name))
      : atPath(workspace, toPlace(workspace, place.replace(/\/\*+$/, '')));
  const unscoped =
    found.length > 0 ? found : workspace.packages.filter(({ name }) => name.replace(/^@.*\//, '') === body);
  const near = [
    ...(dependants === '' ? [] : withDependants(workspace, unscoped)),
    ...(needed === '' ? [] : withNeeded(workspace, unscoped)),
  ];
  const isWithout = dependants.endsWith('^') || needed.startsWith('^');
  return isWithout ? near.filter((one) => !unscoped.includes(one)) : [...new Set([...unscoped, ...near])];
}

function filterAll(workspace: Workspace, filters: readonly string[]): WorkspacePackage[] | undefined {
  const excluded = filters.filter((filter) => filter.startsWith('!')).map((filter) => filter.slice(1));
  const included = filters.filter((filter) => !filter.startsWith('!'));
  const sets = included.map((filter) => filterOnce(workspace, filter));
  const left = excluded.map((filter) => filterOnce(workspace, filter));
  if ([...sets, ...left].includes(undefined)) return undefined;
  const out = new Set(left.flatMap((set) => set ?? []));
  const all = included.length === 0 ? workspace.packages : sets.flatMap((set) => set ?? []);
  return [...new Set(all)].filter((one) => !out.has(one));
}

const PNPM_FLAGS = ['-r', '--parallel', '--stream', '--no-bail', '--bail', '--if-present', '--silent', '--sort'];

function choosePnpm(workspace: Workspace, { flags, values, words }: ScannedWords): WorkspacePackage[] | undefined {
  const filters = values.get('--filter');
  if (filters !== undefined) return filterAll(workspace, filters);
  const place = values.get('--dir')?.[0];
  if (place !== undefined) return byNameOrPlace(workspace, `./${place}`);
  return flags.has('-r') || words[0] === 'recursive' ? [...workspace.packages] : undefined;
}

function selectPnpm(workspace: Workspace, given: readonly string[]): Selection | undefined {
  const dropped = (words: readonly string[]): readonly string[] => (words[0] === 'recursive' ? words.slice(1) : words);
  const scanned = scanWords(given, {
    flags: [...PNPM_FLAGS, '--aggregate-output', '--include-workspace-root', '--workspace-root'],
    valued: ['--filter', '--dir', '--workspace-concurrency', '--reporter', '--loglevel'],
    aliases: { '--recursive': '-r', '-F': '--filter', '-C': '--dir', '-s': '--silent', '-w': '--workspace-root' },
    isComplete: (words) => isScriptNamed(dropped(words)),
  });
  const script = readScript(dropped(scanned?.words ?? []));
  const packages = scanned === undefined ? undefined : choosePnpm(workspace, scanned);
  if (scanned === undefined || script === undefined || packages === undefined) return undefined;
  const own = scanned.flags.has('--include-workspace-root') ? [workspace.root] : [];
  return { manager: 'pnpm', script, args: scanned.rest, packages: [...packages, ...own] };
}

function selectForEach(workspace: Workspace, given: readonly string[]): Selection | undefined {
  const scanned = scanWords(given, {
    flags: ['-A', '-W', '-p', '-t', '-v', '-i', '-pt', '-tp', '-pv', '-Ap', '-At', '-Apt', '--topological-dev'],
    valued: ['--include', '--exclude', '--jobs'],
    aliases: {
      '--all': '-A',
      '--worktree': '-W',
      '--parallel': '-p',
      '--topological': '-t',
      '--verbose': '-v',
      '--interlaced': '-i',
      '-j': '--jobs',
    },
    isComplete: (words) => words.length > (RUN.has(words[0] ?? '') ? 1 : 0),
  });
  const script = readScript(scanned?.words ?? []);
  if (scanned === undefined || script === undefined) return undefined;
  const filters = [
    ...(scanned.values.get('--include') ?? []),
    ...(scanned.values.get('--exclude') ?? []).map((one) => `!${one}`),
  ];
  const packages = filterAll(workspace, filters);
  return packages === undefined ? undefined : { manager: 'yarn', script, args: scanned.rest, packages };
}

function selectYarn(workspace: Workspace, given: readonly string[]): Selection | undefined {
  const scanned = scanWords(given, {
    flags: ['--silent'],
    valued: ['--cwd'],
    aliases: { '-s': '--silent' },
    isComplete: ([first]) => first === 'workspace' || first === 'workspaces' || first !== undefined,
  });
  const [first = ''] = scanned?.words ?? [];
  if (scanned === undefined) return undefined;
  const [second = '', ...rest] = scanned.rest;
  const place = scanned.values.get('--cwd')?.[0];
  if (first === 'workspaces' && second === 'foreach') return selectForEach(workspace, rest);
  const toSelection = (words: readonly string[], packages: readonly WorkspacePackage[]): Selection | undefined => {
    const script = readScript(words);
    const args = words.slice(RUN.has(words[0] ?? '') ? 2 : 1);
    return script === undefined ? undefined : { manager: 'yarn', script, args, packages };
  };
  if (first === 'workspaces') return second === 'run' ? toSelection(rest, workspace.packages) : undefined;
  if (first === 'workspace')
    return toSelection(
      rest,
      workspace.packages.filter(({ name }) => name === second),
    );
  return place === undefined
    ? undefined
    : toSelection([first, ...scanned.rest], byNameOrPlace(workspace, `./${place}`));
}

const MANAGERS = { npm: selectNpm, pnpm: selectPnpm, yarn: selectYarn } as const;

/**
 * Which packages a command of npm, pnpm or yarn runs a script in. `undefined` for all that is not fully understood: it
 * is run as it is.
 */
export function selectPackages(workspace: Workspace, words: readonly string[]): Selection | undefined {
  const [manager = '', ...rest] = words;
  if (manager !== 'npm' && manager !== 'pnpm' && manager !== 'yarn') return undefined;
  const selection = MANAGERS[manager](workspace, rest);
  if (selection === undefined || selection.packages.length === 0) return undefined;
  const chosen = new Set(selection.packages);
  const inOrder = [...workspace.packages, workspace.root].filter((one) => chosen.has(one));
  return { ...selection, packages: inOrder.filter(({ scripts }) => scripts[selection.script] !== undefined) };
}
