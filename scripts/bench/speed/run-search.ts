import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { z } from 'zod';

import type { Speed } from './speed';

import { searchRecordSchema } from '@orchestrate/contracts/triage';

const SECONDS = '120';

const outputsSchema = z.object({ evidence: z.string() });

/** How many candidates a second heal tries on a broken library, from the first that is compiled on. */
export function runSearch(root: string, broken: string, test: string): Speed {
  const args = ['scripts/heal.mjs', '--dir', broken, '--command', test, '--timeout', SECONDS, '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const { evidence } = outputsSchema.parse(JSON.parse(stdout));
  const file = path.join(evidence, 'searches.ndjson');
  if (!existsSync(file)) throw new Error(`heal tried no candidates together:\n${stderr}`);
  const searches = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => searchRecordSchema.parse(JSON.parse(line)));
  return {
    tried: searches.reduce((sum, { candidates }) => sum + candidates, 0),
    seconds: searches.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}
