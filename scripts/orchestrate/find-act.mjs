import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The version that tools/go.mod pins; a newer one on the PATH is taken too. */
export const ACT_VERSION = '0.2.89';

const NEWEST_KNOWN_MINOR = [0, 2];
/** What building act needs. */
export const MINIMUM_GO = [1, 25];

// From checksums.txt of the release.
const RELEASE_ARCHIVES = {
  'linux-x64': ['act_Linux_x86_64.tar.gz', '0191d6f1f3b716b5c55820032605d05fc3c1cdbf581ebeff655019e5dd1524c0'],
  'linux-arm64': ['act_Linux_arm64.tar.gz', 'daa8679ba9615a74d2d0cec321dc593f21948a2a11bb65862b063d8b930f4bcb'],
  'darwin-x64': ['act_Darwin_x86_64.tar.gz', '41b31488e7c254baec31cce12c7dade3e35973b8a31b9486206ad43f233d814e'],
  'darwin-arm64': ['act_Darwin_arm64.tar.gz', '48ae218af96725f7635a66de2b87e1e346893b02add0f16b92f560296b2151fc'],
};

/** The same folder that the actions use. */
export function findCacheDirectory(environment = process.env) {
  if (environment.ORCHESTRATE_CACHE_DIR) return path.resolve(environment.ORCHESTRATE_CACHE_DIR);
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'orchestrate');
  return path.join(environment.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'orchestrate');
}

/** Reads `major.minor.patch` out of a version line. */
export function parseVersion(text) {
  return /(\d+)\.(\d+)(?:\.(\d+))?/
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
}

/** Whether version `a` is `b` or newer. */
export function isAtLeast(a, b) {
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The version that a program tells, or undefined where it is not there or tells none. */
export function readVersion(program, args) {
  const result = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  return result.status === 0 ? parseVersion(result.stdout) : undefined;
}

/** Makes a file under a temporary name and moves it into place once it is whole. */
async function placeProgram(target, make) {
  mkdirSync(path.dirname(target), { recursive: true });
  const temporary = `${target}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    await make(temporary);
    chmodSync(temporary, 0o755);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function buildWithGo(root, target) {
  const result = spawnSync('go', ['-C', path.join(root, 'tools'), 'build', '-o', target, 'github.com/nektos/act'], {
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  if (result.status !== 0) throw new Error(`go build failed:\n${result.stderr}`);
}

async function download(url) {
  const response = await fetch(url, { redirect: 'follow', signal: AbortSignal.timeout(300_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Takes the program out of a release archive whose hash is known; anything else is refused. */
export async function extractRelease(bytes, sha256, target) {
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new Error(`the archive's SHA-256 is ${actual}, and not ${sha256}: it is not used`);
  const directory = `${target}.unpacked`;
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(path.join(directory, 'act.tar.gz'), bytes);
    execFileSync('tar', ['-xzf', 'act.tar.gz', 'act'], { cwd: directory });
    renameSync(path.join(directory, 'act'), target);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function downloadRelease(target) {
  const platform = `${process.platform}-${process.arch}`;
  const [archive, sha256] = RELEASE_ARCHIVES[platform] ?? [];
  if (archive === undefined) throw new Error(`there is no release of act for ${platform}`);
  const bytes = await download(`https://github.com/nektos/act/releases/download/v${ACT_VERSION}/${archive}`);
  await extractRelease(bytes, sha256, target);
}

function findKeptAct() {
  return path.join(findCacheDirectory(), 'act', ACT_VERSION, 'act');
}

/** act where it is already: on the PATH if new enough, else in the cache. */
export function locateAct() {
  const onPath = readVersion('act', ['--version']);
  const isKnown =
    onPath !== undefined &&
    isAtLeast(onPath, parseVersion(ACT_VERSION)) &&
    onPath[0] === NEWEST_KNOWN_MINOR[0] &&
    onPath[1] === NEWEST_KNOWN_MINOR[1];
  if (isKnown) return 'act';
  return existsSync(findKeptAct()) ? findKeptAct() : undefined;
}

/**
 * Finds act: on the PATH if new enough, in the cache, built from tools/go.mod where Go is there, else the release
 * archive of this platform after its checksum.
 * @param tell shown before something slow
 * @returns path of the program
 */
export async function findAct(root, tell) {
  const there = locateAct();
  if (there !== undefined) return there;
  const target = findKeptAct();
  const go = readVersion('go', ['version']);
  const problems = [];
  if (go !== undefined && isAtLeast(go, MINIMUM_GO)) {
    tell(`building act ${ACT_VERSION} with Go, once (about a minute)`);
    try {
      await placeProgram(target, (temporary) => buildWithGo(root, temporary));
      return target;
    } catch (error) {
      problems.push(error.message);
    }
  } else problems.push('Go 1.25 or newer is not there to build it');
  tell(`downloading act ${ACT_VERSION}, once`);
  try {
    await placeProgram(target, downloadRelease);
    return target;
  } catch (error) {
    problems.push(error.message);
  }
  throw new Error(
    `act ${ACT_VERSION} is needed and could not be had:\n- ${problems.join('\n- ')}\nInstall it (https://nektosact.com/installation) and run this again.`,
  );
}
