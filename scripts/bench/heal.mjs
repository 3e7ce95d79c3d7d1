// Measures healing on broken repositories with known fixes, kept beside this checkout.
//   npm run bench:heal [-- --kind mutant-swap,ci] [--ids a,b] [--timeout 280]
// Prints a table by kind and exits 1 where a bar is missed. It takes hours for all cases.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { judgeHealing } from './judge-healing.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const cases = path.resolve(root, '../shared/repair-dev/run.mjs');

function main(args) {
  if (!existsSync(cases)) {
    console.error('There is no ../shared/repair-dev beside this checkout; nothing was measured.');
    return 2;
  }
  const given = args.indexOf('--timeout');
  const seconds = given < 0 ? '280' : args[given + 1];
  const others = given < 0 ? args : args.toSpliced(given, 2);
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-')), 'result.json');
  const heal = `node ${JSON.stringify(path.join(root, 'scripts/heal.mjs'))}`;
  const command = `${heal} --dir {dir} --command {test} --patch {patch} --timeout ${seconds}`;
  const limit = String(Number(seconds) + 20);
  spawnSync(process.execPath, [cases, '--cmd', command, '--timeout', limit, '--json', file, ...others], {
    stdio: 'inherit',
  });
  const missed = judgeHealing(JSON.parse(readFileSync(file, 'utf8')).results);
  for (const line of missed) console.log(`✖ ${line}`);
  return missed.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
