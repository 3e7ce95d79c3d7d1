import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { listFiles } from '@orchestrate/kit/files/hash';

const ENDING = '.ts.txt';

/** Texts by name: `service`, `http/server`. */
export type Templates = ReadonlyMap<string, string>;

/** The templates of a folder below `templates/`: `support`, `broken`. */
export async function readTemplates(actionDirectory: string, folder: string): Promise<Templates> {
  const directory = path.join(actionDirectory, 'templates', folder);
  const names = (await listFiles(directory)).filter((name) => name.endsWith(ENDING));
  const texts = await Promise.all(names.map((name) => readFile(path.join(directory, name), 'utf8')));
  return new Map(names.map((name, index) => [name.slice(0, -ENDING.length), texts[index] ?? '']));
}
