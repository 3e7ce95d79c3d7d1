import type { AnalyserResult, Finding } from '@orchestrate/contracts/finding';

import type { ReportModel } from '../model';
import { count, describeSeconds } from '../words';

import type { Content, Markup } from './markup';
import { linkTo, markup } from './markup';
import type { Section, Tone } from './parts';
import { chip, table } from './parts';

const OUTCOMES: Readonly<Record<AnalyserResult['outcome'], readonly [Tone, string]>> = {
  ran: ['good', '✓ ran'],
  failed: ['bad', '✗ broke'],
  'not-run': ['calm', 'not run'],
  'not-applicable': ['calm', 'nothing to look at'],
};

const LEVELS: Readonly<Record<Finding['level'], Tone>> = { error: 'bad', warning: 'warn', note: 'calm' };

function renderAnalysers(analysers: readonly AnalyserResult[]): Markup {
  return table({
    columns: [
      { name: 'Analyser' },
      { name: 'Outcome' },
      { name: 'Found', isNumber: true },
      { name: 'Took', isNumber: true },
      { name: 'Remark' },
    ],
    rows: analysers.map(({ tool, version, outcome, findings, seconds, reason }) => {
      const [tone, word] = OUTCOMES[outcome];
      const name = version === undefined ? tool : `${tool} ${version}`;
      const numbers = outcome === 'ran' ? [findings, describeSeconds(seconds)] : ['', ''];
      return [name, chip(tone, word), ...numbers, reason];
    }),
  });
}

function renderLeft(findings: readonly Finding[]): Content {
  if (findings.length === 0) return undefined;
  return markup`<h3>Left</h3>
${table({
  columns: [{ name: 'Rule' }, { name: 'Level' }, { name: 'Where' }, { name: 'What' }],
  rows: findings.map(({ tool, rule, level, path, line, message }) => [
    markup`<code>${rule}</code> <span class="muted">${tool}</span>`,
    chip(LEVELS[level], level),
    path !== undefined && markup`<code>${path}${line !== undefined && `:${line}`}</code>`,
    message,
  ]),
  limit: 100,
})}`;
}

/** What the analysers found and what of it is left. */
export function findingsSection({ evidence: { analysis } }: ReportModel): Section | undefined {
  if (analysis === undefined) return undefined;
  const { analysers, before, after, fixed } = analysis.value;
  return {
    id: 'findings',
    title: 'Findings',
    body: markup`<p>${count(before.length, 'finding')} at first, ${fixed} fixed, ${after.length} left (${linkTo(analysis.path)}).</p>
${renderAnalysers(analysers)}
${renderLeft(after)}`,
  };
}
