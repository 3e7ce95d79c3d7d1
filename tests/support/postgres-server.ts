import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { findFreePort } from './free-port';

/** A PostgreSQL server with one empty database. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root; `nobody` will do. */
function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const read = (flag: string): number => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: read('-u'), gid: read('-g') };
}

function run(program: string, args: readonly string[], account: Account): void {
  const { status, stdout, stderr } = spawnSync(program, args, { ...account, cwd: '/', encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${String(status)}:\n${stdout}${stderr}`);
}

/**
 * Starts a server of its own in a temporary directory.
 * @param program - `postgres`, beside which `initdb` lies
 */
export async function startPostgres(program: string): Promise<PostgresServer> {
  const account = chooseAccount();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-postgres-'));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = path.join(folder, 'data');
  const bin = path.dirname(realpathSync(program));
  run(path.join(bin, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'], account);
  const port = await findFreePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(path.join(bin, 'postgres'), args, { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  for (let tries = 0; !log.includes('ready to accept connections'); tries++) {
    if (server.exitCode !== null || tries > 600) throw new Error(`the PostgreSQL server did not start:\n${log}`);
    await wait(100);
  }
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    stop: async () => {
      // Ends open connections as well.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

interface Client {
  connect(): Promise<void>;
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

/** Asks a server itself, with the driver that is installed in a directory. */
export async function askPostgres(directory: string, url: string, text: string): Promise<Record<string, unknown>[]> {
  const { default: pg } = (await import(path.join(directory, 'node_modules/pg/esm/index.mjs'))) as {
    default: { Client: new (options: object) => Client };
  };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
