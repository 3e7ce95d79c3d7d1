import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Finished {
  readonly exitCode: number | null;
  readonly output: string;
  readonly seconds: number;
}

/** Options of {@link runCommand}. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told each piece of output, and the process that leads the command's group, while it runs. */
  readonly onOutput?: (text: string, pid: number) => void;
}

/** Runs a command to its end and gives everything it printed. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions): Promise<Finished> {
  const begin = performance.now();
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, PWD: options.cwd, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test can interrupt it as a terminal does.
    detached: true,
  });
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    options.onOutput?.(chunk.toString(), child.pid ?? 0);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output, seconds: (performance.now() - begin) / 1000 }));
  });
}
