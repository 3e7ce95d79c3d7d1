import type { Analysis, AnalyserResult, Finding, Fix, Review } from '@orchestrate/contracts/finding';
import type { Status } from '@orchestrate/contracts/status';
import { sortByImportance } from '@orchestrate/kit/findings/importance';
import { escapeMarkdown } from '@orchestrate/kit/safety/text';

const SHOWN_FINDINGS = 30;

export interface AnalysisPage {
  readonly status: Status;
  readonly headline: string;
  readonly analysis: Analysis;
  /** Where the changes are, in words; absent when nothing was fixed. */
  readonly changes?: string;
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function renderAnalyser({ tool, version, outcome, reason, findings, seconds }: AnalyserResult): string[] {
  const result = outcome === 'ran' ? String(findings) : `${outcome}: ${escapeMarkdown(reason ?? '')}`;
  return [tool, escapeMarkdown(version ?? ''), result, outcome === 'ran' ? seconds.toFixed(1) : ''];
}

function renderFinding({ level, path, line, message, tool, rule }: Finding): string[] {
  const place = path === undefined ? '' : `\`${path.replace(/[`|]/g, '')}${line === undefined ? '' : `:${line}`}\``;
  return [level, place, escapeMarkdown(message.slice(0, 300)), escapeMarkdown(`${tool}/${rule}`)];
}

function renderFindings(findings: readonly Finding[], title: string): string[] {
  if (findings.length === 0) return [];
  const sorted = sortByImportance(findings);
  const rest = findings.length - SHOWN_FINDINGS;
  return [
    `### ${title}`,
    '',
    ...renderTable(['Level', 'Where', 'What', 'Rule'], sorted.slice(0, SHOWN_FINDINGS).map(renderFinding)),
    '',
    ...(rest > 0 ? [`…and ${rest} more, all of them in \`analysis.sarif\`.`, ''] : []),
  ];
}

function renderFix({ fixer, rules, accepted, targeted, proposal, refusal }: Fix): string {
  const fate = accepted ? 'fixed' : `left, because a gate refused the fix (${escapeMarkdown(refusal ?? '')})`;
  return `- ${targeted} of ${fixer} ${fate}: ${escapeMarkdown(rules.join(', '))} (\`${proposal}/change.patch\`)`;
}

function renderExplanations({ explanations = [] }: Analysis): string[] {
  if (explanations.length === 0) return [];
  const lines = explanations.map(({ finding: { path = '', line, tool, rule }, text, provider, model }) => {
    const place = `\`${path.replace(/[`|]/g, '')}${line === undefined ? '' : `:${line}`}\``;
    return `- ${place} ${escapeMarkdown(`${tool}/${rule}: ${text}`)} (${escapeMarkdown(`${provider}/${model}`)})`;
  });
  return ['### Explanations, written by a model', '', ...lines, ''];
}

function renderReview(review: Review | undefined): string[] {
  if (review === undefined) return [];
  const { provider, model, files, left, findings, dropped } = review;
  const rows = sortByImportance(findings).map((finding) => {
    const [level = '', place = '', message = ''] = renderFinding(finding);
    return [level, finding.confidence, place, message, escapeMarkdown(finding.rule)];
  });
  return [
    `### Review by ${escapeMarkdown(`${provider}/${model}`)}`,
    '',
    `It saw ${files} files${left === 0 ? '' : ` (${left} did not fit)`}; ${dropped} of its findings were dropped, because ` +
      'the files do not bear them out. What it says counts for nothing in the status.',
    '',
    ...(rows.length === 0 ? [] : [...renderTable(['Level', 'Confidence', 'Where', 'What', 'Kind'], rows), '']),
  ];
}

function renderBaseline({ baseline }: Analysis): string[] {
  if (baseline === undefined) return [];
  const { file, known, unchanged, gone } = baseline;
  return [`Baseline ${escapeMarkdown(file)}: ${known} known findings, ${unchanged} still there, ${gone} gone.`, ''];
}

/** The analysis for people: what ran, what is new, what was fixed, what a model says of it. */
export function renderAnalysis({ status, headline, analysis, changes }: AnalysisPage): string {
  const applicable = analysis.analysers.filter(({ outcome }) => outcome !== 'not-applicable');
  const fixes = analysis.fixes ?? [];
  const title = analysis.baseline === undefined ? 'Findings' : 'New findings';
  return [
    `## analyze: ${status}`,
    '',
    `${headline}.`,
    '',
    ...renderBaseline(analysis),
    ...renderFindings(analysis.fresh, title),
    ...(fixes.length > 0 ? ['### Fixes', '', ...fixes.map(renderFix), ''] : []),
    ...(changes === undefined ? [] : [changes, '']),
    ...renderExplanations(analysis),
    ...renderReview(analysis.review),
    '### Analysers',
    '',
    ...renderTable(['Tool', 'Version', 'Findings', 'Seconds'], applicable.map(renderAnalyser)),
    '',
  ].join('\n');
}
