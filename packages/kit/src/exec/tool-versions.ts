import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { scrubEnvironment } from './environment';

const ASK_TIMEOUT = 20_000;
const VERSION = /\d+\.\d+(?:\.\d+)?(?:[-+][0-9A-Za-z.-]+)?/;

const known = new Map<string, Promise<string>>();

async function askVersion(file: string): Promise<string> {
  try {
    // A gate's program may come from the repository: it sees no more here than when it is run.
    const options = { timeout: ASK_TIMEOUT, env: scrubEnvironment(process.env) };
    const { stdout, stderr } = await promisify(execFile)(file, ['--version'], options);
    return VERSION.exec(stdout)?.[0] ?? VERSION.exec(stderr)?.[0] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/**
 * The version that a program tells with `--version`, asked once a process; `unknown` when it does not say. Node's own
 * is known without asking.
 */
export function readToolVersion(file: string): Promise<string> {
  const name = path.basename(file);
  if (file === process.execPath || name === 'node') return Promise.resolve(process.versions.node);
  let version = known.get(file);
  if (version === undefined) {
    version = name === 'sh' ? Promise.resolve('unknown') : askVersion(file);
    known.set(file, version);
  }
  return version;
}
