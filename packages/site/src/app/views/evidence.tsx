import type { SealedFile } from '@orchestrate/contracts/manifest';
import type { ReportData } from '@orchestrate/contracts/report-data';
import { describeBytes } from '@orchestrate/kit/words';

import { FileLink, Section } from '../parts/basics';
import { SearchField } from '../parts/controls';
import { Table } from '../parts/table';
import { useSearch } from '../parts/use-search';
import type { ViewProps } from '../view';

function Sizes({ files }: { readonly files: readonly SealedFile[] }) {
  const sizes = new Map<string, { files: number; bytes: number }>();
  for (const { path, phase, bytes } of files) {
    const name = phase ?? (path.startsWith('service/') ? 'the service' : 'the run');
    const sum = sizes.get(name) ?? { files: 0, bytes: 0 };
    sizes.set(name, { files: sum.files + 1, bytes: sum.bytes + bytes });
  }
  const sorted = [...sizes].sort(([, a], [, b]) => b.bytes - a.bytes);
  const most = sorted[0]?.[1].bytes ?? 1;
  return (
    <Section id="sizes" title="What it takes">
      <Table
        columns={[
          { name: 'Of' },
          { name: 'Share', isHidden: true },
          { name: 'Files', isNumber: true },
          { name: 'Size', isNumber: true },
        ]}
        rows={sorted.map(([name, sum]) => [
          name,
          <svg key="bar" class="spark tool" aria-hidden="true" focusable="false">
            <rect width={`${(sum.bytes / most) * 100}%`} height="100%" />
          </svg>,
          sum.files,
          describeBytes(sum.bytes),
        ])}
      />
    </Section>
  );
}

function Files({ items, left }: ReportData['files']) {
  const { query, setQuery, found } = useSearch(items, ({ path, sha256 }) => `${path} ${sha256}`);
  return (
    <Section
      id="files"
      title="Files and their hashes"
      note={
        <>
          As they were when this page was written. <FileLink file="manifest.json" />, written after it, has all of them;{' '}
          <code>npm run verify-run -- &lt;directory&gt;</code> compares. A log that still grew is vouched for as far as
          it went.
        </>
      }
    >
      <SearchField label="Search files" query={query} onQuery={setQuery} shown={found.length} all={items.length} />
      <Table
        columns={[{ name: 'File' }, { name: 'Size', isNumber: true }, { name: 'SHA-256' }]}
        rows={found.map(({ path, bytes, sha256, seal }) => [
          <FileLink key="file" file={path} />,
          describeBytes(bytes),
          <code key="hash" class="hash" title={sha256}>
            {`${sha256.slice(0, 16)}…${seal === 'prefix' ? ' so far' : ''}`}
          </code>,
        ])}
      />
      {left > 0 && <p class="note">{left} more are in the manifest.</p>}
    </Section>
  );
}

function Cuts({ retention }: { readonly retention: NonNullable<ReportData['retention']> }) {
  const { budgetBytes, fits, files } = retention;
  const over = fits ? '' : ' It is over that all the same: the rest may not be cut.';
  return (
    <Section id="cuts" title="Cut to fit" note={`The run may take ${describeBytes(budgetBytes)}.${over}`}>
      <Table
        columns={[{ name: 'File' }, { name: 'What was cut', isNamed: true }, { name: 'Had', isNumber: true }]}
        rows={files.map(({ path, cut, bytes }) => [
          cut === 'whole' ? path : <FileLink key="file" file={path} />,
          cut,
          describeBytes(bytes),
        ])}
      />
    </Section>
  );
}

function Tools({ tools }: { readonly tools: ReportData['summary']['tools_used'] }) {
  if (tools.length === 0) return null;
  const note = (
    <>
      <FileLink file="tool-usage-log.md" /> lists every command with its reason.
    </>
  );
  return (
    <Section id="tools" title="Tools" note={note}>
      <Table
        columns={[{ name: 'Tool' }, { name: 'Version that ran' }]}
        limit={12}
        rows={tools.map(({ name, version }) => [name, version])}
      />
    </Section>
  );
}

/** The files that all of this rests on, the tools that ran and those that were not there. */
export function EvidenceView({ data }: ViewProps) {
  const { tools_used: tools, not_run: notRun } = data.summary;
  return (
    <>
      {data.problems.length > 0 && (
        <Section id="problems" title="What cannot be used">
          <Table
            columns={[{ name: 'File' }, { name: 'Why' }]}
            rows={data.problems.map(({ file, message }) => [file, message])}
          />
        </Section>
      )}
      {notRun.length > 0 && (
        <Section id="not-run" title="Not run">
          <Table
            columns={[{ name: 'Tool' }, { name: 'Why' }]}
            rows={notRun.map(({ tool, reason }) => [tool, reason])}
          />
        </Section>
      )}
      {data.retention !== undefined && <Cuts retention={data.retention} />}
      <Tools tools={tools} />
      <Sizes files={data.files.items} />
      <Files {...data.files} />
    </>
  );
}
