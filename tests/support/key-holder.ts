// Holds a key as a phase does (in its environment, memory and command line, with files, servers and sockets around it)
// and runs the hostile test suite: `node --import tsx key-holder.ts <bubblewrap|unshare|host> <root> <key>`.
import { appendFileSync, cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ROOT } from './bundle';

import type { Exec } from '@orchestrate/kit/exec/command';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { findSandbox } from '@orchestrate/kit/sandbox/find-sandbox';
import type { SandboxKind } from '@orchestrate/kit/sandbox/sandbox';
import { createSandboxedExec } from '@orchestrate/kit/sandbox/sandboxed-exec';

const [, , mode = '', root = '', key = ''] = process.argv;
const tree = path.join(root, 'tree');
const [checkout, home, temporary] = ['checkout', 'home', 'temporary'].map((name) => path.join(root, name));
if (checkout === undefined || home === undefined || temporary === undefined) throw new Error('no places');

function plant(file: string, text = `TOKEN=${key}\n`): string {
  mkdirSync(path.dirname(file), { recursive: true });
  appendFileSync(file, text);
  return file;
}

function listen(...where: [port: number, host: string] | [socket: string]): Promise<http.Server> {
  const server = http.createServer((_request, response) => response.end(key));
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    if (where.length === 2) server.listen(where[0], where[1], () => resolve(server));
    else server.listen(where[0], () => resolve(server));
  });
}

async function chooseExec(exec: Exec): Promise<Exec> {
  if (mode === 'host') {
    const environment = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
    return { run: (command) => exec.run({ ...command, environment }) };
  }
  const sandbox = await findSandbox({ exec, environment: process.env, kinds: [mode as SandboxKind] });
  if (sandbox.kind === 'none') throw new Error(`${sandbox.reason}; ${sandbox.remedy}`);
  const hidden = [path.join(tree, '.env'), path.join(tree, '.git/config')];
  return createSandboxedExec(exec, sandbox, { tree, hidden });
}

cpSync(path.join(ROOT, 'tests/fixtures/hostile'), tree, { recursive: true });
for (const repository of [tree, checkout]) {
  plant(path.join(repository, '.env'));
  plant(path.join(repository, '.git/config'), `[http]\n\textraheader = ${key}\n`);
  mkdirSync(path.join(repository, '.git/hooks'));
}
const files = {
  checkout: path.join(checkout, '.env'),
  'git settings': path.join(checkout, '.git/config'),
  npmrc: plant(path.join(home, '.npmrc')),
  'settings of gh': plant(path.join(home, '.config/gh/hosts.yml')),
  temporary: plant(path.join(temporary, 'job/key.txt')),
};
const socket = path.join(temporary, 'server.sock');
const abstract = `\0orchestrate-test-${process.pid}`;
const servers = await Promise.all([listen(0, '0.0.0.0'), listen(socket), listen(abstract)]);
const address = servers[0].address();
if (address === null || typeof address === 'string') throw new Error('no port');
const addresses = [
  '127.0.0.1',
  ...Object.values(os.networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map((one) => one.address),
];
const places = { pid: process.pid, checkout, home, temporary, files, addresses, port: address.port, socket, abstract };
writeFileSync(path.join(tree, 'places.json'), JSON.stringify(places));

process.chdir(checkout);
const exec = await chooseExec(createPlainExec(process.env));
const result = await exec.run({
  tool: 'node',
  argv: [process.execPath, '--test', '--test-reporter=tap', 'hunt.test.mjs'],
  cwd: tree,
  why: 'Let a hostile test suite hunt',
  timeout: 200,
});
for (const server of servers) server.close();
const size = (): number => statSync(path.join(tree, 'alive'), { throwIfNoEntry: false })?.size ?? 0;
const before = size();
await sleep(500);
const finds = JSON.parse(readFileSync(path.join(tree, 'finds.json'), 'utf8')) as string[];
const hasLeftSomething = size() !== before;
console.log(JSON.stringify({ exitCode: result.exitCode, output: result.output, finds, hasLeftSomething }));
