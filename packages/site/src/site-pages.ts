import type { SiteIndex } from '@orchestrate/contracts/site-index';
import type { Summary } from '@orchestrate/contracts/summary';
import { hashText } from '@orchestrate/kit/files/hash';

import { REPORT_SCRIPT, SITE_SCRIPT, STYLE } from '../dist/assets.js';

import { composePage, embedJson, titleOf } from './page';

// Named after what is in them, so that a browser never takes those of another version for them.
const nameAsset = (kind: string, text: string): string =>
  `assets/${kind.replace('.', `-${hashText(text).slice(0, 12)}.`)}`;

const REPORT = nameAsset('report.js', REPORT_SCRIPT);
const SHEET = nameAsset('site.css', STYLE);

/** What the pages of runs share: texts by path in the site. */
export const SITE_ASSETS: Readonly<Record<string, string>> = { [REPORT]: REPORT_SCRIPT, [SHEET]: STYLE };

/**
 * The page of one run in a site; what it is made of lies beside it.
 * @param json - the run's data as they stand in its `report.html`
 * @param evidence - address of the run's files with a slash at its end, where there is one
 */
export function renderRunPage(summary: Summary, json: string, evidence: string | undefined): string {
  const script = { script: `../${REPORT}`, style: `../${SHEET}` };
  const content =
    '<noscript><p class="empty">This page needs scripts; a run&#39;s own report.html tells it without.</p></noscript>';
  return composePage({ title: titleOf(summary), script, data: json, content, evidence, home: '../index.html' });
}

/** The first page of a site: every run, and how things went over time. */
export function renderIndexPage(index: SiteIndex): string {
  return composePage({ title: 'Runs', script: SITE_SCRIPT, data: embedJson(index), content: '' });
}
