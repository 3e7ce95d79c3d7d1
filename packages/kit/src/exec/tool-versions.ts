import { execFile } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { scrubEnvironment } from './environment';
import { findProgram } from './find-program';

const ASK_TIMEOUT = 20_000;
const VERSION = /\d+\.\d+(?:\.\d+)?(?:[-+][0-9A-Za-z.-]+)?/;

const known = new Map<string, Promise<string>>();

/** What the manifest of a program's own package says: npm takes longer to tell than most of what it is asked to run. */
async function readOwnManifest(file: string): Promise<string | undefined> {
  try {
    const found = path.isAbsolute(file) ? file : (await findProgram(file))?.file;
    if (found === undefined) return undefined;
    const parts = (await realpath(found)).split(path.sep);
    const at = parts.lastIndexOf('node_modules');
    if (at < 0 || parts[at + 1] !== path.basename(file)) return undefined;
    const manifest = await readFile([...parts.slice(0, at + 2), 'package.json'].join(path.sep), 'utf8');
    const { version } = JSON.parse(manifest) as { version?: unknown };
    return typeof version === 'string' ? VERSION.exec(version)?.[0] : undefined;
  } catch {
    return undefined;
  }
}

async function askVersion(file: string): Promise<string> {
  const own = await readOwnManifest(file);
  if (own !== undefined) return own;
  try {
    // A gate's program may come from the repository: it sees no more here than when it is run.
    const options = { timeout: ASK_TIMEOUT, env: scrubEnvironment(process.env) };
    const { stdout, stderr } = await promisify(execFile)(file, ['--version'], options);
    return VERSION.exec(stdout)?.[0] ?? VERSION.exec(stderr)?.[0] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** A script of a repository need not know `--version`: it would do once more, and elsewhere, what it is there for. */
function isOfTree(file: string): boolean {
  return file.includes('/') && !path.isAbsolute(file);
}

/**
 * The version that a program tells with `--version`, asked once a process; `unknown` when it does not say, or is told
 * by a path inside of a tree. Node's own
 * and that of a program in a package of its name are known without asking.
 */
export function readToolVersion(file: string): Promise<string> {
  const name = path.basename(file);
  if (file === process.execPath || name === 'node') return Promise.resolve(process.versions.node);
  let version = known.get(file);
  if (version === undefined) {
    version = name === 'sh' || isOfTree(file) ? Promise.resolve('unknown') : askVersion(file);
    known.set(file, version);
  }
  return version;
}
