import type { ReportData } from '@orchestrate/contracts/report-data';
import type { Strength } from '@orchestrate/contracts/test-report';
import { describePercent } from '@orchestrate/kit/words';

import { Empty, FileLink, Meter, Numbers, Section } from '../parts/basics';
import { SearchField } from '../parts/controls';
import { Table } from '../parts/table';
import { useSearch } from '../parts/use-search';
import type { ViewProps } from '../view';

const ENOUGH_PERCENT = 80;
const toneOfPercent = (percent: number) => (percent >= ENOUGH_PERCENT ? 'good' : 'warn');

type Coverage = NonNullable<ReportData['coverage']>['value'];

function Files({ coverage, path }: { readonly coverage: Coverage; readonly path: string }) {
  const byNeed = [...coverage.files].sort((a, b) => a.lines.percent - b.lines.percent || a.path.localeCompare(b.path));
  const { query, setQuery, found } = useSearch(byNeed, (file) => file.path);
  return (
    <Section
      id="files"
      title="By file"
      note={
        <>
          Least covered first, from <FileLink file={path} />.
        </>
      }
    >
      <SearchField label="Search files" query={query} onQuery={setQuery} shown={found.length} all={byNeed.length} />
      <Table
        columns={[
          { name: 'File' },
          { name: 'Share', isHidden: true },
          { name: 'Lines', isNumber: true },
          { name: 'Not reached', isNumber: true },
          { name: 'Branches', isNumber: true },
        ]}
        rows={found.map((file) => [
          <FileLink key="file" file={`service/${file.path}`}>
            <code>{file.path}</code>
          </FileLink>,
          <Meter key="meter" percent={file.lines.percent} tone={toneOfPercent(file.lines.percent)} />,
          describePercent(file.lines.percent),
          file.lines.total - file.lines.covered,
          file.branches.total === 0 ? '–' : describePercent(file.branches.percent),
        ])}
      />
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
export function CoverageView({ data }: ViewProps) {
  const { coverage, cases } = data;
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
      <Files coverage={coverage.value} path={coverage.path} />
      <Mutation cases={cases} />
    </>
  );
}
