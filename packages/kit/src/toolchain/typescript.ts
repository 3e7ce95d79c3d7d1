import { createRequire } from 'node:module';
import path from 'node:path';

import type ts from 'typescript';

import type { Deps } from '../action/deps';

import { installPackages } from './npm';

/** The compiler as a library, handed around because it is installed on need and never bundled. */
export type TypeScript = typeof ts;

/** Installs the compiler that the action's own `tools` pin into the cache, unless it is there, and loads it. */
export async function loadTypeScript(
  deps: Pick<Deps, 'exec' | 'cacheDirectory' | 'log' | 'actionDirectory'>,
): Promise<TypeScript> {
  const tools = path.join(deps.actionDirectory, 'tools');
  const { directory } = await installPackages(tools, 'Install the pinned TypeScript that code is read with', deps);
  // A require of its own, resolved at run time: a bundler must not follow it.
  return createRequire(path.join(directory, 'package.json'))('typescript') as TypeScript;
}
