import type { AttemptEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { ReportModel } from '../model';
import { describePercent, describeSeconds } from '../words';

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

/** Places an attempt on the run's time line. */
export function placeBar(
  attempt: Pick<AttemptEvidence, 'startedAt' | 'endedAt'> | undefined,
  begin: string,
  end: string,
): Bar | undefined {
  if (attempt?.startedAt === undefined) return undefined;
  const [from, to] = [Date.parse(begin), Date.parse(end)];
  const span = Math.max(1, to - from);
  const clamp = (at: number): number => Math.min(100, Math.max(0, ((at - from) / span) * 100));
  const left = clamp(Date.parse(attempt.startedAt));
  const right = clamp(Date.parse(attempt.endedAt ?? attempt.startedAt));
  const round = (value: number): number => Math.round(value * 100) / 100;
  return { left: round(Math.min(left, 99.5)), width: round(Math.max(right - left, 0.5)) };
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
  return markup`<tr><th scope="row">${name}</th><td>${chip(toneOf(line.status), line.status)}</td><td class="number">${describeSeconds(line.seconds)}</td><td class="bar">${renderBar(line, bar)}</td><td class="what">${line.headline}${origin}</td></tr>
`;
}

/** The phases in the order in which they ran, each as a bar on the run's time line. */
export function timelineSection({ summary, evidence }: ReportModel): Section {
  const { phases, started_at: begin, finished_at: end } = summary;
  const find = (line: PhaseLine): AttemptEvidence | undefined =>
    evidence.attempts.find(({ step, number }) => step === line.phase && number === line.attempt);
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const external = phases.reduce((sum, phase) => sum + phase.external_seconds, 0);
  const share = seconds === 0 ? undefined : describePercent(Math.round((external / seconds) * 100));
  return {
    id: 'phases',
    title: 'Phases',
    body: markup`<table class="timeline">
<thead><tr><th scope="col">Phase</th><th scope="col">Status</th><th scope="col" class="number">Took</th><th scope="col">When</th><th scope="col">What it did</th></tr></thead>
<tbody>
${phases.map((line) => renderLine(line, placeBar(find(line), begin, end)))}</tbody></table>
${share !== undefined && markup`<p class="muted">${share} of that time went to external tools; the pale end of a bar is what orchestrate itself took.</p>`}`,
  };
}
