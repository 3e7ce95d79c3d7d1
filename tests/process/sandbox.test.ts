import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { ROOT } from '../support/bundle';
import { runCommand } from '../support/command';

import type { Command, Exec } from '@orchestrate/kit/exec/command';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { readStartTime } from '@orchestrate/kit/exec/process-identity';
import { findSandbox } from '@orchestrate/kit/sandbox/find-sandbox';
import type { Confinement, SandboxKind } from '@orchestrate/kit/sandbox/sandbox';
import { createSandboxedExec } from '@orchestrate/kit/sandbox/sandboxed-exec';
import { describeWith } from '@orchestrate/testkit/require-tool';

let root: string;
let tree: string;

// Not in /tmp, which a sandbox replaces whole: what lies elsewhere has to be out of reach as well.
beforeEach(async () => {
  root = await realpath(await mkdtemp('/var/tmp/orchestrate-test-'));
  tree = path.join(root, 'my tree');
  await mkdir(tree);
});

afterEach(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

interface Hunt {
  readonly exitCode: number | null;
  readonly output: string;
  readonly finds: readonly string[];
  readonly hasLeftSomething: boolean;
}

/** Runs the hostile test suite below a process that holds a key in every place it can be held. */
async function hunt(mode: SandboxKind | 'host'): Promise<Hunt> {
  const key = `planted-key-${randomBytes(16).toString('hex')}`;
  const holder = path.join(ROOT, 'tests/support/key-holder.ts');
  const { output } = await runCommand(process.execPath, ['--import', 'tsx', holder, mode, root, key], {
    cwd: ROOT,
    env: { OPENAI_API_KEY: key, HOME: path.join(root, 'home') },
  });
  const line = output.split('\n').find((text) => text.startsWith('{"exitCode"'));
  if (line === undefined) throw new Error(output);
  return JSON.parse(line) as Hunt;
}

const EVERYWHERE = [
  'abstract socket',
  'command line of a process',
  'environment',
  'environment of a process',
  'file: checkout',
  'file: git settings',
  'file: npmrc',
  'file: settings of gh',
  'file: temporary',
  'network of the machine',
  'root of a process',
  'search of /tmp',
  'search of home',
  'signal the holder',
  'socket in /tmp',
  'tree: .env',
  'tree: .git/config',
  'working directory of a process',
  'write a git filter',
  'write a git hook',
  'write beside the tree',
];
const BY_ROOT = ['memory of a process', 'name a program for the kernel', 'trace the holder', 'write a program'];

describe('a hostile test suite without a sandbox', () => {
  it('finds the key in every place, so that the hunt is a real one', async () => {
    const { finds, output } = await hunt('host');
    const isRoot = process.getuid?.() === 0;
    expect(finds, output).toEqual(expect.arrayContaining(isRoot ? [...EVERYWHERE, ...BY_ROOT] : EVERYWHERE));
  });
});

const HOST: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  ORCHESTRATE_TEST_SECRET: 'do-not-pass',
  OPENAI_API_KEY: 'do-not-pass',
};

async function open(kind: SandboxKind, more: Partial<Confinement> = {}, signal?: AbortSignal): Promise<Exec> {
  const exec = createPlainExec(HOST, signal);
  const sandbox = await findSandbox({ exec, environment: HOST, kinds: [kind] });
  if (sandbox.kind === 'none') throw new Error(sandbox.reason);
  return createSandboxedExec(exec, sandbox, { tree, ...more });
}

function node(script: string, more: Partial<Command> = {}): Command {
  return { tool: 'node', argv: [process.execPath, '-e', script], cwd: tree, why: 'test', timeout: 120, ...more };
}

const DAEMON = `
  require('node:child_process').spawn('sleep', ['432' + '1.5'], { detached: true, stdio: 'ignore', env: {} }).unref();
`;

/** Processes of the machine that a daemon of {@link DAEMON} would be. */
async function findDaemons(): Promise<string[]> {
  const { output } = await runCommand('sh', ['-c', "grep -las '4321[.]5' /proc/[0-9]*/cmdline || true"], { cwd: '/' });
  return output.split('\n').filter((file) => {
    const pid = Number(/\d+/.exec(file)?.[0]);
    return pid > 0 && readStartTime(pid) !== undefined;
  });
}

function describeSandbox(kind: SandboxKind): void {
  it('lets a hostile test suite find nothing and leave nothing behind', async () => {
    const { finds, output, exitCode, hasLeftSomething } = await hunt(kind);
    expect({ finds, exitCode, hasLeftSomething }, output).toEqual({ finds: [], exitCode: 0, hasLeftSomething: false });
  });

  it('passes input, both streams as they come and the exit code', async () => {
    const exec = await open(kind);
    const heard: string[] = [];
    const script = `
      process.stdin.once('data', (data) => {
        process.stdout.write('got ' + data);
        setTimeout(() => { process.stderr.write(' later'); process.exitCode = 7; process.stdin.destroy(); }, 300);
      });`;
    const result = await exec.run(
      node(script, { input: 'hello', listen: (chunk) => heard.push(Buffer.from(chunk).toString()) }),
    );
    expect(result).toMatchObject({ outcome: 'exited', exitCode: 7, stdout: 'got hello', stderr: ' later' });
    expect(heard).toEqual(['got hello', ' later']);
  });

  it('shows the variables that are given and none of the machine’s own', async () => {
    const exec = await open(kind, { environment: { GIVEN: 'yes' } });
    const { stdout } = await exec.run(node('console.log(JSON.stringify(process.env))', { env: { ASKED: 'too' } }));
    const seen = JSON.parse(stdout) as Record<string, string>;
    expect(seen).toMatchObject({ GIVEN: 'yes', ASKED: 'too', HOME: '/tmp/home', PATH: HOST.PATH });
    expect(stdout).not.toContain('do-not-pass');
  });

  it('keeps what is written in the tree, and neither /tmp nor home', async () => {
    const exec = await open(kind);
    const script = `
      for (const file of ['kept', '/tmp/gone', process.env.HOME + '/gone']) require('node:fs').writeFileSync(file, 'x');`;
    expect((await exec.run(node(script))).exitCode).toBe(0);
    expect(await readFile(path.join(tree, 'kept'), 'utf8')).toBe('x');
    const { stdout } = await exec.run(node("console.log(require('node:fs').readdirSync('/tmp/home'))"));
    expect(stdout).toBe('[]\n');
  });

  it('shows further directories, read-only or to write to', async () => {
    for (const name of ['read', 'write']) await mkdir(path.join(root, name));
    await writeFile(path.join(root, 'read/a'), 'shown');
    await symlink(path.join(root, 'read'), path.join(root, 'link'));
    const exec = await open(kind, { readable: [path.join(root, 'link')], writable: [path.join(root, 'write')] });
    const script = `
      const fs = require('node:fs');
      fs.copyFileSync('../link/a', '../write/b');
      try { fs.writeFileSync('../read/c', ''); } catch (error) { console.log(error.code); }`;
    expect((await exec.run(node(script))).output).toBe('EROFS\n');
    expect(await readFile(path.join(root, 'write/b'), 'utf8')).toBe('shown');
  });

  it('reaches the network of the machine where that is allowed', async () => {
    const server = http.createServer((_request, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`;
    const exec = await open(kind, { network: 'host' });
    const { stdout } = await exec.run(node(`fetch('${url}').then((r) => r.text()).then(console.log)`));
    server.close();
    expect(stdout).toBe('reached\n');
  });

  it.each(['time-out', 'cancellation', 'own end'])('takes with it all that it started: %s', async (how) => {
    const controller = new AbortController();
    const exec = await open(kind, {}, controller.signal);
    let seen: Promise<string[]> | undefined;
    const listen = (): void => {
      seen ??= findDaemons();
      if (how === 'cancellation') void seen.then(() => controller.abort());
    };
    const rest = how === 'own end' ? '' : 'setInterval(() => {}, 1000);';
    const result = await exec.run(
      node(`${DAEMON} console.log('ready'); ${rest}`, { timeout: how === 'time-out' ? 5 : 100, listen }),
    );
    expect(result.stdout).toBe('ready\n');
    expect(result.outcome).toBe({ 'time-out': 'timeout', cancellation: 'killed', 'own end': 'exited' }[how]);
    if (how !== 'own end') expect(await seen).toHaveLength(1);
    await expect.poll(findDaemons, { timeout: 5_000 }).toEqual([]);
  });

  it('runs nothing in a directory that is not inside', async () => {
    const exec = await open(kind);
    await expect(exec.run(node('', { cwd: os.homedir() }))).rejects.toThrow('is not in the sandbox');
  });

  it('shows no directory that is everybody’s', async () => {
    const exec = await open(kind, { readable: ['/etc'] });
    await expect(exec.run(node(''))).rejects.toThrow('/etc: cannot be shown in a sandbox');
  });
}

await describeWith('bwrap', 'bubblewrap', () => describeSandbox('bubblewrap'));
await describeWith('unshare', 'unshare', () => describeSandbox('unshare'));
await describeWith('docker', 'docker', () => describeSandbox('docker'));
