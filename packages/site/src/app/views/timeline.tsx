import type { ReportData } from '@orchestrate/contracts/report-data';
import { describePercent, describeSeconds } from '@orchestrate/kit/words';
import { useMemo } from 'preact/hooks';

import { Chip, Empty, Section } from '../parts/basics';
import type { Bar, Scale } from '../parts/place-bars';
import { createScale, joinBars, listTicks, placeBar } from '../parts/place-bars';
import type { Tone } from '../parts/tone';
import { toneOf } from '../parts/tone';
import type { ViewProps } from '../view';

import type { Call } from './calls';
import { Calls, listCalls, Tools, toneOfCall } from './calls';
import { Resources } from './resources';
import { TaskGraph } from './task-graph';

function createRunScale({ attempts, summary, events }: ReportData): Scale {
  const zero = Date.parse(summary.started_at);
  const spans = attempts.flatMap(({ startedAt, endedAt }) =>
    startedAt === undefined ? [] : [{ begin: Date.parse(startedAt), end: Date.parse(endedAt ?? startedAt) }],
  );
  const own = events.items.flatMap(({ at, seconds = 0 }) => [{ begin: zero + at, end: zero + at + seconds * 1000 }]);
  return createScale(spans.length > 0 ? spans : own);
}

function Axis({ scale }: { readonly scale: Scale }) {
  return (
    <svg class="axis" aria-hidden="true" focusable="false">
      {listTicks(scale.total).map((seconds) => {
        const x = (seconds * 100_000) / scale.total;
        return (
          <text key={seconds} x={`${x}%`} y="11" text-anchor={x > 88 ? 'end' : 'start'}>
            {seconds === 0 ? '0' : describeSeconds(seconds).replace(/ 0 (?:s|min)$/, '')}
          </text>
        );
      })}
    </svg>
  );
}

function Bars({ bars, kind }: { readonly bars: readonly Bar[]; readonly kind: string }) {
  return (
    <>
      {bars.map(({ left, width }, index) => (
        <rect key={index} class={kind} x={`${left}%`} width={`${width}%`} />
      ))}
    </>
  );
}

function Track({
  phase,
  calls,
  tone,
}: {
  readonly phase: Bar | undefined;
  readonly calls: readonly (readonly [string, Bar])[];
  readonly tone: Tone;
}) {
  const ofKind = (kind: string): Bar[] => joinBars(calls.flatMap(([own, bar]) => (own === kind ? [bar] : [])));
  return (
    <svg class={`track ${tone}`} aria-hidden="true" focusable="false">
      {phase !== undefined && <Bars bars={[phase]} kind="phase" />}
      <Bars bars={ofKind('tool')} kind="tool" />
      <Bars bars={ofKind('model')} kind="model" />
    </svg>
  );
}

function Lines({
  data,
  scale,
  calls,
}: {
  readonly data: ReportData;
  readonly scale: Scale;
  readonly calls: readonly Call[];
}) {
  const zero = Date.parse(data.summary.started_at);
  const toBar = ({ at, seconds }: Call): Bar => placeBar(scale, { begin: zero + at, end: zero + at + seconds * 1000 });
  return (
    <>
      {data.attempts.map(({ phase, attempt, status, startedAt, endedAt }, index) => {
        const own = calls.filter((call) => call.attempt === index);
        const span = startedAt && { begin: Date.parse(startedAt), end: Date.parse(endedAt ?? startedAt) };
        const seconds = span === undefined || span === '' ? 0 : (span.end - span.begin) / 1000;
        return (
          <tr key={index}>
            <th scope="row">{attempt > 1 ? `${phase} ${attempt}` : phase}</th>
            <td>
              <Chip tone={toneOf(status)}>{status ?? 'cut off'}</Chip>
            </td>
            <td class="number">{describeSeconds(seconds)}</td>
            <td class="number" data-name="Calls">
              {own.length}
            </td>
            <td class="bar">
              <Track
                tone={toneOf(status)}
                phase={span === undefined || span === '' ? undefined : placeBar(scale, span)}
                calls={own.map((call) => [toneOfCall(call), toBar(call)])}
              />
            </td>
          </tr>
        );
      })}
    </>
  );
}

function describeShare({ summary }: ReportData, hasCut: boolean): string {
  const seconds = summary.phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const external = summary.phases.reduce((sum, phase) => sum + phase.external_seconds, 0);
  const share = `${describePercent(Math.floor((external / seconds) * 100))} of the time in phases went to external tools.`;
  return `${seconds > 0 ? share : ''}${hasCut ? ' The pause before the run was continued is cut out.' : ''}`;
}

function Phases({ data, calls }: { readonly data: ReportData; readonly calls: readonly Call[] }) {
  const scale = useMemo(() => createRunScale(data), [data]);
  return (
    <Section id="phases-title" title="Phases" note={describeShare(data, scale.hasCut)}>
      <table class="gantt">
        <thead>
          <tr>
            <th scope="col">Phase</th>
            <th scope="col">Status</th>
            <th scope="col" class="number">
              Took
            </th>
            <th scope="col" class="number">
              Calls
            </th>
            <th scope="col" class="bar">
              <span class="hidden">When</span>
              <Axis scale={scale} />
            </th>
          </tr>
        </thead>
        <tbody>
          <Lines data={data} scale={scale} calls={calls} />
        </tbody>
      </table>
      <ul class="legend">
        <li class="phase">the phase itself</li>
        <li class="tool">a command ran</li>
        <li class="model">a model was asked</li>
      </ul>
    </Section>
  );
}

/** When what happened, phase by phase and call by call, and on which plan. */
export function Timeline({ data }: ViewProps) {
  const calls = useMemo(() => listCalls(data), [data]);
  if (data.attempts.length === 0) return <Empty>No phase began, so there is no time line.</Empty>;
  return (
    <>
      <Phases data={data} calls={calls} />
      <TaskGraph data={data} />
      {calls.length > 0 && <Calls calls={calls} />}
      {calls.length > 0 && <Tools calls={calls} />}
      <Resources data={data} calls={calls} />
    </>
  );
}
