import path from 'node:path';

import { launchDetached } from '@orchestrate/kit/exec/launch-detached';

import { readAssignment, SUPERVISION_FILES } from './supervisor/files';
import { keepInside } from './supervisor/inside';
import { supervise } from './supervisor/supervise';

// A program of its own, because a kept deployment outlives the action: `node supervisor.mjs launch|run <directory>`, and
// as the first program in a sandbox `node supervisor.mjs inside <door> <port> <program> …`.
const [program = '', verb, directory = '', ...rest] = process.argv.slice(1);
if (verb === 'launch') {
  const { env } = readAssignment(directory);
  const log = path.join(directory, SUPERVISION_FILES.supervisorLog);
  const argv = [process.execPath, program, 'run', directory] as const;
  process.stdout.write(JSON.stringify(launchDetached({ argv, cwd: directory, env, log })));
} else if (verb === 'inside') keepInside(directory, Number(rest[0]), rest.slice(1));
else supervise(directory, readAssignment(directory));
