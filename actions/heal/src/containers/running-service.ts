import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const START_MILLISECONDS = 120_000;
const CHECK_MILLISECONDS = 15_000;
const ASK_MILLISECONDS = 5_000;
const POLL_MILLISECONDS = 100;
const STOP_MILLISECONDS = 15_000;
/** What services write when they have begun: `{"port":3000}`, `listening on http://localhost:3000`. */
const TOLD_PORT = /"port":\s*(\d+)|\blisten\w*\b.*?:(\d+)\b/i;

type Environment = Readonly<Record<string, string>>;

/** The environment of this process is passed on by `env`, and added to. */
function launch(argv: readonly string[], environment: Environment, output: 'pipe' | 'inherit'): ChildProcess {
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return spawn('env', [...set, ...argv], { stdio: ['ignore', output, 'inherit'] });
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A port that nobody listens on: the wanted one, or any for 0; `undefined` where the wanted one is taken. */
export async function findFreePort(wanted: number): Promise<number | undefined> {
  const server = createServer();
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(wanted, '127.0.0.1', () => resolve(true));
  });
  if (!isFree) return undefined;
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

/** The status that a path of this machine is answered with; 0 for no answer. */
export async function askStatus(port: number, path: string): Promise<number> {
  try {
    const url = `http://127.0.0.1:${port}${path}`;
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ASK_MILLISECONDS) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

/** Runs a check; how it ended where it did not succeed. */
export async function runCheck(argv: readonly string[], environment: Environment): Promise<string | undefined> {
  const child = launch(argv, environment, 'inherit');
  const timer = setTimeout(() => child.kill('SIGKILL'), CHECK_MILLISECONDS);
  const [code] = (await once(child, 'exit').finally(() => clearTimeout(timer))) as [number | null];
  if (code === 0) return undefined;
  return code === null ? 'does not end in its time' : `ends with exit code ${code}`;
}

/** The service as an image would start it, beside everything else on this machine. */
export class RunningService {
  private told = '';

  private constructor(
    private readonly child: ChildProcess,
    /** The port that it was asked to listen on. */
    readonly asked: number,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => {
      this.told += chunk.toString();
      process.stdout.write(chunk);
    });
  }

  static start(argv: readonly string[], environment: Environment, port: number): RunningService {
    return new RunningService(launch(argv, { ...environment, PORT: String(port) }, 'pipe'), port);
  }

  /** Waits until it listens: gives the port, `undefined` where it ends or never does. */
  async waitForPort(): Promise<number | undefined> {
    const end = performance.now() + START_MILLISECONDS;
    while (performance.now() < end && this.child.exitCode === null && this.child.signalCode === null) {
      const [, json, words] = TOLD_PORT.exec(this.told) ?? [];
      const told = Number(json ?? words);
      for (const port of [this.asked, told]) if (port > 0 && (await askStatus(port, '/')) > 0) return port;
      await sleep(POLL_MILLISECONDS);
    }
    return undefined;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MILLISECONDS);
    await ended;
    clearTimeout(timer);
  }
}
