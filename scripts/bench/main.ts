// Measures what the README promises, prints a table, and fails when a bar is missed.
//   npm run bench               all
//   npm run bench -- start-up   cold start and size of every bundle (seconds)
//   npm run bench -- triage     reading 100 MB of a gate's log (seconds)
//   npm run bench -- large      generating 500 operations, with and without its gates (minutes)
//   npm run bench -- models     asking a model: overhead, cache, memory, bundles (minutes)
//   npm run bench -- chain      the chain, cold and warm (minutes)
import path from 'node:path';

import type { Bar } from './bar';
import { isMissed, renderBars } from './bar';
import { measureChain } from './chain';
import { measureLarge } from './large';
import { measureModels } from './models';
import { measureStartUp } from './start-up';
import { measureTriage } from './triage';

const root = path.resolve(import.meta.dirname, '../..');
const BENCHES: Readonly<Record<string, (root: string) => Promise<Bar[]>>> = {
  'start-up': measureStartUp,
  triage: measureTriage,
  large: measureLarge,
  models: measureModels,
  chain: measureChain,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const bars: Bar[] = [];
for (const [name, measure] of Object.entries(BENCHES))
  if (asked.length === 0 || asked.includes(name)) bars.push(...(await measure(root)));
console.log(renderBars(bars));
process.exitCode = bars.some(isMissed) ? 1 : 0;
