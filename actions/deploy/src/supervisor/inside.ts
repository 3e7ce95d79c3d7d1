import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { constants } from 'node:os';

import { DOOR_SOCKET, join, KNOCK } from './port-lender';
import { listBeside } from './process-group';

const WAITING_WAYS = 8;
const AGAIN_MILLISECONDS = 200;
const CHECK_MILLISECONDS = 50;
/** Less than the supervisor's own. */
const PATIENCE_MILLISECONDS = 8_000;
const NOT_FOUND = 127;

/** Keeps a way open through the door, and leads whoever comes by it to the service. */
function openWay(socket: string, port: number): void {
  const way = connect({ path: socket, allowHalfOpen: true });
  let isUsed = false;
  way.once('data', (first: Uint8Array) => {
    isUsed = true;
    way.pause();
    openWay(socket, port);
    const service = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    // After the knock, what the caller said meanwhile.
    if (first.length > KNOCK.length) service.write(first.subarray(KNOCK.length));
    join(way, service);
  });
  way.on('error', () => way.destroy());
  way.on('end', () => isUsed || way.destroy());
  way.on('close', () => isUsed || setTimeout(() => openWay(socket, port), AGAIN_MILLISECONDS).unref());
}

/** Leads the callers of a lent port to a port of this side. */
export function leadCallers(socket: string, port: number): void {
  for (let way = 0; way < WAITING_WAYS; way += 1) openWay(socket, port);
}

function signalOthers(): void {
  for (const pid of listBeside()) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** With this process the sandbox ends: what the service left running has some time to end by itself. */
function endAfterOthers(code: number): void {
  signalOthers();
  const limit = performance.now() + PATIENCE_MILLISECONDS;
  const check = (): void => {
    if (listBeside().length === 0 || performance.now() > limit) process.exit(code);
    setTimeout(check, CHECK_MILLISECONDS);
  };
  check();
}

/**
 * The first program in a sandbox: starts the service, and leads callers to its port. A signal to end goes to the
 * service as well, and this waits for it; when the service dies by itself, the sandbox ends with all that is in it.
 * @param door - directory with the socket of the one who lends the port
 */
export function keepInside(door: string, port: number, [file = '', ...args]: readonly string[]): void {
  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => (isEnding = true));
  const child = spawn(file, args, { stdio: 'inherit' });
  child.on('error', (error) => {
    process.stderr.write(`cannot start: ${error.message}\n`);
    process.exit(NOT_FOUND);
  });
  child.on('exit', (exitCode, signal) => {
    const code = exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal]);
    // The signal that ended the service may still be on its way to this process.
    setTimeout(() => (isEnding ? endAfterOthers(code) : process.exit(code)), CHECK_MILLISECONDS);
  });
  // Paths of sockets are short.
  process.chdir(door);
  leadCallers(DOOR_SOCKET, port);
}
