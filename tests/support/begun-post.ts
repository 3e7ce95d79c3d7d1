import { connect } from 'node:net';

/** A request of which all but the end was sent. */
export interface BegunPost {
  /** Sends the rest; gives all that was answered until the connection was closed. */
  readonly finish: () => Promise<string>;
}

/** Begins to store a note, half of it, as no HTTP client lets a test do. */
export async function beginPost(
  port: number,
  body: string,
  connection: 'keep-alive' | 'close' = 'keep-alive',
): Promise<BegunPost> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const head = [
    'POST /notes HTTP/1.1',
    'Host: x',
    `Connection: ${connection}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
  let answer = '';
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  return {
    finish: async () => {
      socket.write(body.slice(5));
      await ended;
      return answer;
    },
  };
}
