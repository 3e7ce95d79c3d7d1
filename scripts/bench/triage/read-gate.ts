// Reads what a program prints as heal reads a gate, and tells what that took.
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import { CommandLog } from '@orchestrate/kit/triage/command-log';

async function readGate(program: string): Promise<object> {
  const log = new CommandLog();
  const { listen } = log;
  const argv = [process.execPath, program] as const;
  const begin = process.cpuUsage();
  const exec = createPlainExec(process.env);
  const { seconds } = await exec.run({ tool: 'node', argv, cwd: process.cwd(), why: 'Print a long log', listen });
  const found = log.end().failures.map(({ file }) => file);
  const { user, system } = process.cpuUsage(begin);
  const megabytes = (process.resourceUsage().maxRSS * 1024) / 1e6;
  return { seconds, processorSeconds: (user + system) / 1e6, megabytes, found };
}

void readGate(process.argv[2] ?? '').then((measured) => console.log(JSON.stringify(measured)));
