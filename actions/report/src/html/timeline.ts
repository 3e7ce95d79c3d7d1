import type { AttemptEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { ReportModel } from '../model';
import { describePercent, describeSeconds, describeSpending } from '../words';

import type { Markup } from './markup';
import { markup } from './markup';
import type { Section } from './parts';
import { chip, toneOf } from './parts';

type PhaseLine = ReportModel['summary']['phases'][number];

/** Where a bar begins and how long it is, in percent of the run. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

const PAUSE_MILLISECONDS = 60_000;
const SHOWN_PAUSE_MILLISECONDS = 3_000;
const THINNEST_PERCENT = 0.5;

/**
 * Places attempts on one time line. What lies between an interruption and its resumption says nothing of the run, so
 * long pauses are cut out.
 */
export function placeBars(attempts: readonly Pick<AttemptEvidence, 'startedAt' | 'endedAt'>[]): {
  readonly bars: readonly (Bar | undefined)[];
  readonly hasCut: boolean;
} {
  let reached: number | undefined;
  let cut = 0;
  const spans = attempts.map(({ startedAt, endedAt }) => {
    if (startedAt === undefined) return undefined;
    const begin = Date.parse(startedAt);
    const end = Math.max(begin, Date.parse(endedAt ?? startedAt));
    if (reached !== undefined && begin - reached > PAUSE_MILLISECONDS)
      cut += begin - reached - SHOWN_PAUSE_MILLISECONDS;
    reached = Math.max(reached ?? end, end);
    return { begin: begin - cut, end: end - cut };
  });
  const known = spans.filter((span) => span !== undefined);
  const first = Math.min(...known.map(({ begin }) => begin));
  const total = Math.max(1, Math.max(...known.map(({ end }) => end)) - first);
  const percent = (milliseconds: number): number => Math.round((milliseconds / total) * 10_000) / 100;
  const bars = spans.map((span) =>
    span === undefined
      ? undefined
      : {
          left: Math.min(percent(span.begin - first), 100 - THINNEST_PERCENT),
          width: Math.max(percent(span.end - span.begin), THINNEST_PERCENT),
        },
  );
  return { bars, hasCut: cut > 0 };
}

function renderBar(line: PhaseLine, bar: Bar | undefined): Markup {
  if (bar === undefined) return markup`<span class="track" aria-hidden="true"></span>`;
  const own = line.seconds > 0 ? Math.round((1 - line.external_seconds / line.seconds) * 100) : 0;
  const share = Math.min(100, Math.max(0, own));
  return markup`<span class="track ${toneOf(line.status)}" aria-hidden="true"><span style="left:${bar.left}%;width:${bar.width}%"><i style="width:${share}%"></i></span></span>`;
}

function renderLine(line: PhaseLine, bar: Bar | undefined): Markup {
  const name = line.attempt > 1 ? `${line.phase} ${line.attempt}` : line.phase;
  const origin = line.cached !== undefined ? ' (from the cache)' : line.resumed === true ? ' (taken over)' : '';
  const spent = line.engine === 'offline' ? '' : ` (models: ${describeSpending(line)})`;
  return markup`<tr><th scope="row">${name}</th><td>${chip(toneOf(line.status), line.status)}</td><td class="number">${describeSeconds(line.seconds)}</td><td class="bar">${renderBar(line, bar)}</td><td class="what">${line.headline}${origin}${spent}</td></tr>
`;
}

/** The phases in the order in which they ran, each as a bar on the run's time line. */
export function timelineSection({ summary: { phases }, evidence }: ReportModel): Section {
  const { bars, hasCut } = placeBars(evidence.attempts);
  const find = (line: PhaseLine): Bar | undefined =>
    bars[evidence.attempts.findIndex(({ step, number }) => step === line.phase && number === line.attempt)];
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const external = phases.reduce((sum, phase) => sum + phase.external_seconds, 0);
  const remarks = [
    ...(seconds === 0
      ? []
      : [
          `${describePercent(Math.round((external / seconds) * 100))} of that time went to external tools; the pale end of a bar is what orchestrate itself took.`,
        ]),
    ...(hasCut ? ['The pause before the run was continued is cut out.'] : []),
  ];
  return {
    id: 'phases',
    title: 'Phases',
    body: markup`<table class="timeline">
<thead><tr><th scope="col">Phase</th><th scope="col">Status</th><th scope="col" class="number">Took</th><th scope="col">When</th><th scope="col">What it did</th></tr></thead>
<tbody>
${phases.map((line) => renderLine(line, find(line)))}</tbody></table>
<p class="muted small">${remarks.join(' ')}</p>`,
  };
}
