import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type { SourceFile } from './text/source-module';

interface Prettier {
  format(text: string, options: object): Promise<string>;
}

const PARSERS: Readonly<Record<string, string>> = {
  '.ts': 'typescript',
  '.js': 'babel',
  '.mjs': 'babel',
  '.json': 'json',
  '.md': 'markdown',
  '.yaml': 'yaml',
};

/** Files that are not formatted: written by other tools, or copied. */
const AS_THEY_ARE = /^(?:package-lock\.json|openapi\.json|migrations\/meta\/)/;

/**
 * Formats files as the service's own `npm run format` would, with the prettier that is among its packages.
 * @param nodeModules - the service's installed packages
 */
export async function formatFiles(files: readonly SourceFile[], nodeModules: string): Promise<SourceFile[]> {
  const entry = pathToFileURL(path.join(nodeModules, 'prettier', 'index.mjs')).href;
  const prettier = (await import(/* webpackIgnore: true */ entry)) as Prettier;
  const settings = files.find(({ path: file }) => file === '.prettierrc.json')?.text ?? '{}';
  const options = JSON.parse(settings) as object;
  return Promise.all(
    files.map(async ({ path: file, text }) => {
      const parser = PARSERS[path.extname(file)] ?? (file.startsWith('.prettierrc') ? 'json' : undefined);
      if (parser === undefined || AS_THEY_ARE.test(file)) return { path: file, text };
      return { path: file, text: await prettier.format(text, { ...options, parser }) };
    }),
  );
}
