import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Prettier {
  format(text: string, options: object): Promise<string>;
}

/** Lays code out as the service's own `npm run format` would. */
export type Format = (code: string) => Promise<string>;

/**
 * Opens the formatter that is among a tree's packages, with the tree's settings.
 * @param tree - absolute; its packages are linked
 */
export async function openFormatter(tree: string): Promise<Format> {
  const entry = pathToFileURL(path.join(tree, 'node_modules', 'prettier', 'index.mjs')).href;
  const prettier = (await import(/* webpackIgnore: true */ entry)) as Prettier;
  const settings = await readFile(path.join(tree, '.prettierrc.json'), 'utf8').catch(() => '{}');
  const options = { ...(JSON.parse(settings) as object), parser: 'typescript' };
  return (code) => prettier.format(code, options);
}
