import type { Analysis, AnalyserResult, Finding } from '@orchestrate/contracts/finding';
import type { ReportData } from '@orchestrate/contracts/report-data';
import { count, describeSeconds } from '@orchestrate/kit/words';
import { useMemo, useState } from 'preact/hooks';

import { Chip, Empty, FileLink, Numbers, Section } from '../parts/basics';
import { Choice, SearchField } from '../parts/controls';
import { Diff } from '../parts/diff';
import { Table } from '../parts/table';
import type { Tone } from '../parts/tone';
import { useSearch } from '../parts/use-search';
import type { ViewProps } from '../view';

const OUTCOMES: Readonly<Record<AnalyserResult['outcome'], readonly [Tone, string]>> = {
  ran: ['good', '✓ ran'],
  failed: ['bad', '✗ broke'],
  'not-run': ['calm', 'not run'],
  'not-applicable': ['calm', 'nothing to look at'],
};
const LEVELS: Readonly<Record<Finding['level'], Tone>> = { error: 'bad', warning: 'warn', note: 'calm' };

function Analysers({ analysers }: Pick<Analysis, 'analysers'>) {
  return (
    <Section id="analysers" title="Analysers">
      <Table
        columns={[
          { name: 'Analyser' },
          { name: 'Outcome' },
          { name: 'Found', isNumber: true },
          { name: 'Took', isNumber: true },
          { name: 'Remark' },
        ]}
        rows={analysers.map(({ tool, version, outcome, findings, seconds, reason }) => {
          const [tone, word] = OUTCOMES[outcome];
          const numbers = outcome === 'ran' ? [findings, describeSeconds(seconds)] : ['', ''];
          const name = version === undefined ? tool : `${tool} ${version}`;
          return [
            name,
            <Chip key="outcome" tone={tone}>
              {word}
            </Chip>,
            ...numbers,
            reason,
          ];
        })}
      />
    </Section>
  );
}

type Listed = Finding & { readonly isLeft: boolean };

function listFindings({ before, after }: Analysis): Listed[] {
  const known = new Set(before.map(({ fingerprint }) => fingerprint));
  const left = new Set(after.map(({ fingerprint }) => fingerprint));
  return [
    ...before.map((finding) => ({ ...finding, isLeft: left.has(finding.fingerprint) })),
    ...after.filter(({ fingerprint }) => !known.has(fingerprint)).map((finding) => ({ ...finding, isLeft: true })),
  ];
}

const toRow = (finding: Listed) => [
  <>
    <code>{finding.rule}</code> <span class="muted">{finding.tool}</span>
  </>,
  <Chip key="level" tone={LEVELS[finding.level]}>
    {finding.level}
  </Chip>,
  finding.isLeft ? (
    'left'
  ) : (
    <Chip key="state" tone="good">
      ✓ gone
    </Chip>
  ),
  finding.path !== undefined && (
    <FileLink key="file" file={`service/${finding.path}`}>
      <code>{`${finding.path}${finding.line === undefined ? '' : `:${finding.line}`}`}</code>
    </FileLink>
  ),
  finding.message,
];

type Which = 'all' | 'left' | 'gone';

function listOptions(all: readonly Listed[]): readonly (readonly [Which, string])[] {
  const left = all.filter(({ isLeft }) => isLeft).length;
  return [
    ['all', `all ${all.length}`],
    ['left', `left ${left}`],
    ['gone', `gone ${all.length - left}`],
  ];
}

function List({ analysis }: { readonly analysis: Analysis }) {
  const all = useMemo(() => listFindings(analysis), [analysis]);
  const [which, setWhich] = useState<Which>('all');
  const kept = useMemo(
    () => all.filter(({ isLeft }) => which === 'all' || isLeft === (which === 'left')),
    [all, which],
  );
  const { query, setQuery, found } = useSearch(
    kept,
    ({ rule, tool, path = '', message }) => `${rule} ${tool} ${path} ${message}`,
  );
  if (all.length === 0) return <Empty>The analysers that ran found nothing, before or after.</Empty>;
  return (
    <Section id="list" title="Findings">
      <div class="controls">
        <SearchField label="Search findings" query={query} onQuery={setQuery} shown={found.length} all={all.length} />
        <Choice label="Which findings" options={listOptions(all)} value={which} onChange={setWhich} />
      </div>
      <Table
        columns={[{ name: 'Rule' }, { name: 'Level' }, { name: 'State' }, { name: 'Where' }, { name: 'What' }]}
        limit={100}
        rows={found.map(toRow)}
      />
    </Section>
  );
}

function Fixes({ data }: { readonly data: ReportData }) {
  const fixes = data.proposals.items.filter(({ phase, record }) => phase === 'analyze' && record.kind === 'fix');
  if (fixes.length === 0) return null;
  return (
    <Section id="fixes" title="Fixes, before and after">
      {fixes.map(({ record, patch, path }) => (
        <details key={path}>
          <summary>
            <Chip tone={record.accepted ? 'good' : 'bad'}>{record.accepted ? '✓ accepted' : '✗ refused'}</Chip>{' '}
            {record.title} <span class="muted">by {record.author.name}</span>
          </summary>
          <div>{patch === undefined ? <p class="note">The patch is not there.</p> : <Diff patch={patch} />}</div>
        </details>
      ))}
    </Section>
  );
}

function Reviewed({ analysis }: { readonly analysis: Analysis }) {
  const { review, explanations = [] } = analysis;
  if (review === undefined && explanations.length === 0) return null;
  const seen = review?.findings ?? [];
  return (
    <Section
      id="review"
      title="What models say"
      note={
        review &&
        `${review.provider}/${review.model} was shown ${count(review.files, 'file')}. What it says counts for nothing in the verdict.`
      }
    >
      <ul class="plain">
        {seen.map(({ path, line, message, confidence }, index) => (
          <li key={index}>
            <code>{`${path}:${line}`}</code> {message} <span class="muted">({confidence} confidence)</span>
          </li>
        ))}
        {explanations.map(({ finding, text, provider, model }, index) => (
          <li key={`e${index}`}>
            <code>{finding.rule}</code> {text} <span class="muted">({`${provider}/${model}`})</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the analysers found, and what of it is left. */
export function Findings({ data }: ViewProps) {
  const { analysis } = data;
  if (analysis === undefined)
    return <Empty>Nothing was analysed in this run, or the record of it cannot be used.</Empty>;
  const { before, after, fixed, fresh } = analysis.value;
  return (
    <>
      <Numbers
        cards={[
          ['At first', String(before.length)],
          ['Fixed', String(fixed)],
          ['Left', String(after.length), `${fresh.length} not in the baseline`],
        ]}
      />
      <List analysis={analysis.value} />
      <Fixes data={data} />
      <Reviewed analysis={analysis.value} />
      <Analysers analysers={analysis.value.analysers} />
      <p class="note">
        <FileLink file={analysis.path} />
      </p>
    </>
  );
}
