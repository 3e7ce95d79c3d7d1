// Measures what comes of the faults that --inject plants: each goes through the whole chain, and heal is told nothing.
//   npm run bench:faults [-- --faults off-by-one,flaky-test] [--target process]
// Prints a table and exits 1 where fewer than eight of the ten are healed, or where any run ends with an untruth.
// Nothing that heal has reverts or makes anew: what it proposes are edits and packages. It takes minutes a fault.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { readSummary } from '../orchestrate/conclusion.mjs';
import { OPTIONS } from '../orchestrate/options.mjs';

import { judgeFault, MOST_LEFT, renderFaults } from './judge-fault.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const FAULTS = OPTIONS.find(({ name }) => name === 'inject').list;

/** What a run left behind of itself. */
function readEvidence(run) {
  const heal = (file) => path.join(run, 'phases/heal', file);
  const read = (file, otherwise) => (existsSync(heal(file)) ? readFileSync(heal(file), 'utf8') : otherwise);
  return {
    summary: readSummary(run),
    healing: JSON.parse(read('healing.json', '{"after":[]}')),
    triage: JSON.parse(read('triage.json', '{"class":null}')),
    patch: read('heal.patch', ''),
  };
}

function runChain(fault, target) {
  console.log(`\n${fault}`);
  const latest = path.join(root, 'artifacts/latest');
  const before = existsSync(latest) ? realpathSync(latest) : undefined;
  const args = ['scripts/orchestrate.mjs', '--inject', fault, '--target', target];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  const run = existsSync(latest) ? realpathSync(latest) : undefined;
  if (run === undefined || run === before) throw new Error(`the chain left no run and ended with ${String(status)}`);
  return judgeFault(fault, readEvidence(run));
}

function main(args) {
  const options = { faults: { type: 'string' }, target: { type: 'string', default: 'auto' } };
  const { faults, target } = parseArgs({ args, options }).values;
  const asked = faults === undefined ? FAULTS : faults.split(',');
  const unknown = asked.filter((fault) => !FAULTS.includes(fault));
  if (unknown.length > 0) {
    console.error(`There is no fault ${unknown.join(', ')}; there are ${FAULTS.join(', ')}.`);
    return 2;
  }
  const rows = asked.map((fault) => runChain(fault, target));
  const left = rows.filter(({ healed }) => !healed).length;
  console.log(`\n${renderFaults(rows)}\n\n${rows.length - left} of ${rows.length} healed`);
  return left > MOST_LEFT || rows.some(({ lies }) => lies.length > 0) ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
