import { createHash } from 'node:crypto';

import type { ReportData } from '@orchestrate/contracts/report-data';

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

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  /** Runs once the page is there. */
  readonly script: string;
  /** For the script, as JSON in an element with the id `data`. */
  readonly data: string;
  /** What is shown until the script runs, and where none may. */
  readonly content: string;
}

/** A whole page that loads nothing: its policy allows its own script and style by their hashes, and no request at all. */
export function composePage({ title, script, data, content }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(STYLE)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<div id="app">${content}</div>
<script type="application/json" id="data">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** `report.html`: one run in one file. */
export function renderReportPage(data: ReportData): string {
  const { service, status } = data.summary;
  return composePage({
    title: `${service?.title ?? 'Run'}: ${status}`,
    script: REPORT_SCRIPT,
    data: embedJson(data),
    content: prerender(data),
  });
}
