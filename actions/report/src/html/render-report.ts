import type { ReportModel } from '../model';

import { accountSection } from './account';
import { fixesSection, healingSection, proposalsSection } from './changes';
import { recommendationsSection, renderFooter, toolsSection } from './closing';
import { deliverySection } from './delivery';
import { deploymentSection } from './deployment';
import { findingsSection } from './findings';
import { renderNumbers, renderVerdict } from './header';
import { Markup, markup } from './markup';
import type { Section } from './parts';
import { renderSection } from './parts';
import { gatesSection, testsSection } from './quality';
import { STYLE } from './style';
import { timelineSection } from './timeline';

const SECTIONS: readonly ((model: ReportModel) => Section | undefined)[] = [
  accountSection,
  deliverySection,
  recommendationsSection,
  timelineSection,
  gatesSection,
  testsSection,
  findingsSection,
  fixesSection,
  proposalsSection,
  healingSection,
  deploymentSection,
  toolsSection,
];

// The page may load nothing and run nothing; only its own style sheet applies.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** `report.html`: one file, no script, no request. */
export function renderHtmlReport(model: ReportModel): string {
  const sections = SECTIONS.flatMap((create) => create(model) ?? []);
  const { summary } = model;
  const title = `${summary.service?.title ?? 'Run'}: ${summary.status}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">To the report</a>
<main class="page" id="main">
${renderVerdict(model)}${renderNumbers(model)}
<nav aria-label="Contents"><ul class="contents">${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
${sections.map(renderSection)}${renderFooter(model)}</main>
</body>
</html>
`.html;
}
