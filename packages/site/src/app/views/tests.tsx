import type { ReportData } from '@orchestrate/contracts/report-data';
import type { TestResult } from '@orchestrate/contracts/test-report';
import type { Failure } from '@orchestrate/contracts/triage';
import { count, describeSeconds } from '@orchestrate/kit/words';
import { useEffect, useMemo, useState } from 'preact/hooks';

import { Chip, Empty, FileLink, Numbers, Section } from '../parts/basics';
import { Choice, SearchField } from '../parts/controls';
import { Table } from '../parts/table';
import type { Tone } from '../parts/tone';
import { useSearch } from '../parts/use-search';
import { VirtualList } from '../parts/virtual-list';
import type { ViewProps } from '../view';

import { FailureDetail } from './failure';
import { Gates } from './gates';

const TONES: Readonly<Record<TestResult['status'], readonly [Tone, string]>> = {
  passed: ['good', '✓'],
  failed: ['bad', '✗'],
  skipped: ['calm', '–'],
  pending: ['calm', '…'],
  other: ['calm', '?'],
};

const FILTERS = {
  all: () => true,
  failed: ({ status }: TestResult) => status === 'failed',
  flaky: ({ flaky, retries = 0 }: TestResult) => flaky === true || retries > 0,
  skipped: ({ status }: TestResult) => status !== 'passed' && status !== 'failed',
} as const;

const milliseconds = (duration: number): string => describeSeconds(duration / 1000);

function TestRow({ test }: { readonly test: TestResult }) {
  const [tone, sign] = TONES[test.status];
  return (
    <>
      <span class={`sign ${tone}`} aria-hidden="true">
        {sign}
      </span>
      <span class="hidden">{test.status}</span>
      <span class="grow">{test.name}</span>
      {FILTERS.flaky(test) && <span class="remark warn">flaky</span>}
      <span class="muted file-name">{test.filePath ?? test.suite?.[0]}</span>
      <span class="number">{milliseconds(test.duration)}</span>
    </>
  );
}

function TestDetail({ test }: { readonly test: TestResult }) {
  const [tone] = TONES[test.status];
  return (
    <div class="detail">
      <h4>{test.name}</h4>
      <p>
        <Chip tone={tone}>{test.status}</Chip> <span class="muted">took {milliseconds(test.duration)}</span>
        {(test.retries ?? 0) > 0 && <span class="muted">, {count(test.retries ?? 0, 'retry', 'retries')}</span>}
      </p>
      {test.filePath !== undefined && (
        <p>
          <FileLink file={`service/${test.filePath}`}>
            {test.filePath}
            {test.line !== undefined && `:${test.line}`}
          </FileLink>
        </p>
      )}
      {test.message !== undefined && <pre tabindex={0}>{test.message}</pre>}
      {test.trace !== undefined && <pre tabindex={0}>{test.trace}</pre>}
    </div>
  );
}

type Order = 'run' | 'slowest';

function AllTests({ tests }: { readonly tests: readonly TestResult[] }) {
  const [filter, setFilter] = useState<keyof typeof FILTERS>('all');
  const [order, setOrder] = useState<Order>('run');
  const [chosen, setChosen] = useState(-1);
  const kept = useMemo(() => {
    const own = tests.filter(FILTERS[filter]);
    return order === 'run' ? own : own.sort((a, b) => b.duration - a.duration);
  }, [tests, filter, order]);
  const { query, setQuery, found } = useSearch(kept, (test) => `${test.name} ${test.filePath ?? ''}`);
  useEffect(() => setChosen(-1), [found]);
  const options = (Object.keys(FILTERS) as (keyof typeof FILTERS)[])
    .map((name) => [name, tests.filter(FILTERS[name]).length] as const)
    .filter(([name, number]) => name === 'all' || number > 0)
    .map(([name, number]) => [name, `${name} ${number}`] as const);
  const test = found[chosen];
  return (
    <Section id="all-tests" title="All tests">
      <div class="controls">
        <SearchField label="Search tests" query={query} onQuery={setQuery} shown={found.length} all={tests.length} />
        {options.length > 1 && <Choice label="Status" options={options} value={filter} onChange={setFilter} />}
        <Choice label="Order" options={ORDERS} value={order} onChange={setOrder} />
      </div>
      {found.length === 0 ? (
        <Empty>No test is called that.</Empty>
      ) : (
        <VirtualList
          id="test"
          label="Tests"
          items={found}
          rowHeight={34}
          chosen={chosen}
          onChoose={setChosen}
          renderRow={(item) => <TestRow test={item} />}
        />
      )}
      {test !== undefined && <TestDetail test={test} />}
    </Section>
  );
}

const ORDERS: readonly (readonly [Order, string])[] = [
  ['run', 'As they ran'],
  ['slowest', 'Slowest first'],
];

function Suites({ tests }: { readonly tests: readonly TestResult[] }) {
  const suites = new Map<string, TestResult[]>();
  for (const test of tests) {
    const name = test.filePath ?? test.suite?.[0] ?? 'other';
    suites.set(name, [...(suites.get(name) ?? []), test]);
  }
  const ofStatus = (own: readonly TestResult[], ...statuses: string[]): number =>
    own.filter(({ status }) => statuses.includes(status)).length;
  return (
    <Section
      id="suites"
      title="Suites"
      note="As generated and kept; the quality gates ran them again on the last tree."
    >
      <Table
        columns={['Suite', 'Passed', 'Failed', 'Skipped', 'Took'].map((name, index) => ({ name, isNumber: index > 0 }))}
        limit={15}
        rows={[...suites]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, own]) => [
            <code key="name">{name}</code>,
            ofStatus(own, 'passed'),
            ofStatus(own, 'failed'),
            ofStatus(own, 'skipped', 'pending', 'other'),
            milliseconds(own.reduce((sum, { duration }) => sum + duration, 0)),
          ])}
      />
    </Section>
  );
}

function Failures({ failures, path }: { readonly failures: readonly Failure[]; readonly path: string }) {
  return (
    <Section
      id="failures"
      title="What failed at first"
      note={
        <>
          Before anything was tried, as triage read it (<FileLink file={path} />
          ).
        </>
      }
    >
      {failures.slice(0, 100).map((failure, index) => (
        <FailureDetail key={index} failure={failure} />
      ))}
    </Section>
  );
}

function listNumbers({ tests, summary, cases, healing }: ReportData) {
  const all = tests?.value.results.tests ?? [];
  const flaky = all.filter(FILTERS.flaky).length + (healing?.value.quarantine?.length ?? 0);
  const slowest = all.reduce((longest, { duration }) => Math.max(longest, duration), 0);
  return [
    ['Passed at the end', String(summary.tests_passed), `${summary.tests_failed} failed`],
    ['Generated and kept', String(all.length), `${cases?.value.dropped.length ?? 0} dropped by their gates`],
    ['Flaky', String(flaky), flaky === 0 ? 'none was seen to come and go' : 'left to a person'],
    ['Slowest', milliseconds(slowest), ''],
  ] as const;
}

/** What was tested, and how that went. */
export function Tests({ data }: ViewProps) {
  const { tests, triage } = data;
  const all = tests?.value.results.tests ?? [];
  const failures = triage?.value.failures ?? [];
  return (
    <>
      {tests === undefined ? (
        <Empty>No tests were generated in this run.</Empty>
      ) : (
        <Numbers cards={listNumbers(data)} />
      )}
      <Gates data={data} />
      {failures.length > 0 && <Failures failures={failures} path={triage?.path ?? ''} />}
      {all.length > 0 && <AllTests tests={all} />}
      {all.length > 0 && <Suites tests={all} />}
    </>
  );
}
