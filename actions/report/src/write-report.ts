import { readdir } from 'node:fs/promises';

import { formatTimestamp } from '@orchestrate/contracts/run-id';
import type { Summary } from '@orchestrate/contracts/summary';
import { summarySchema } from '@orchestrate/contracts/summary';
import type { Deps } from '@orchestrate/kit/action/deps';
import { writeFileAtomic } from '@orchestrate/kit/files/atomic';
import { RUN_LAYOUT } from '@orchestrate/kit/run-directory/layout';

import { renderConversationIndex } from './conversations';
import { createReportData } from './data/create-data';
import { renderExports } from './exports/write-exports';
import { cutMarkdown, renderMarkdownReport } from './markdown/render-report';
import type { ReportModel } from './model';
import { renderToolUsageLog } from './tool-usage-log';

/** GitHub takes 1 MiB of job summary a step and shows nothing of one that is longer. */
const MARKDOWN_LIMIT_BYTES = 1_000_000;
const INDEX = `${RUN_LAYOUT.conversations}/README.md`;

/** The report's files as written; texts by path relative to the run directory. */
export interface WrittenReport {
  readonly summaryFile: string;
  readonly summary: Summary;
  readonly texts: Readonly<Record<string, string>>;
}

async function listTranscripts(run: Deps['run']): Promise<string[]> {
  const names = await readdir(run.resolve(RUN_LAYOUT.conversations)).catch(() => []);
  return names.filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
}

type WriteDeps = Pick<Deps, 'clock' | 'evidence' | 'redact' | 'run'>;

async function renderHtmlReport(model: ReportModel, deps: WriteDeps): Promise<string> {
  const { renderReportPage } = await import('@orchestrate/site/page');
  return renderReportPage(await createReportData(model, deps));
}

/** Writes everything but the manifest, each file whole or not at all. */
export async function writeReport(model: ReportModel, deps: WriteDeps): Promise<WrittenReport> {
  const { run, redact } = deps;
  const summary = summarySchema.parse(model.summary);
  const summaryFile = `summary-${formatTimestamp(new Date(summary.finished_at))}.json`;
  const texts = {
    [summaryFile]: `${JSON.stringify(summary, null, 2)}\n`,
    [RUN_LAYOUT.reportMarkdown]: cutMarkdown(redact(renderMarkdownReport(model)), MARKDOWN_LIMIT_BYTES),
    [RUN_LAYOUT.reportHtml]: await renderHtmlReport(model, deps),
    [RUN_LAYOUT.toolUsageLog]: redact(renderToolUsageLog(run.id, model.evidence.events)),
    [INDEX]: renderConversationIndex(run.id, summary.engine, await listTranscripts(run)),
    ...renderExports(summary, model.evidence, model.sbom),
  };
  for (const [file, text] of Object.entries(texts)) await writeFileAtomic(run.resolve(file), text);
  return { summaryFile, summary, texts };
}
