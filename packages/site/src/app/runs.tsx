import type { SiteIndex, SiteRun } from '@orchestrate/contracts/site-index';
import { count, describePercent, describeSeconds } from '@orchestrate/kit/words';
import { useMemo, useState } from 'preact/hooks';

import { Chip, Empty, Numbers, Section } from './parts/basics';
import { Choice, SearchField } from './parts/controls';
import { Table } from './parts/table';
import { toneOf } from './parts/tone';
import { useSearch } from './parts/use-search';
import type { Trend } from './trends';
import { drawLine, listCosts, listTrends, thinOut } from './trends';

const HEIGHT = 40;
const MOST_POINTS = 80;

function TrendCard({ trend }: { readonly trend: Trend }) {
  const known = trend.values.filter((value) => value !== undefined);
  const last = known.at(-1);
  const { points, size } = thinOut(trend.values, MOST_POINTS);
  const each = size > 1 ? `; a point is the mean of ${size}` : '';
  const [least, most] = [Math.min(...known), Math.max(...known)].map((value) => trend.describe(value));
  const range = least === most ? `always ${least}` : `${least} to ${most}`;
  return (
    <div>
      <dt>{trend.name}</dt>
      <dd>
        {last === undefined ? '–' : trend.describe(last)}
        <small>
          {last === undefined ? 'no run tells it' : `${trend.note}; ${range} in ${count(known.length, 'run')}${each}`}
        </small>
        {known.length > 1 && (
          <svg
            class="trend"
            viewBox={`0 -2 ${points.length - 1} ${HEIGHT + 4}`}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <path d={drawLine(points, HEIGHT)} vector-effect="non-scaling-stroke" />
          </svg>
        )}
      </dd>
    </div>
  );
}

function Trends({ title, trends }: { readonly title: string; readonly trends: readonly Trend[] }) {
  if (trends.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <dl class="numbers trends">
        {trends.map((trend) => (
          <TrendCard key={trend.name} trend={trend} />
        ))}
      </dl>
    </>
  );
}

type Which = 'all' | SiteRun['status'];
const STATUSES: readonly Which[] = ['all', 'success', 'partial', 'failed'];

function Status({ run }: { readonly run: SiteRun }) {
  return <Chip tone={toneOf(run.status)}>{run.status}</Chip>;
}

function Name({ run }: { readonly run: SiteRun }) {
  return (
    <>
      {run.page === undefined ? run.title : <a href={run.page}>{run.title}</a>}
      <span class="run">{run.id}</span>
    </>
  );
}

const toRow = (run: SiteRun) => [
  <Name key="name" run={run} />,
  <Status key="status" run={run} />,
  <span key="began" class="nowrap">
    {run.startedAt.replace('T', ' ').slice(0, 16)}
  </span>,
  describeSeconds(run.seconds),
  run.testsFailed > 0 ? `${run.testsPassed} and ${run.testsFailed} failed` : run.testsPassed,
  run.findings === null ? '–' : run.findings.after,
  run.fixes,
  run.cost === 'unknown' ? 'unknown' : `$${Number(run.cost.toFixed(4))}`,
];

const COLUMNS = [
  { name: 'Run' },
  { name: 'Status' },
  { name: 'Began (UTC)', isNamed: true },
  ...['Took', 'Tests', 'Findings left', 'Fixes', 'Cost'].map((name) => ({ name, isNumber: true })),
];

function List({ runs }: { readonly runs: readonly SiteRun[] }) {
  const [which, setWhich] = useState<Which>('all');
  const newest = useMemo(
    () => [...runs].reverse().filter(({ status }) => which === 'all' || status === which),
    [runs, which],
  );
  const textOf = ({ id, title, status, engine, fault }: SiteRun) => `${id} ${title} ${status} ${engine} ${fault ?? ''}`;
  const { query, setQuery, found } = useSearch(newest, textOf);
  const number = (name: Which) => (name === 'all' ? runs.length : runs.filter(({ status }) => status === name).length);
  const options = STATUSES.filter((name) => number(name) > 0).map((name) => [name, `${name} ${number(name)}`] as const);
  return (
    <Section id="runs" title="Runs, newest first">
      <div class="controls">
        <SearchField label="Search runs" query={query} onQuery={setQuery} shown={found.length} all={runs.length} />
        <Choice label="Status" options={options} value={which} onChange={setWhich} />
      </div>
      <Table columns={COLUMNS} rows={found.map(toRow)} />
    </Section>
  );
}

function LeftOut({ leftOut }: Pick<SiteIndex, 'leftOut'>) {
  if (leftOut.length === 0) return null;
  return (
    <Section id="left-out" title="Left out">
      <Table
        columns={[{ name: 'Directory' }, { name: 'Why' }]}
        limit={10}
        rows={leftOut.map(({ directory, reason }) => [directory, reason])}
      />
    </Section>
  );
}

function describeRate(runs: readonly SiteRun[]): string {
  const succeeded = runs.filter(({ status }) => status === 'success').length;
  return describePercent((succeeded / runs.length) * 100);
}

/** Many runs at a glance: how things went over time, and the way to each of them. */
export function Runs({ index }: { readonly index: SiteIndex }) {
  const { runs, leftOut } = index;
  return (
    <div class="page plain-page">
      <header class="head">
        <h1>Runs</h1>
      </header>
      <main id="main">
        {runs.length === 0 ? (
          <Empty>There is no finished run yet.</Empty>
        ) : (
          <>
            <Numbers
              cards={[
                ['Runs', String(runs.length)],
                ['Succeeded', describeRate(runs), 'everything done, every gate passed'],
                ['Tests passed', String(runs.at(-1)?.testsPassed ?? 0), 'in the newest run'],
              ]}
            />
            <Trends title="Trends" trends={listTrends(runs)} />
            <Trends title="Cost by phase" trends={listCosts(runs, 'phases')} />
            <Trends title="Cost by provider" trends={listCosts(runs, 'providers')} />
            <List runs={runs} />
          </>
        )}
        <LeftOut leftOut={leftOut} />
      </main>
      <footer>
        <p>Made by orchestrate from the evidence of each run.</p>
      </footer>
    </div>
  );
}
