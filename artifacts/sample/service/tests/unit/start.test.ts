import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { describe, expect, it, vi } from 'vitest';

import { startServer } from '../../src/http/server.js';
import { openDatabase } from '../../src/storage/database.js';
import { createBrokenApp } from '../support/broken.js';
import { startStubPostgres } from '../support/postgres.js';

describe('startServer', () => {
  it('answers on a free port until it is closed', async () => {
    const server = await startServer(createBrokenApp(), '127.0.0.1', 0);
    const address = `http://127.0.0.1:${server.port}/healthz`;
    expect((await fetch(address)).status).toBe(200);
    await server.close();
    await expect(fetch(address)).rejects.toThrow();
  });

  it('answers what was begun before it closes', async () => {
    const app = createBrokenApp();
    let finish = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      app.get('/only/in/tests/slow', async (c) => {
        resolve();
        await new Promise<void>((release) => {
          finish = release;
        });
        return c.text('done');
      });
    });
    const server = await startServer(app, '127.0.0.1', 0);
    const answer = fetch(`http://127.0.0.1:${server.port}/only/in/tests/slow`, {
      headers: { connection: 'close' },
    });
    // A server that never asks the application answers on its own, and must not be waited for.
    await Promise.race([begun, answer]);
    const closed = server.close();
    finish();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  it('refuses a port that is taken', async () => {
    const server = await startServer(createBrokenApp(), '127.0.0.1', 0);
    await expect(startServer(createBrokenApp(), '127.0.0.1', server.port)).rejects.toThrow();
    await server.close();
  });

  it('waits no longer than its grace for what was begun', async () => {
    const app = createBrokenApp();
    const begun = new EventEmitter();
    app.get('/only/in/tests/never', () => {
      begun.emit('never');
      return new Promise<Response>(() => undefined);
    });
    const server = await startServer(app, '127.0.0.1', 0, {
      grace: 100,
      maxHeader: 16_384,
      timeout: 10_000,
    });
    const seen = once(begun, 'never').then(() => true);
    const cut = expect(
      fetch(`http://127.0.0.1:${server.port}/only/in/tests/never`),
    ).rejects.toThrow();
    expect(await Promise.race([seen, cut])).toBe(true);
    await server.close();
    await cut;
  });

  it('lets go of a client that goes on asking while it closes', async () => {
    const app = createBrokenApp();
    let finish = (): void => undefined;
    const begun = new EventEmitter();
    app.get('/only/in/tests/slow', async (c) => {
      begun.emit('slow');
      await new Promise<void>((release) => {
        finish = release;
      });
      return c.text('first');
    });
    app.get('/only/in/tests/next', (c) => {
      begun.emit('next');
      return c.text('second');
    });
    const server = await startServer(app, '127.0.0.1', 0);
    const client = connect(server.port, '127.0.0.1');
    await once(client, 'connect');
    const ask = (path: string) => client.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const [slow, next] = [once(begun, 'slow'), once(begun, 'next')];
    ask('/only/in/tests/slow');
    await slow;
    const closed = server.close();
    ask('/only/in/tests/next');
    await next;
    finish();
    const said = await text(client);
    await closed;
    expect(said).toMatch(/first[^]*connection: close[^]*second/i);
  });

  it('refuses headers that are larger than they may be', async () => {
    const settings = { grace: 1000, maxHeader: 1024, timeout: 10_000 };
    const server = await startServer(createBrokenApp(), '127.0.0.1', 0, settings);
    const headers = { 'x-long': 'x'.repeat(2048) };
    const answer = await fetch(`http://127.0.0.1:${server.port}/healthz`, { headers });
    await server.close();
    expect(answer.status).toBe(431);
  });

  it('tells callers to give up an idle connection before it does itself', async () => {
    const server = await startServer(createBrokenApp(), '127.0.0.1', 0);
    const answer = await fetch(`http://127.0.0.1:${server.port}/healthz`);
    await server.close();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('keep-alive')).toBe('timeout=60');
  });

  it('says so when it is closed a second time', async () => {
    const server = await startServer(createBrokenApp(), '127.0.0.1', 0);
    await server.close();
    await expect(server.close()).rejects.toThrow();
  });
});

describe('openDatabase', () => {
  it('brings the tables of a server up to date, one instance at a time, before it is asked anything', async () => {
    const server = await startStubPostgres();
    const database = await openDatabase({ url: server.url });
    const find = (pattern: RegExp) =>
      server.statements.findIndex((statement) => pattern.test(statement));
    expect(find(/pg_advisory_lock/)).toBe(0);
    expect(find(/^create /i)).toBeGreaterThan(0);
    await database.ping();
    expect(server.statements.at(-1)).toBe('select 1');
    await database.close();
  });

  it('lets a server end what takes too long, but for the migrations', async () => {
    const server = await startStubPostgres();
    const database = await openDatabase({ url: server.url, timeout: 1500, connections: 1 });
    await database.ping();
    await database.close();
    const [migrating, asking] = server.sessions;
    expect(migrating).not.toHaveProperty('statement_timeout');
    expect(asking).toMatchObject({ statement_timeout: '1500', options: '-c TimeZone=UTC' });
  });

  it('connects again after a connection broke', async () => {
    const server = await startStubPostgres();
    const database = await openDatabase({ url: server.url });
    await database.ping();
    const before = server.sessions.length;
    await server.breakConnections();
    // A query on its way when the connection breaks may be lost.
    await vi.waitFor(() => database.ping());
    expect(server.sessions).toHaveLength(before + 1);
    await database.close();
  });

  it('leaves no connection open when it is closed', async () => {
    const server = await startStubPostgres();
    const database = await openDatabase({ url: server.url });
    await database.ping();
    // The one that brought the tables up to date is gone, or about to be.
    await vi.waitFor(() => {
      expect(server.countConnections()).toBe(1);
    });
    await database.close();
    await vi.waitFor(() => {
      expect(server.countConnections()).toBe(0);
    });
  });

  it('notices when a server is gone', async () => {
    const server = await startStubPostgres();
    const database = await openDatabase({ url: server.url });
    await server.close();
    await expect(database.ping()).rejects.toThrow();
    await database.close();
  });

  it('fails where no PostgreSQL answers', async () => {
    await expect(openDatabase({ url: 'postgres://127.0.0.1:1/none' })).rejects.toThrow();
  });
});
