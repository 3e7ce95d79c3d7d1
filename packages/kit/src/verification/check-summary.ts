import { isDeepStrictEqual } from 'node:util';

import type { Summary } from '@orchestrate/contracts/summary';

import type { RunEvidence } from '../run-evidence/evidence';
import type { Figures } from '../summary/figures';
import { deriveFigures } from '../summary/figures';
import { judgeRun } from '../summary/judgement';

// Lines that the report phase added about its own work; everything else in `remaining` follows from the evidence.
const OWN_REMARK = 'report: ';

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function compareFields(summary: Summary, figures: Figures): string[] {
  return (Object.keys(figures) as (keyof Figures)[])
    .filter((field) => !isDeepStrictEqual(summary[field], figures[field]))
    .map((field) => `${field} is ${shorten(summary[field])} where the evidence gives ${shorten(figures[field])}`);
}

function checkTime(summary: Summary): string[] {
  const seconds = (Date.parse(summary.finished_at) - Date.parse(summary.started_at)) / 1000;
  return Math.abs(seconds - summary.time_taken_seconds) < 0.001
    ? []
    : [`time_taken_seconds is ${summary.time_taken_seconds} where start and end are ${seconds} s apart`];
}

function checkReferences(summary: Summary, files: ReadonlySet<string>): string[] {
  const named = [
    ...summary.recommendations.flatMap(({ id, evidence }) => evidence.map((file) => [`recommendation ${id}`, file])),
    ...summary.fixes.map(({ title, patch }) => [`fix "${title}"`, patch]),
  ] as const;
  return named
    .filter(([, file]) => !files.has(file ?? ''))
    .map(([what, file]) => `${what ?? ''} cites ${file ?? ''}, which is not there`);
}

/**
 * Works the summary out again from the evidence and tells where the two differ. What only the report phase can know
 * (what it published, what it recommends) is checked for what it cites.
 */
export function checkSummary(summary: Summary, evidence: RunEvidence, files: ReadonlySet<string>): string[] {
  const plain = judgeRun(evidence, { dryRun: summary.dry_run });
  const publication = summary.remaining
    .filter((line) => line.startsWith(OWN_REMARK) && !plain.remaining.includes(line))
    .map((line) => line.slice(OWN_REMARK.length));
  const judgement = judgeRun(evidence, { dryRun: summary.dry_run, publication });
  const figures = deriveFigures(evidence, judgement, summary.finished_at);
  return [...compareFields(summary, figures), ...checkTime(summary), ...checkReferences(summary, files)];
}
