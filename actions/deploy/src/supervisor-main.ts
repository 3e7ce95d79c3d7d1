import path from 'node:path';

import { launchDetached } from '@orchestrate/kit/exec/launch-detached';

import { readAssignment, SUPERVISION_FILES } from './supervisor/files';
import { supervise } from './supervisor/supervise';

// A program of its own, because a kept deployment outlives the action: `node supervisor.mjs launch|run <directory>`.
const [program = '', verb, directory = ''] = process.argv.slice(1);
const assignment = readAssignment(directory);
if (verb === 'launch') {
  const log = path.join(directory, SUPERVISION_FILES.supervisorLog);
  const argv = [process.execPath, program, 'run', directory] as const;
  process.stdout.write(JSON.stringify(launchDetached({ argv, cwd: directory, env: assignment.env, log })));
} else supervise(directory, assignment);
