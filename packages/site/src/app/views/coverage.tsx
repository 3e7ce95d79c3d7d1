import type { ReportData, ReportSource } from '@orchestrate/contracts/report-data';
import type { Strength } from '@orchestrate/contracts/test-report';
import { describePercent } from '@orchestrate/kit/words';
import { useMemo } from 'preact/hooks';

import { Empty, FileLink, Meter, Numbers, Section } from '../parts/basics';
import { SearchField } from '../parts/controls';
import { describeLines, findGaps, statesOf } from '../parts/gaps';
import { Table } from '../parts/table';
import { useSearch } from '../parts/use-search';
import { routeTo } from '../route';
import type { ViewProps } from '../view';

import { SourceView } from './source';

const ENOUGH_PERCENT = 80;
const SHOWN_GAPS = 8;
const toneOfPercent = (percent: number) => (percent >= ENOUGH_PERCENT ? 'good' : 'warn');

type Coverage = NonNullable<ReportData['coverage']>['value'];

type Sources = ReadonlyMap<string, ReportSource>;

/** Lines to look at, as far as a row has room for them. */
function tellGaps(source: ReportSource | undefined): string {
  if (source === undefined) return '';
  const gaps = findGaps(statesOf(source)).filter(({ state }) => state === 'none');
  const more = gaps.length > SHOWN_GAPS ? [`${gaps.length - SHOWN_GAPS} more`] : [];
  return [...gaps.slice(0, SHOWN_GAPS).map(describeLines), ...more].join(', ');
}

function tellMutants(source: ReportSource | undefined): string {
  if (source === undefined || source.mutants.length === 0) return '–';
  return `${source.mutants.filter(({ caught }) => caught).length} of ${source.mutants.length}`;
}

function Name({ path, source }: { readonly path: string; readonly source: ReportSource | undefined }) {
  const name = <code>{path}</code>;
  return source === undefined ? (
    <FileLink file={`service/${path}`}>{name}</FileLink>
  ) : (
    <a class="file" href={routeTo('coverage', path)}>
      {name}
    </a>
  );
}

function FileTable({
  files,
  sources,
}: {
  readonly files: readonly Coverage['files'][number][];
  readonly sources: Sources;
}) {
  const hasLines = sources.size > 0;
  const hasMutants = [...sources.values()].some(({ mutants }) => mutants.length > 0);
  return (
    <Table
      columns={[
        { name: 'File' },
        { name: 'Share', isHidden: true },
        { name: 'Lines', isNumber: true },
        { name: 'Not reached', isNumber: true },
        ...(hasLines ? [{ name: 'Which' }, { name: 'In part', isNumber: true }] : []),
        { name: 'Branches', isNumber: true },
        ...(hasMutants ? [{ name: 'Mutants caught', isNumber: true }] : []),
      ]}
      rows={files.map((file) => {
        const source = sources.get(file.path);
        return [
          <Name key="file" path={file.path} source={source} />,
          <Meter key="meter" percent={file.lines.percent} tone={toneOfPercent(file.lines.percent)} />,
          file.lines.total === 0 ? '–' : describePercent(file.lines.percent),
          file.lines.total - file.lines.covered,
          ...(hasLines ? [tellGaps(source), source?.partly.length ?? '–'] : []),
          file.branches.total === 0 ? '–' : describePercent(file.branches.percent),
          ...(hasMutants ? [tellMutants(source)] : []),
        ];
      })}
    />
  );
}

function Files({
  coverage,
  path,
  sources,
}: {
  readonly coverage: Coverage;
  readonly path: string;
  readonly sources: Sources;
}) {
  const byNeed = [...coverage.files].sort(
    (a, b) =>
      a.lines.percent - b.lines.percent || a.branches.percent - b.branches.percent || a.path.localeCompare(b.path),
  );
  const { query, setQuery, found } = useSearch(byNeed, (file) => file.path);
  return (
    <Section
      id="files"
      title="By file"
      note={
        <>
          Least covered first, from <FileLink file={path} />
          {sources.size > 0 ? '; each leads to its lines.' : '.'}
        </>
      }
    >
      <SearchField label="Search files" query={query} onQuery={setQuery} shown={found.length} all={byNeed.length} />
      <FileTable files={found} sources={sources} />
    </Section>
  );
}

function describeMutants({ mutants }: Strength): string {
  if (mutants === undefined || mutants.total === 0) return 'not measured';
  return `${mutants.caught} of ${mutants.total} caught (${describePercent((mutants.caught / mutants.total) * 100)})`;
}

function Mutation({ cases }: { readonly cases: ReportData['cases'] }) {
  const strength = cases?.value.strength;
  return (
    <Section id="mutation" title="Mutation score">
      {strength === undefined ? (
        <p>No mutants were tried: that is done for services that were there before the run.</p>
      ) : (
        <Table
          columns={[{ name: 'Tests' }, { name: 'Mutants', isNamed: true }]}
          rows={[
            ['without those that were generated', describeMutants(strength.before)],
            ['with them', describeMutants(strength.after)],
          ]}
        />
      )}
    </Section>
  );
}

/** How much of the code the tests reach, and what of it they would miss if it changed. */
export function CoverageView({ data, detail }: ViewProps) {
  const { coverage, cases } = data;
  const sources = useMemo(() => new Map(data.sources?.items.map((source) => [source.path, source])), [data]);
  const chosen = detail === undefined ? undefined : sources.get(detail);
  if (chosen !== undefined) return <SourceView source={chosen} />;
  if (coverage === undefined)
    return (
      <>
        <Empty>No coverage was measured in this run.</Empty>
        {cases?.value.strength !== undefined && <Mutation cases={cases} />}
      </>
    );
  const measures = (['lines', 'branches', 'functions', 'statements'] as const).map((name) => {
    const { covered, total, percent } = coverage.value[name];
    return [
      name.replace(/^./, (letter) => letter.toUpperCase()),
      describePercent(percent),
      `${covered} of ${total}`,
    ] as const;
  });
  return (
    <>
      <Numbers cards={measures} />
      <Files coverage={coverage.value} path={coverage.path} sources={sources} />
      <Mutation cases={cases} />
    </>
  );
}
