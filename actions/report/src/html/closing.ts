import type { Recommendation } from '@orchestrate/contracts/summary';

import type { ReportModel } from '../model';

import type { Markup } from './markup';
import { linkTo, markup } from './markup';
import type { Section, Tone } from './parts';
import { chip, table } from './parts';

const SEVERITIES: Readonly<Record<Recommendation['severity'], Tone>> = { must: 'bad', should: 'warn', could: 'calm' };

function renderRecommendation({ severity, text, evidence }: Recommendation): Markup {
  const links = evidence.map((file, index) => [index > 0 && ', ', linkTo(file)]);
  return markup`<li>${chip(SEVERITIES[severity], severity)} <div>${text}<span class="where">Seen in ${links}</span></div></li>
`;
}

/** What to do before production. */
export function recommendationsSection({ summary }: ReportModel): Section {
  const { recommendations } = summary;
  return {
    id: 'recommendations',
    title: 'Before production',
    body:
      recommendations.length === 0
        ? markup`<p>This run saw nothing that speaks against it.</p>`
        : markup`<ul class="advice">
${recommendations.map(renderRecommendation)}</ul>`,
  };
}

/** Tools that ran and tools that were not there. */
export function toolsSection({ summary }: ReportModel): Section {
  const { tools_used: tools, not_run: notRun } = summary;
  return {
    id: 'tools',
    title: 'Tools',
    body: [
      tools.length > 0 &&
        markup`<div class="narrow">${table({
          columns: [{ name: 'Tool' }, { name: 'Version' }],
          rows: tools.map(({ name, version }) => [name, version]),
          caption: 'Each with the version that ran',
        })}</div>`,
      markup`<p>${linkTo('tool-usage-log.md')} lists every command with its reason.</p>`,
      notRun.length > 0 &&
        markup`<h3 id="not-run">Not run</h3>
${table({ columns: [{ name: 'Tool' }, { name: 'Why' }], rows: notRun.map(({ tool, reason }) => [tool, reason]) })}`,
    ],
  };
}

/** How to check that this is the evidence as it was sealed. */
export function renderFooter({ summary, evidence, account }: ReportModel): Markup {
  const conversations =
    summary.engine === 'offline' && account === undefined
      ? 'No model was asked.'
      : markup`What was said to models is in ${linkTo('ai_chats/README.md')}.`;
  return markup`<footer>
<p>${linkTo('manifest.json')} holds the SHA-256 of every file of this run. Check it with <code>npm run verify-run -- &lt;directory&gt;</code>. ${conversations}</p>
<p>${linkTo('events.ndjson', 'Events')}: ${evidence.events.length}. Made by orchestrate.</p>
</footer>
`;
}
