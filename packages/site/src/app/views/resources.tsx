import type { ReportData } from '@orchestrate/contracts/report-data';
import { describeBytes, describeSeconds } from '@orchestrate/kit/words';

import { Section } from '../parts/basics';
import { Table } from '../parts/table';

import type { Call } from './calls';

const UNKNOWN = 'unknown';
const SHOWN_COMMANDS = 12;

function orUnknown(value: number | undefined, describe: (value: number) => string): string {
  return value === undefined ? UNKNOWN : describe(value);
}

function Phases({ phases }: { readonly phases: ReportData['summary']['phases'] }) {
  return (
    <Table
      columns={[
        { name: 'Phase' },
        { name: 'Processor, itself', isNumber: true },
        { name: 'Processor, its commands', isNumber: true },
        { name: 'Most memory, itself', isNumber: true },
        { name: 'Most memory, one command', isNumber: true },
      ]}
      rows={phases.flatMap(({ phase, attempt, resources }) =>
        resources === undefined
          ? []
          : [
              [
                attempt === 1 ? phase : `${phase} ${attempt}`,
                describeSeconds(resources.cpuSeconds),
                orUnknown(resources.commandsCpuSeconds, describeSeconds),
                describeBytes(resources.peakMemoryBytes),
                orUnknown(resources.commandsPeakMemoryBytes, describeBytes),
              ],
            ],
      )}
    />
  );
}

function Commands({ calls }: { readonly calls: readonly Call[] }) {
  const known = calls.filter(({ cpuSeconds, peakMemoryBytes }) => cpuSeconds ?? peakMemoryBytes);
  if (known.length === 0) return null;
  const sorted = [...known].sort(
    (a, b) => (b.cpuSeconds ?? 0) - (a.cpuSeconds ?? 0) || (b.peakMemoryBytes ?? 0) - (a.peakMemoryBytes ?? 0),
  );
  return (
    <Table
      caption="Commands that took most"
      columns={[
        { name: 'Command' },
        { name: 'Phase' },
        { name: 'Processor', isNumber: true },
        { name: 'Most memory', isNumber: true },
        { name: 'Took', isNumber: true },
      ]}
      limit={SHOWN_COMMANDS}
      rows={sorted.map(({ text, what, phase, cpuSeconds, peakMemoryBytes, seconds }) => [
        <>
          {text} <span class="muted">{what}</span>
        </>,
        phase,
        orUnknown(cpuSeconds, describeSeconds),
        orUnknown(peakMemoryBytes, describeBytes),
        describeSeconds(seconds),
      ])}
    />
  );
}

/** What phases and commands took of the machine, where that was measured. */
export function Resources({ data, calls }: { readonly data: ReportData; readonly calls: readonly Call[] }) {
  const { phases } = data.summary;
  if (phases.every(({ resources }) => resources === undefined)) return null;
  const note =
    'Time of all cores together, of commands that were waited for; containers are not in it. Memory of a command is ' +
    'looked at four times a second, with all that it started; of commands that run side by side no time is known.';
  return (
    <Section id="resources" title="What it took of the machine" note={note}>
      <Phases phases={phases} />
      <Commands calls={calls} />
    </Section>
  );
}
