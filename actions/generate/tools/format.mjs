// Formats the files of the service in this folder with the prettier and the settings that it comes with, as its own
// `npm run format` does: `node format.mjs <part> <parts>`. One process for many files and what it is asked by API take
// less than half of what the command line takes, and several processes share the files.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const [part, parts] = process.argv.slice(2).map(Number);
const prettier = await import(pathToFileURL(path.resolve('node_modules/prettier/index.mjs')).href);

async function listFiles(directory) {
  const entries = await readdir(directory, { withFileTypes: true });
  const found = entries
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => {
      const file = path.join(directory, entry.name);
      return entry.isDirectory() ? listFiles(file) : [file];
    });
  return (await Promise.all(found)).flat();
}

const known = new Map();

// What is true of one TypeScript file is true of those beside it, which are most files by far.
async function isFormatted(file) {
  const kind = file.endsWith('.ts') ? path.join(path.dirname(file), '*.ts') : file;
  if (!known.has(kind)) {
    const { ignored, inferredParser } = await prettier.getFileInfo(file, { ignorePath: '.prettierignore' });
    known.set(kind, !ignored && inferredParser !== null);
  }
  return known.get(kind);
}

async function formatFile(file) {
  if (!(await isFormatted(file))) return;
  const text = await readFile(file, 'utf8');
  const settings = await prettier.resolveConfig(file, { editorconfig: false });
  const formatted = await prettier.format(text, { ...settings, filepath: file });
  if (formatted !== text) await writeFile(file, formatted);
}

const files = (await listFiles('.')).sort().filter((_, index) => index % parts === part);
for (const file of files) {
  try {
    await formatFile(file);
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
}
