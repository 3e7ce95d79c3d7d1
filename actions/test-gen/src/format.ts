import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

interface Formatted {
  readonly code: string;
  readonly errors: readonly { readonly message: string }[];
}

interface Formatter {
  readonly format: (file: string, text: string, options: object) => Promise<Formatted>;
}

/** Lays code out as the service's own `npm run format` would. */
export type Format = (code: string) => Promise<string>;

/**
 * Opens the formatter that is among a tree's packages, with the tree's settings.
 * @param tree - absolute; its packages are linked
 */
export async function openFormatter(tree: string): Promise<Format> {
  const entry = pathToFileURL(path.join(tree, 'node_modules/oxfmt/dist/index.js')).href;
  const { format } = (await import(/* webpackIgnore: true */ entry)) as Formatter;
  const options = JSON.parse(await readFile(path.join(tree, '.oxfmtrc.json'), 'utf8')) as object;
  const layOut = async (code: string): Promise<string> => {
    const result = await format('test.ts', code, options);
    const [error] = result.errors;
    if (error !== undefined) throw new Error(`oxfmt cannot read a test: ${error.message}`);
    return result.code;
  };
  // Some chains of calls are laid out otherwise once they have been laid out, and the same from then on.
  return async (code) => layOut(await layOut(code));
}
