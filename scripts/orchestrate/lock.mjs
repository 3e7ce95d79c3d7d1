import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Where the lock of a checkout is. */
export function lockFile(root) {
  return path.join(root, 'artifacts', '.lock');
}

/** Who holds a lock, and whether that process is still there; no id where the file holds none. */
export function readOwner(file) {
  const pid = Number(readFileSync(file, 'utf8'));
  if (!Number.isInteger(pid) || pid <= 0) return { pid: undefined, isAlive: false };
  return { pid, isAlive: isAlive(pid) };
}

/** Made whole under a name of its own first: a lock that a full disk left empty would have no owner. */
function placeLock(file) {
  const own = `${file}.${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, file);
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Takes the checkout for one run at a time.
 * @returns a function that gives it back
 */
export function takeLock(root) {
  const file = lockFile(root);
  mkdirSync(path.dirname(file), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      placeLock(file);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = readOwner(file);
      if (owner.isAlive)
        throw new Error(
          `another run is going on in this checkout (process ${owner.pid}); wait for it, or use a second clone`,
        );
      rmSync(file, { force: true });
    }
  }
  throw new Error(`${file} cannot be taken`);
}
