import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';

import { onTestFinished } from 'vitest';

/** A server that speaks PostgreSQL's protocol, keeps nothing and finds nothing. */
export interface StubPostgres {
  readonly url: string;
  /** What each connection began with: its user, and the settings it asked for. */
  readonly sessions: readonly Readonly<Record<string, string>>[];
  /** What it was told to do, in order. */
  readonly statements: readonly string[];
  /** How many connections are open. */
  countConnections(): number;
  /** Ends every connection; it accepts further ones. */
  breakConnections(): Promise<void>;
  close(): Promise<void>;
}

type Answer = (content: string) => readonly Buffer[];

/** Starts one on a free port, until the test ends. */
export async function startStubPostgres(): Promise<StubPostgres> {
  const [sessions, statements, sockets] = [
    [] as Record<string, string>[],
    [] as string[],
    new Set<Socket>(),
  ];
  const server = createServer((socket) => {
    sockets.add(
      socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()),
    );
    answerClient(socket, sessions, statements);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const breakConnections = async (): Promise<void> => {
    await Promise.all([...sockets].map((socket) => once(socket.destroy(), 'close')));
  };
  const close = async (): Promise<void> => {
    server.close();
    await breakConnections();
  };
  onTestFinished(close);
  const { port } = server.address() as AddressInfo;
  const url = `postgres://tester@127.0.0.1:${port}/stub`;
  return {
    url,
    sessions,
    statements,
    countConnections: () => sockets.size,
    breakConnections,
    close,
  };
}

/** The first message has no type; each of the others is a letter, a length and a content. */
function answerClient(
  socket: Socket,
  sessions: Record<string, string>[],
  statements: string[],
): void {
  const answers = listAnswers(statements);
  let waiting = Buffer.alloc(0);
  let head = 0;
  const takeOne = (): readonly Buffer[] | undefined => {
    if (waiting.length < head + 4 || waiting.length < head + waiting.readInt32BE(head))
      return undefined;
    const end = head + waiting.readInt32BE(head);
    const [type, content] = [
      waiting.toString('utf8', 0, head),
      waiting.toString('utf8', head + 4, end),
    ];
    waiting = waiting.subarray(end);
    head = 1;
    return type === '' ? welcome(content, sessions) : (answers[type]?.(content) ?? []);
  };
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    const all: Buffer[] = [];
    for (let answer = takeOne(); answer !== undefined; answer = takeOne()) all.push(...answer);
    // One packet for all: several small ones would wait for each other.
    if (all.length > 0) socket.write(Buffer.concat(all));
  });
}

const READY = frame('Z', 'I');

const COMPLETE = frame('C', 'SELECT 0\0');

/** Anybody may come in. */
function welcome(content: string, sessions: Record<string, string>[]): Buffer[] {
  const words = content.slice(4).split('\0');
  sessions.push(
    Object.fromEntries(
      words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? '']] : [])),
    ),
  );
  return [frame('R', '\0\0\0\0'), READY];
}

// As the manual of PostgreSQL has them, under "Message Formats".
function listAnswers(statements: string[]): Partial<Record<string, Answer>> {
  const note = (statement: string | undefined): void => void statements.push(statement ?? '');
  return {
    Q: (content) => (note(content.split('\0')[0]), [COMPLETE, READY]),
    P: (content) => (note(content.split('\0')[1]), [frame('1')]),
    B: () => [frame('2')],
    D: () => [frame('n')],
    E: () => [COMPLETE],
    S: () => [READY],
  };
}

function frame(type: string, content = ''): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(content));
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content)]);
}
