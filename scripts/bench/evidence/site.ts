import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Bar } from '../bar';

import { listRunIds } from './make-runs';
import { time } from './time-command';

import { readReportPage } from '@orchestrate/site/site-run';

const MAXIMUM_SECONDS = 20;
const MAXIMUM_MEGABYTES = 5;
const BYTES_A_MEGABYTE = 1_000_000;

/** A run's `report.html` as that of another run: the same page, with the other's id wherever the run's own stands. */
export function renameReport(html: string, run: string): string {
  const own = readReportPage(html)?.summary.run_id;
  if (own === undefined) throw new Error('the report to make others from holds no run; make it with npm run sample');
  return html.replaceAll(own, run);
}

/** Bytes of what a browser may load of a site before somebody opens a run: all but the runs' pages. */
export function weighIndex(site: string): number {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  const shared = files
    .filter((file) => file.split(path.sep)[0] !== 'runs')
    .map((file) => statSync(path.join(site, file)));
  return shared.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}

/** The site over so many runs, each with the sample's report: built as a whole command, and weighed. */
export function measureSite(root: string, home: string, many: number): Promise<Bar[]> {
  const runs = path.join(home, 'artifacts/runs');
  const out = path.join(home, 'artifacts/site');
  const report = readFileSync(path.join(root, 'artifacts/sample/report.html'), 'utf8');
  for (const run of listRunIds(many)) {
    mkdirSync(path.join(runs, run), { recursive: true });
    writeFileSync(path.join(runs, run, 'report.html'), renameReport(report, run));
  }
  const { clock, work } = time(root, ['--import', 'tsx', 'scripts/site.ts', '--runs', runs, '--out', out]);
  const pages = readdirSync(path.join(out, 'runs')).length;
  if (pages !== many) throw new Error(`the site over ${many} runs has ${pages} pages of runs`);
  const what = `the site over ${many} runs`;
  const weight = weighIndex(out) / BYTES_A_MEGABYTE;
  return Promise.resolve([
    { what, measured: clock / 1000, limit: MAXIMUM_SECONDS, unit: 's' },
    { what: 'of it, work', measured: work / 1000, limit: MAXIMUM_SECONDS, unit: 's CPU' },
    { what: `${what}, before one is opened`, measured: weight, limit: MAXIMUM_MEGABYTES, unit: 'MB' },
  ]);
}
