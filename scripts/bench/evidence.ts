// Measures evidence at scale: appending events, writers that are killed, the commands that look at runs, and the site.
//   npm run bench:evidence                       all, with 10,000 runs of 1,000 events (minutes, 3 GB of disk)
//   npm run bench:evidence -- append kills       only these
//   npm run bench:evidence -- commands 500       with so many runs
// Prints a table and exits 1 where a bar is missed. The runs are generated data; nothing of them was really run.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Bar } from './bar';
import { isMissed, renderBars } from './bar';
import { measureAppending } from './evidence/append';
import { measureCommands } from './evidence/commands';
import { measureKills } from './evidence/kills';
import { measureSite } from './evidence/site';

const RUNS = 10_000;
const KILLS = 200;
const RUNS_OF_A_SITE = 1_000;

/** What a part works with: a directory of its own, which is removed, and how many runs are asked for. */
type Measure = (root: string, home: string, runs: number) => Promise<Bar[]>;

const PARTS: Readonly<Record<string, Measure>> = {
  append: (root, home) => measureAppending(root, home),
  kills: (root, home) => measureKills(root, home, KILLS),
  commands: measureCommands,
  site: (root, home, runs) => measureSite(root, home, Math.min(runs, RUNS_OF_A_SITE)),
};

const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^[1-9]\d*$/.test(word)) ?? RUNS);
const asked = words.filter((word) => !/^\d+$/.test(word));
const unknown = asked.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

const root = path.resolve(import.meta.dirname, '../..');
const bars: Bar[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const home = mkdtempSync(path.join(os.tmpdir(), 'orchestrate-bench-'));
  try {
    bars.push(...(await measure(root, home, runs)));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
console.log(renderBars(bars));
process.exitCode = bars.some(isMissed) ? 1 : 0;
