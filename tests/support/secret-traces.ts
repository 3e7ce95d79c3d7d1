import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const MOST_BYTES = 2 ** 30;
/** More than chance, and less than any use. */
const TRACE_LENGTH = 10;

/** A secret in the forms in which programs print it. */
export function listPrinted(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify({ headers: { 'x-key': secret } }),
    JSON.stringify(JSON.stringify({ key: secret })),
    `GET https://example.org/?key=${percent} and ${percent.replace(/%../g, (escape) => escape.toLowerCase())}`,
    `https://user:${percent}@example.org/path`,
    `authorization: Basic ${Buffer.from(`user:${secret}`).toString('base64')}`,
    `x-api-key: ${secret}`,
    ...[0, 1, 2].map((length) => Buffer.from('x'.repeat(length) + secret).toString('base64')),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    gzipSync(JSON.stringify({ key: secret })).toString('base64'),
    `cut: ${secret.slice(0, Math.ceil(secret.length * 0.7))}`,
  ];
}

/**
 * JavaScript that has texts in `text` when it runs, and does not hold them: what stands in the code of a repository is
 * its own, to the byte.
 */
export function createLeak(texts: readonly string[]): string {
  const pieces = JSON.stringify(Array.from(texts.join('\n')).reverse().join(''));
  return `const text = [...${pieces}].reverse().join('');`;
}

/** Pieces of a secret, in each form that keeps it readable. */
function listTraces(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const percent = encodeURIComponent(secret);
  const forms = [
    secret,
    percent,
    percent.replace(/%../g, (escape) => escape.toLowerCase()),
    JSON.stringify(secret).slice(1, -1),
    secret.replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((shift) => {
      const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/=+$/, '')
        .slice(2, -1);
      return [shifted, shifted.replace(/\+/g, '-').replace(/\//g, '_')];
    }),
  ];
  const starts = (form: string): number[] => [...Array(Math.max(0, form.length - TRACE_LENGTH + 1)).keys()];
  return forms.flatMap((form) => starts(form).map((start) => form.slice(start, start + TRACE_LENGTH)));
}

/** What was packed and written as text. */
function unpackTexts(bytes: Buffer): Buffer[] {
  return [...bytes.toString('latin1').matchAll(/H4sI[A-Za-z0-9+/_-]{16,}={0,2}/g)].flatMap(([text]) => {
    try {
      return [gunzipSync(Buffer.from(text, 'base64'))];
    } catch {
      return [];
    }
  });
}

function readObjects(repository: string): Buffer {
  const command = ['cat-file', '--batch-all-objects', '--batch', '--unordered'];
  return execFileSync('git', command, { cwd: repository, maxBuffer: MOST_BYTES });
}

/** A file as it is, and with everything that is packed in it. */
async function unpack(file: string): Promise<Buffer[]> {
  const plain = await readFile(file);
  const read = (...argv: [string, ...string[]]): Buffer =>
    execFileSync(argv[0], argv.slice(1), { maxBuffer: MOST_BYTES });
  if (file.endsWith('.zip')) return [plain, read('unzip', '-p', file)];
  if (/\.(tar\.gz|tgz|gz)$/.test(file)) return [plain, gunzipSync(plain)];
  return [plain, ...unpackTexts(plain)];
}

/**
 * Places below a directory where a piece of a secret can be read: names, files, archives, packed texts, and objects of
 * git, with the piece.
 */
export async function findTraces(directory: string, secrets: readonly string[]): Promise<string[]> {
  const traces = [...new Set(secrets.flatMap(listTraces))];
  const found: string[] = [];
  const look = (place: string, bytes: Buffer): void => {
    const trace = traces.find((piece) => bytes.includes(piece));
    if (trace !== undefined) found.push(`${path.relative(directory, place)}: ${trace}`);
  };
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const place = path.join(entry.parentPath, entry.name);
    look(place, Buffer.from(place));
    if (entry.isDirectory() && entry.name === '.git') look(place, readObjects(entry.parentPath));
    if (entry.isFile()) for (const bytes of await unpack(place)) look(place, bytes);
  }
  return found;
}
