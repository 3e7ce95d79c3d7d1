import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import path from 'node:path';

/** Name of the socket in the directory that the service reads. */
export const DOOR_SOCKET = 'socket';
/** The byte by which a way through the door is taken into use. */
export const KNOCK = Uint8Array.of(1);

const HOST = '127.0.0.1';
const MOST_CONNECTIONS = 512;
/** For so long a caller waits for a service that does not run, or has not come up. */
const PATIENCE_MILLISECONDS = 2_000;
const HALF_OPEN = { allowHalfOpen: true } as const;

/** Passes on what either says until both have ended, or until one breaks. */
export function join(one: Socket, other: Socket): void {
  one.pipe(other);
  other.pipe(one);
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  }
}

function listen(server: Server, where: { path: string } | { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(where, () => resolve());
  });
}

function remove(list: Socket[], socket: Socket): boolean {
  const at = list.indexOf(socket);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

/** Callers and ways to the service, each waiting for the other. */
class Exchange {
  private readonly ways: Socket[] = [];
  private readonly callers: Socket[] = [];

  addWay(way: Socket): void {
    this.ways.push(way);
    const drop = (): void => {
      // One that is in use ends with what it carries.
      if (remove(this.ways, way)) way.destroy();
    };
    way.on('error', () => way.destroy()).on('end', drop);
    way.on('close', drop);
    // Nothing comes before the knock but its end.
    way.resume();
    this.match();
  }

  addCaller(caller: Socket): void {
    this.callers.push(caller);
    const drop = (): void => {
      if (remove(this.callers, caller)) caller.destroy();
    };
    caller.on('error', () => caller.destroy()).on('close', drop);
    setTimeout(drop, PATIENCE_MILLISECONDS).unref();
    this.match();
  }

  private match(): void {
    const [way, caller] = [this.ways[0], this.callers[0]];
    if (way === undefined || caller === undefined) return;
    this.ways.shift();
    this.callers.shift();
    way.write(KNOCK);
    join(way, caller);
  }
}

/**
 * Lends a port of this machine to a service in a sandbox that has no network. From inside, ways are opened through a
 * socket and wait; each caller at the port gets one. So the sandbox reaches nothing: it is reached.
 * @param door - directory of the socket, relative to the working directory, because paths of sockets are short
 * @returns what ends it, once callers are taken
 */
export async function lendPort(port: number, door: string): Promise<() => void> {
  const exchange = new Exchange();
  const socket = path.join(door, DOOR_SOCKET);
  mkdirSync(door, { recursive: true });
  rmSync(socket, { force: true });
  const inner = createServer(HALF_OPEN, (way) => exchange.addWay(way));
  const outer = createServer({ ...HALF_OPEN, pauseOnConnect: true }, (caller) => exchange.addCaller(caller));
  for (const server of [inner, outer]) server.maxConnections = MOST_CONNECTIONS;
  await listen(inner, { path: socket });
  await listen(outer, { port, host: HOST });
  return () => {
    for (const server of [inner, outer]) server.close();
  };
}
