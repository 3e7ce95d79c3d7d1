import { createHash } from 'node:crypto';

import type { ReportData } from '@orchestrate/contracts/report-data';
import type { Summary } from '@orchestrate/contracts/summary';

import { REPORT_SCRIPT, STYLE } from '../dist/assets.js';
import { prerender } from '../dist/prerender.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** JSON that may stand in a script element: nothing in it can end that element or begin a comment. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

/** Addresses of what a page of a site shares with others. */
interface LinkedAssets {
  readonly script: string;
  readonly style: string;
}

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** Runs once the page is there: its text, which the page holds, or where it and the style lie. */
  readonly script: string | LinkedAssets;
  /** For the script, as JSON in an element with the id `data`. */
  readonly data: string;
  /** What is shown until the script runs, and where none may. */
  readonly content: string;
  /** Address of the run's files, with a slash at its end; absent where they cannot be reached from the page. */
  readonly evidence?: string | undefined;
  /** Address of the page that lists the runs, where there is one. */
  readonly home?: string | undefined;
}

const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function createPolicy(script: PageParts['script']): string {
  const isWhole = typeof script === 'string';
  return [
    "default-src 'none'",
    `script-src ${isWhole ? hashSource(script) : "'self'"}`,
    `style-src ${isWhole ? hashSource(STYLE) : "'self'"}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`;
}

/**
 * A whole page. One that holds its own script loads nothing: its policy allows that script and its style by their hashes,
 * and no request at all; one of a site may load what lies beside it.
 */
export function composePage({ title, script, data, content, evidence, home }: PageParts): string {
  const isWhole = typeof script === 'string';
  return `<!doctype html>
<html lang="en"${attribute('data-evidence', evidence)}${attribute('data-home', home)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${createPolicy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${isWhole ? `<style>${STYLE}</style>` : `<link rel="stylesheet" href="${escapeHtml(script.style)}">`}
</head>
<body>
<div id="app">${content}</div>
<script type="application/json" id="data">${data}</script>
${isWhole ? `<script>${script}</script>` : `<script src="${escapeHtml(script.script)}"></script>`}
</body>
</html>
`;
}

/** The title of a run's page. */
export function titleOf({ service, status }: Summary): string {
  return `${service?.title ?? 'Run'}: ${status}`;
}

/** `report.html`: one run in one file, which lies among the run's files. */
export function renderReportPage(data: ReportData): string {
  return composePage({
    title: titleOf(data.summary),
    script: REPORT_SCRIPT,
    data: embedJson(data),
    content: prerender(data),
    evidence: './',
  });
}
