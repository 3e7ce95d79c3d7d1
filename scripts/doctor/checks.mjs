import { KEY_VARIABLES } from '../orchestrate/keys.mjs';
import { isAtLeast, parseVersion } from '../orchestrate/find-act.mjs';

const GIGABYTE = 1e9;
const LEAST_BYTES = 1 * GIGABYTE;
const EASY_BYTES = 5 * GIGABYTE;

const ok = (name, text) => ({ name, level: 'ok', text });
const note = (name, text, remedy) => ({ name, level: 'note', text, remedy });
const problem = (name, text, remedy) => ({ name, level: 'problem', text, remedy });

function checkNode({ node, platform }) {
  if (!isAtLeast(parseVersion(node), [20]))
    return problem('node', `this is Node ${node}, and 20 or newer is needed`, 'install it from https://nodejs.org');
  if (platform === 'win32')
    return problem('node', 'Windows itself is not supported', 'use Linux, macOS, or Linux inside of WSL');
  return ok('node', `${node} on ${platform}`);
}

function checkProgram(name, version, remedy) {
  return version === undefined ? problem(name, 'is not on the PATH', remedy) : ok(name, version.join('.'));
}

function checkPackages({ hasPackages }) {
  if (hasPackages) return ok('packages', 'installed');
  return note('packages', 'are not installed: orchestrate works, runs, show and diff do not', 'npm ci');
}

function checkAct({ act, go, canBuild }) {
  if (act !== undefined) return ok('act', act === 'act' ? 'on the PATH' : act);
  if (canBuild) return ok('act', `is built with Go ${go.join('.')} by the first run, which takes a minute`);
  return note('act', 'is downloaded by the first run', 'without a network, put act 0.2 on the PATH or install Go 1.25');
}

const DOCKER = {
  missing: ['is not on the PATH', 'install it, or leave it: services then run as processes'],
  refused: ['may not be used by you', 'add yourself to the group docker and log in again'],
  silent: ['does not answer', 'start it, or leave it: services then run as processes'],
};

function checkDocker({ docker }) {
  if (docker.version !== undefined && docker.hasCompose) return ok('docker', `${docker.version} with compose`);
  if (docker.version !== undefined)
    return note('docker', `${docker.version} without compose`, 'install its plug-in compose to deploy containers');
  return note('docker', ...DOCKER[docker.state]);
}

function checkWritable({ places }) {
  const locked = places.filter(({ isWritable }) => !isWritable);
  if (locked.length === 0) return ok('permissions', `may write to ${places.map(({ what }) => what).join(', ')}`);
  return problem(
    'permissions',
    `may not write to ${locked.map(({ what, directory }) => `${what} (${directory})`).join(', ')}`,
    'chown it to yourself, or set ORCHESTRATE_CACHE_DIR or TMPDIR to a directory of yours that is there',
  );
}

function checkDisk({ places }) {
  const free = [...places].sort((a, b) => a.bytes - b.bytes)[0];
  const text = `${(free.bytes / GIGABYTE).toFixed(1)} GB free for ${free.what}`;
  if (free.bytes < LEAST_BYTES) return problem('disk', `${text}; a run needs 1 GB`, `make room in ${free.directory}`);
  if (free.bytes < EASY_BYTES) return note('disk', text, 'a few runs fit; delete old ones in artifacts/runs');
  return ok('disk', text);
}

function checkKeys({ keys, sandbox }) {
  const blank = keys.filter(({ isBlank }) => isBlank).map(({ name }) => name);
  if (blank.length > 0) return note('keys', `${blank.join(', ')} is set and empty`, 'give it a value, or unset it');
  if (keys.length === 0) return ok('keys', `none of ${KEY_VARIABLES.join(', ')}: runs are offline`);
  const names = keys.map(({ name, from }) => `${name} from ${from}`).join(', ');
  if (sandbox === undefined)
    return note('keys', `${names}, and nothing keeps code apart from it`, 'install bubblewrap or start Docker');
  return ok('keys', `${names}; code is kept apart by ${sandbox}, if it works when it is tried`);
}

function checkSecretFiles({ lockedSecrets, readableSecrets }) {
  if (lockedSecrets.length > 0)
    return [problem('secrets', `${lockedSecrets.join(' ')} cannot be read`, 'make it a file of yours, or remove it')];
  if (readableSecrets.length === 0) return [];
  const files = readableSecrets.join(' ');
  return [note('secrets', `others on this machine may read ${files}`, `chmod 600 ${files}`)];
}

function checkToken({ hasToken }) {
  if (hasToken) return ok('token', 'of GitHub is set');
  return ok('token', 'neither GITHUB_TOKEN nor GH_TOKEN: nothing is written to GitHub from here');
}

function checkRepository({ repository }) {
  if (repository.isForeign)
    return note(
      'checkout',
      'belongs to somebody else, so that git does not read it',
      `git config --global --add safe.directory ${repository.directory}`,
    );
  if (!repository.isThere)
    return note('checkout', 'is no git repository: act does not know its commit', 'clone it instead of copying it');
  if (repository.isFork)
    return note(
      'checkout',
      `${repository.origin} is a fork: its pull requests get no secrets and a token that only reads`,
      'run workflows that need them in the repository that it was forked from',
    );
  return ok(
    'checkout',
    repository.origin === undefined ? 'no remote' : `${repository.origin}, no fork as far as git knows`,
  );
}

function checkLock({ lock }) {
  if (lock === undefined) return [];
  if (lock.isAlive)
    return [note('lock', `process ${lock.pid} runs in this checkout`, 'npm run show -- latest --follow')];
  const owner = lock.pid === undefined ? 'of no process' : `of process ${lock.pid}, which is gone`;
  return [ok('lock', `${owner}; the next run removes it`)];
}

/** What there is to say of a machine: one line each, the remedy where there is something to do. */
export function examine(facts) {
  return [
    checkNode(facts),
    checkProgram('npm', facts.npm, 'it comes with Node; install Node again'),
    checkProgram('git', facts.git, 'install git'),
    checkPackages(facts),
    checkAct(facts),
    checkDocker(facts),
    checkWritable(facts),
    checkDisk(facts),
    checkKeys(facts),
    ...checkSecretFiles(facts),
    checkToken(facts),
    checkRepository(facts),
    ...checkLock(facts),
  ];
}
