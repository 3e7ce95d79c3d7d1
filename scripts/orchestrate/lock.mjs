import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Takes the checkout for one run at a time.
 * @returns a function that gives it back
 */
export function takeLock(root) {
  const file = path.join(root, 'artifacts', '.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const descriptor = openSync(file, 'wx');
      writeSync(descriptor, String(process.pid));
      closeSync(descriptor);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(readFileSync(file, 'utf8'));
      if (isAlive(owner))
        throw new Error(
          `another run is going on in this checkout (process ${owner}); wait for it, or use a second clone`,
        );
      rmSync(file, { force: true });
    }
  }
  throw new Error(`${file} cannot be taken`);
}
