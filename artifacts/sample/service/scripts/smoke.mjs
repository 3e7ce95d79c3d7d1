// Starts the built service on a free port, asks it a few things and stops it. Needs `npm run build` first.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PATHS = ['/healthz', '/readyz', '/openapi.json', '/authors'];
const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 15_000;

const environment = {
  ...process.env,
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'info',
  DATABASE_URL: '',
  DATA_DIR: '',
};

/** Reads the service's log until it tells its port. */
async function waitForPort(log) {
  for await (const line of log) {
    console.log(line);
    const { port } = JSON.parse(line);
    if (port !== undefined) return port;
  }
  throw new Error('the service ended before it listened');
}

async function check(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const body = await response.text();
  console.log(`${response.status} ${url}`);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body}`);
}

const service = spawn(process.execPath, ['dist/main.js'], {
  env: environment,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(service, 'exit');
const startTimer = setTimeout(() => service.kill('SIGKILL'), START_TIMEOUT);
try {
  const port = await waitForPort(createInterface({ input: service.stdout }));
  for (const path of PATHS) await check(`http://127.0.0.1:${port}${path}`);
} finally {
  clearTimeout(startTimer);
  service.kill('SIGTERM');
  setTimeout(() => service.kill('SIGKILL'), STOP_TIMEOUT).unref();
}
const [code, signal] = await ended;
if (code !== 0) throw new Error(`the service ended with ${signal ?? code}`);
console.log('stopped');
