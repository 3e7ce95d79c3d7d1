import { parseCommandLine } from '@orchestrate/kit/exec/words';
import { quote } from 'shell-quote';

import { splitChain } from '../commands/split-chain';

import { selectPackages } from './select-packages';
import type { Workspace, WorkspacePackage } from './workspace';

/** One command in one package. */
export interface Step {
  readonly package: WorkspacePackage;
  readonly command: string;
}

const PLAIN = /^(?:npm|pnpm|yarn)\s+(?:run\s+|run-script\s+)?(?:-s\s+|--silent\s+)?([\w:.-]+)$/;
const CHANGED_DIRECTORY = /^cd\s+(\S+)\s+&&\s+(\S.*)$/s;
const DEEPEST = 5;

function open(workspace: Workspace, command: string, depth: number): Step[] {
  const [, place, inner] = CHANGED_DIRECTORY.exec(command) ?? [];
  const there = workspace.packages.find(({ directory }) => directory === place?.replace(/^\.\/|\/+$/g, ''));
  if (there !== undefined && inner !== undefined)
    return splitChain(inner).map((part) => ({ package: there, command: part }));
  const selection = selectPackages(workspace, parseCommandLine(command));
  if (selection !== undefined) {
    const { manager, script, args, packages } = selection;
    const more = args.length === 0 ? '' : `${manager === 'npm' ? ' --' : ''} ${quote([...args])}`;
    return packages.map((one) => ({ package: one, command: `${manager} run ${script}${more}` }));
  }
  const name = PLAIN.exec(command)?.[1] ?? '';
  const { scripts } = workspace.root;
  const wanted = name === 't' ? 'test' : name;
  const script = scripts[wanted];
  if (script === undefined || depth >= DEEPEST) return [{ package: workspace.root, command }];
  const opened = [scripts[`pre${wanted}`], script, scripts[`post${wanted}`]]
    .flatMap((own) => (own === undefined ? [] : splitChain(own)))
    .flatMap((part) => open(workspace, part, depth + 1));
  // What stays at the root is run as it was written: it may need what the manager gives to its scripts.
  return opened.every((step) => step.package === workspace.root) ? [{ package: workspace.root, command }] : opened;
}

/**
 * What a command runs, package by package: `npm test --workspaces` and the like, also behind scripts of the root.
 * `undefined` where it runs nothing in any package that is known.
 */
export function listSteps(workspace: Workspace, command: string): Step[] | undefined {
  const steps = open(workspace, command, 0);
  return steps.every((step) => step.package === workspace.root) ? undefined : steps;
}
