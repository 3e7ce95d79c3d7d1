// Everything that a commit must satisfy, in the order in which a failure is cheapest; then the tree must be clean,
// because dist/, the READMEs' tables and service/ are generated and committed.
//   npm run verify
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const before = readStatus();

const STEPS = [
  ['format', 'npx', 'prettier', '--check', '.'],
  ['lint', 'npx', 'eslint', '.'],
  ['types', 'npm', 'run', '-s', 'typecheck'],
  ['docs', 'npm', 'run', '-s', 'docs'],
  ['dist', 'npm', 'run', '-s', 'build'],
  ['tests', 'npm', 'test'],
];

function readStatus() {
  return execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
}

let failed = 0;
for (const [name, program, ...args] of STEPS) {
  const begin = performance.now();
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed += 1;
  console.log(`${status === 0 ? '✔' : '✖'} ${name} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
}
const after = readStatus();
if (after !== before) {
  failed += 1;
  console.log(`✖ clean tree: these files were not what they are generated from\n${after}`);
} else console.log('✔ clean tree');
process.exitCode = failed === 0 ? 0 : 1;
