import type { ReportPackage } from '@orchestrate/contracts/report-data';
import { useMemo, useState } from 'preact/hooks';

import { Empty, FileLink, Numbers, Section } from '../parts/basics';
import { Choice, SearchField } from '../parts/controls';
import { Table } from '../parts/table';
import { useSearch } from '../parts/use-search';
import type { ViewProps } from '../view';

const UNKNOWN = 'not told';

function countLicences(packages: readonly ReportPackage[]): [string, number][] {
  const licences = new Map<string, number>();
  for (const { licence = UNKNOWN } of packages) licences.set(licence, (licences.get(licence) ?? 0) + 1);
  return [...licences].sort(([, a], [, b]) => b - a);
}

function Licences({ packages }: { readonly packages: readonly ReportPackage[] }) {
  const licences = countLicences(packages);
  const most = licences[0]?.[1] ?? 1;
  return (
    <Section id="licences" title="Licences" note="As the packages declare them in the lock file.">
      <Table
        columns={[{ name: 'Licence' }, { name: 'Share', isHidden: true }, { name: 'Packages', isNumber: true }]}
        limit={12}
        rows={licences.map(([licence, number]) => [
          licence,
          <svg key="bar" class="spark tool" aria-hidden="true" focusable="false">
            <rect width={`${(number / most) * 100}%`} height="100%" />
          </svg>,
          number,
        ])}
      />
    </Section>
  );
}

type Which = 'all' | 'runtime' | 'development';

const WHICH: readonly (readonly [Which, string])[] = [
  ['all', 'all'],
  ['runtime', 'run time'],
  ['development', 'development'],
];
const COLUMNS = [
  { name: 'Package' },
  { name: 'Version' },
  { name: 'Licence' },
  { name: 'Used', isNamed: true },
  { name: 'Integrity' },
];

const toRow = ({ name, version, licence = UNKNOWN, isDevelopment, integrity }: ReportPackage) => [
  name,
  version,
  licence,
  isDevelopment ? 'development' : 'run time',
  integrity !== undefined && (
    <code class="hash" title={integrity}>
      {integrity.slice(0, 19)}…
    </code>
  ),
];

function List({ packages }: { readonly packages: readonly ReportPackage[] }) {
  const [which, setWhich] = useState<Which>('all');
  const kept = useMemo(
    () => packages.filter(({ isDevelopment }) => which === 'all' || isDevelopment === (which === 'development')),
    [packages, which],
  );
  const textOf = ({ name, version, licence = '' }: ReportPackage) => `${name} ${version} ${licence}`;
  const { query, setQuery, found } = useSearch(kept, textOf);
  const counts = { shown: found.length, all: packages.length };
  const note = (
    <>
      From <FileLink file="service/package-lock.json" />, with the hash that each is installed by.
    </>
  );
  return (
    <Section id="packages" title="Packages" note={note}>
      <div class="controls">
        <SearchField label="Search packages" query={query} onQuery={setQuery} {...counts} />
        <Choice label="Which packages" options={WHICH} value={which} onChange={setWhich} />
      </div>
      <Table columns={COLUMNS} rows={found.map(toRow)} />
    </Section>
  );
}

/** What the service is made of besides its own code. */
export function Packages({ data }: ViewProps) {
  const { items, left } = data.packages;
  if (items.length === 0)
    return <Empty>The service has no lock file of npm, so its packages are not known here.</Empty>;
  const runtime = items.filter(({ isDevelopment }) => !isDevelopment).length;
  const unknown = items.filter(({ licence }) => licence === undefined).length;
  const told = unknown > 0 ? `${unknown} not told` : 'each package tells its own';
  return (
    <>
      <Numbers
        cards={[
          ['Packages', String(items.length + left)],
          ['At run time', String(runtime), 'the rest builds and tests'],
          ['Licences', String(countLicences(items).length), told],
        ]}
      />
      <Licences packages={items} />
      <List packages={items} />
    </>
  );
}
