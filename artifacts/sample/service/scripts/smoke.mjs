// Starts the built service on a free port, asks it a few things and stops it. Needs `npm run build` first.
//   npm run smoke -- <file>   keeps what /openapi.json answered
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const [kept] = process.argv.slice(2);
const PATHS = ['/healthz', '/readyz', '/openapi.json', '/authors'];
const START_TIMEOUT = 180_000;
// Longer than the service itself waits for what was begun: its database is closed after that.
const STOP_TIMEOUT = 60_000;
const ANSWER_TIMEOUT = 10_000;
const BUSY = 'where the machine is busy, try again when it is less so';

const environment = {
  ...process.env,
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'info',
  DATABASE_URL: '',
  DATA_DIR: '',
};
// A connection for each request: the service may close one that is kept just when it is used again.
const headers = new Headers({ connection: 'close' });

/** Reads the service's log until it tells its port. */
async function waitForPort(log) {
  for await (const line of log) {
    console.log(line);
    const { port } = JSON.parse(line);
    if (port !== undefined) return port;
  }
  if (service.killed)
    throw new Error(`the service did not listen within ${START_TIMEOUT / 1000} s: ${BUSY}`);
  throw new Error('the service ended before it listened');
}

async function check(url) {
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
  const late = (cause) => {
    if (!signal.aborted) throw cause;
    throw new Error(`${url} did not answer within ${ANSWER_TIMEOUT / 1000} s: ${BUSY}`, { cause });
  };
  const response = await fetch(url, { headers, signal }).catch(late);
  const body = await response.text().catch(late);
  console.log(`${response.status} ${url}`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body}`);
  return body;
}

const service = spawn(process.execPath, ['dist/main.js'], {
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(service, 'exit');
const startTimer = setTimeout(() => service.kill('SIGKILL'), START_TIMEOUT);
try {
  const port = await waitForPort(createInterface({ input: service.stdout }));
  for (const path of PATHS) {
    const body = await check(`http://127.0.0.1:${port}${path}`);
    if (path === '/openapi.json' && kept !== undefined) await writeFile(kept, body);
  }
} finally {
  clearTimeout(startTimer);
  service.kill('SIGTERM');
  setTimeout(() => service.kill('SIGKILL'), STOP_TIMEOUT).unref();
}
const [code, signal] = await ended;
if (signal === 'SIGKILL')
  throw new Error(
    `the service did not stop within ${STOP_TIMEOUT / 1000} s, or was killed: ${BUSY}`,
  );
if (code !== 0) throw new Error(`the service ended with ${signal ?? code}`);
console.log('stopped');
