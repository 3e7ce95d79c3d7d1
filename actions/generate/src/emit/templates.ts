import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { listFiles } from '@orchestrate/kit/files/hash';

import type { SourceFile } from '../text/source-module';

const ENDING = '.hbs';

/** The files of a folder of Handlebars templates, named as what they become. */
export async function readTemplates(folder: string): Promise<SourceFile[]> {
  const files = (await listFiles(folder)).filter((file) => file.endsWith(ENDING));
  return Promise.all(
    files.map(async (file) => ({
      path: file.slice(0, -ENDING.length),
      text: await readFile(path.join(folder, file), 'utf8'),
    })),
  );
}

/** Fills templates. A name that the data does not have is an error, so that a misspelt one is never an empty text. */
export async function renderTemplates(templates: readonly SourceFile[], data: object): Promise<SourceFile[]> {
  const { default: handlebars } = await import('handlebars');
  return templates.map(({ path: file, text }) => {
    const render = handlebars.compile(text, { noEscape: true, strict: true });
    return { path: file, text: render(data) };
  });
}
