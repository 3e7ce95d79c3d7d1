import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const ENDING = '.ts.txt';

/** Texts by name. */
export type Templates = ReadonlyMap<string, string>;

/** The templates of a folder below `templates/`: `support`, `broken`. */
export async function readTemplates(actionDirectory: string, folder: string): Promise<Templates> {
  const directory = path.join(actionDirectory, 'templates', folder);
  const names = (await readdir(directory)).filter((name) => name.endsWith(ENDING)).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(directory, name), 'utf8')));
  return new Map(names.map((name, index) => [name.slice(0, -ENDING.length), texts[index] ?? '']));
}
