// Builds a site over many runs: an index with trends, and a page a run that is loaded when somebody opens it.
//   npm run site -- --out artifacts/site
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import pLimit from 'p-limit';

import type { SiteIndex, SiteRun } from '@orchestrate/contracts/site-index';
import { siteIndexSchema } from '@orchestrate/contracts/site-index';
import { summarySchema } from '@orchestrate/contracts/summary';
import { describeError } from '@orchestrate/kit/errors';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { count } from '@orchestrate/kit/words';
import { renderIndexPage, renderRunPage, SITE_ASSETS } from '@orchestrate/site/site-pages';
import { readReportPage, toSiteRun } from '@orchestrate/site/site-run';

// Most of the time goes to waiting for files.
const AT_ONCE = 8;

const HELP = `Usage: npm run site -- [--runs <directory>] [--out <directory>] [--evidence <address>]

Builds a site over the runs of a directory: index.html with trends and a list, and a page for each run.
It opens from a folder and from a web server, and asks for nothing from elsewhere.

  --runs      where the runs are (artifacts/runs)
  --out       where the site goes; what a site left there before is replaced (artifacts/site)
  --evidence  where the runs' files lie for whoever reads the site, as an address that ends with the run's id:
              https://example.org/runs/ ; none: nowhere, so that the pages name files and link to none.
              Without it the links lead from the site to --runs.

Example: npm run site -- --out public --evidence none
`;

/** What is asked for. */
export interface SiteOptions {
  readonly runs: string;
  readonly out: string;
  /** Address before a run's id, or `none`; undefined: the directory of the runs, seen from the site. */
  readonly evidence: string | undefined;
}

interface Found {
  readonly run?: SiteRun;
  readonly reason?: string;
}

function addressOf(id: string, { runs, out, evidence }: SiteOptions): string | undefined {
  if (evidence === 'none') return undefined;
  const base = evidence ?? `${path.relative(path.join(out, 'runs'), runs).split(path.sep).join('/')}/`;
  return `${base}${encodeURIComponent(id)}/`;
}

async function readSummary(directory: string): Promise<SiteRun | undefined> {
  const names = (await readdir(directory)).filter((name) => /^summary-\d{8}T\d{6}Z\.json$/.test(name)).sort();
  const name = names.at(-1);
  if (name === undefined) return undefined;
  const value: unknown = JSON.parse(await readFile(path.join(directory, name), 'utf8'));
  return toSiteRun(summarySchema.parse(value));
}

async function addRun(id: string, options: SiteOptions): Promise<Found> {
  const directory = path.join(options.runs, id);
  const html = await readFile(path.join(directory, 'report.html'), 'utf8').catch(() => '');
  const content = readReportPage(html);
  try {
    if (content === undefined) {
      const run = await readSummary(directory);
      return run === undefined ? { reason: 'the run has no summary: it was not reported' } : { run };
    }
    const { summary, json, ...shown } = content;
    // The name of the directory, which may have been renamed, stays out of addresses.
    const page = `runs/${summary.run_id}.html`;
    // Not atomic: nothing leads to the page before the index is there.
    await writeFile(path.join(options.out, page), renderRunPage(summary, json, addressOf(id, options)));
    return { run: toSiteRun(summary, { ...shown, page }) };
  } catch (error) {
    return { reason: describeError(error).split('\n')[0] ?? '' };
  }
}

async function listRuns(runs: string): Promise<string[]> {
  const entries = await readdir(runs, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

/** Writes the site and tells what is on its index. */
export async function writeSite(options: SiteOptions): Promise<SiteIndex> {
  const ids = await listRuns(options.runs);
  await rm(path.join(options.out, 'runs'), { recursive: true, force: true });
  await mkdir(path.join(options.out, 'runs'), { recursive: true });
  for (const [name, text] of Object.entries(SITE_ASSETS)) await writeFileAtomic(path.join(options.out, name), text);
  const limit = pLimit(AT_ONCE);
  const found = await Promise.all(ids.map((id) => limit(async () => ({ id, ...(await addRun(id, options)) }))));
  const runs = found.flatMap(({ run }) => run ?? []);
  const leftOut = found.flatMap(({ id, run, reason = '' }) => (run === undefined ? [{ directory: id, reason }] : []));
  runs.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  const index = siteIndexSchema.parse({ schemaVersion: 1, runs, leftOut });
  await writeFileAtomic(path.join(options.out, 'index.html'), renderIndexPage(index));
  return index;
}

async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { runs: text, out: text, evidence: text, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(HELP);
    return 0;
  }
  const { runs = 'artifacts/runs', out = 'artifacts/site', evidence } = values;
  if ((await stat(runs).catch(() => undefined)) === undefined)
    throw new Error(`${runs}: there is no such directory; --runs names the one that holds the runs`);
  const begin = performance.now();
  const { runs: shown, leftOut } = await writeSite({ runs: path.resolve(runs), out: path.resolve(out), evidence });
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const rest = leftOut.length === 0 ? '' : `, ${leftOut.length} left out (the index says why)`;
  process.stdout.write(`${path.join(out, 'index.html')}: ${count(shown.length, 'run')}${rest}, ${seconds} s\n`);
  return 0;
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`);
    return 2;
  });
}
