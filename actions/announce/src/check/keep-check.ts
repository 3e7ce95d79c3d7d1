import type { Announced } from '@orchestrate/contracts/announcement';
import type { Verdict } from '@orchestrate/contracts/status';
import { sanitizeText } from '@orchestrate/kit/safety/text';
import { count } from '@orchestrate/kit/words';
import { z } from 'zod';

import { renderTelling } from '../comment/render-comment';
import { isLater, readMark, renderMark } from '../mark';
import type { Work } from '../work';

import type { Remark } from './list-remarks';
import { listRemarks } from './list-remarks';

/** An annotation as GitHub takes it. */
export type CheckAnnotation = Readonly<Record<string, string | number>>;

/** Remarks that fit, and how many there was no room or no place for. */
export interface ChosenAnnotations {
  readonly annotations: readonly CheckAnnotation[];
  readonly leftOut: number;
}

const CONCLUSIONS: Readonly<Record<Verdict, string>> = { success: 'success', partial: 'neutral', failed: 'failure' };
const CREATE = 'POST /repos/{owner}/{repo}/check-runs';
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const LIST = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';
const MOST_A_REQUEST = 50;
const MOST_CHARACTERS = 60_000;
const MOST_MESSAGE = 2_000;
const MOST_TITLE = 200;

const checkSchema = z.looseObject({
  id: z.number(),
  html_url: z.string().nullish(),
  external_id: z.string().nullish(),
  status: z.string(),
});
const checksSchema = z.looseObject({ check_runs: z.array(checkSchema) });

type Check = z.infer<typeof checkSchema>;

function toLine(text: string, limit: number): string {
  const line = sanitizeText(text).replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

function toAnnotation({ level, line, column, title, message }: Remark, path: string): CheckAnnotation {
  return {
    path,
    start_line: line,
    end_line: line,
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: level,
    title: toLine(title, MOST_TITLE),
    // GitHub refuses an empty one.
    message: sanitizeText(message, MOST_MESSAGE).trim() || 'no message',
  };
}

/** The most important remarks as annotations, within a number. */
export function chooseAnnotations(
  remarks: readonly Remark[],
  toPlace: Work['toPlace'],
  most: number,
): ChosenAnnotations {
  const placed = remarks.flatMap((remark) => {
    const place = toPlace?.(remark.file);
    return place === undefined ? [] : [toAnnotation(remark, place)];
  });
  const annotations = placed.slice(0, most);
  return { annotations, leftOut: remarks.length - annotations.length };
}

/** The newest check of ours on the commit. */
async function findOwn({ api, key }: Work, commit: string, name: string): Promise<Check | undefined> {
  const parameters = { ref: commit, check_name: name, filter: 'latest', per_page: 100 };
  const { check_runs: checks } = await api.request({ route: LIST, parameters, answer: checksSchema });
  return checks.filter(({ external_id: id }) => readMark(id ?? '', key) !== undefined).sort((a, b) => b.id - a.id)[0];
}

function describeOutput(work: Work, commit: string, { annotations, leftOut }: ChosenAnnotations) {
  const { summary, context } = work;
  const { status, tests_passed: passed, tests_failed: failed, tests_uncounted: isUncounted } = summary;
  const title = `${status}: ${isUncounted === true ? 'tests not counted' : `${count(passed, 'test')} passed, ${failed} failed`}`;
  const telling = renderTelling({ summary, runUrl: context.runUrl, commit }, MOST_CHARACTERS);
  const rest = leftOut === 0 ? '' : `\n${count(leftOut, 'remark')} beside these ${annotations.length} in the report.\n`;
  return { title, summary: `${telling}${rest}` };
}

/** All annotations, so many a request; the check is concluded with the last of them, so that half of one is never taken for whole. */
async function send(work: Work, commit: string, name: string, mark: string): Promise<Announced> {
  const { api, summary, evidence, context, inputs, toPlace } = work;
  const chosen = chooseAnnotations(listRemarks(evidence), toPlace, inputs.annotations);
  const output = describeOutput(work, commit, chosen);
  const end = { status: 'completed', conclusion: CONCLUSIONS[summary.status], completed_at: summary.finished_at };
  const { annotations } = chosen;
  const batch = (index: number) => annotations.slice(index, index + MOST_A_REQUEST);
  const first = {
    name,
    head_sha: commit,
    external_id: mark,
    started_at: summary.started_at,
    ...(context.runUrl === undefined ? {} : { details_url: context.runUrl }),
    ...(annotations.length <= MOST_A_REQUEST ? end : { status: 'in_progress' }),
    output: { ...output, annotations: batch(0) },
  };
  const made = await api.request({ route: CREATE, parameters: first, answer: checkSchema });
  for (let index = MOST_A_REQUEST; index < annotations.length; index += MOST_A_REQUEST) {
    const isLast = index + MOST_A_REQUEST >= annotations.length;
    const more = { check_run_id: made.id, ...(isLast ? end : {}), output: { ...output, annotations: batch(index) } };
    await api.request({ route: UPDATE, parameters: more, answer: checkSchema });
  }
  const counts = { shown: annotations.length, leftOut: chosen.leftOut };
  return { part: 'check', outcome: 'created', ...(made.html_url ? { url: made.html_url } : {}), ...counts };
}

/** Puts a check on the commit with what the run ended as, and remarks on lines; once for a run. */
export async function keepCheck(work: Work): Promise<Announced> {
  const { context, key, turn, summary, title } = work;
  const commit = context.pullRequest?.head ?? context.commit;
  if (commit === undefined)
    return { part: 'check', outcome: 'skipped', reason: 'GITHUB_SHA names no commit to put it on' };
  const name = toLine(title, MOST_TITLE);
  const mark = `${renderMark(key, turn)}:${summary.run_id}`;
  const present = await findOwn(work, commit, name);
  const url = present?.html_url ? { url: present.html_url } : {};
  const other = readMark(present?.external_id ?? '', key);
  if (other !== undefined && isLater(other, turn))
    return { part: 'check', outcome: 'newer', reason: `a later run, number ${other.number}, told its own`, ...url };
  if (present?.external_id === mark && present.status === 'completed')
    return { part: 'check', outcome: 'unchanged', ...url };
  return send(work, commit, name, mark);
}
