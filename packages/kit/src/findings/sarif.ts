import type { AnalyserResult, Finding, Review } from '@orchestrate/contracts/finding';

/** Where our fingerprints stand in a SARIF file; the number changes when they are made in another way. */
export const FINGERPRINT_KEY = 'orchestrate/v1';

/** Tells the run of a model's review from those of tools. */
export const REVIEW_RUN = 'orchestrate/review/';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

type Json = Readonly<Record<string, unknown>>;

/** What a SARIF file is made of. */
export interface SarifContent {
  readonly analysers: readonly AnalyserResult[];
  readonly findings: readonly Finding[];
  /** A model's review: a run of its own, with the model as its driver. */
  readonly review?: Review | undefined;
  /** Given when there is a baseline: whether it does not know a finding. */
  readonly isFresh?: (finding: Finding) => boolean;
  /** Goes before the tool's name in what tells its results from others of the same tool; `orchestrate` unless given. */
  readonly category?: string;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function renderLocation({ path, line, column, endLine, endColumn }: Finding): Json[] {
  if (path === undefined) return [];
  const region = {
    startLine: line,
    ...(column === undefined ? {} : { startColumn: column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
  const artifactLocation = { uri: encodePath(path), uriBaseId: 'SRCROOT' };
  return [{ physicalLocation: { artifactLocation, ...(line === undefined ? {} : { region }) } }];
}

function renderResult(finding: Finding, ruleIndex: number, isFresh: SarifContent['isFresh']): Json {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.level,
    message: { text: finding.message },
    locations: renderLocation(finding),
    partialFingerprints: { [FINGERPRINT_KEY]: finding.fingerprint },
    ...(isFresh === undefined ? {} : { baselineState: isFresh(finding) ? 'new' : 'unchanged' }),
  };
}

function renderRules(findings: readonly Finding[]): Json[] {
  const helps = new Map(findings.map(({ rule, help }) => [rule, help]));
  return [...helps].map(([id, help]) => ({
    id,
    shortDescription: { text: id },
    ...(help === undefined ? {} : { helpUri: help }),
  }));
}

function renderInvocation({ outcome, reason }: AnalyserResult): Json {
  if (outcome !== 'failed') return { executionSuccessful: true };
  return {
    executionSuccessful: false,
    toolExecutionNotifications: [{ level: 'error', message: { text: reason ?? 'it broke' } }],
  };
}

function indexRules(findings: readonly Finding[]): { rules: Json[]; indexOf: (finding: Finding) => number } {
  const rules = renderRules(findings);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  return { rules, indexOf: ({ rule }) => indices.get(rule) ?? -1 };
}

function renderRun(analyser: AnalyserResult, content: SarifContent): Json {
  const findings = content.findings.filter(({ tool }) => tool === analyser.tool);
  const { rules, indexOf } = indexRules(findings);
  const version = analyser.version === undefined ? {} : { version: analyser.version };
  return {
    tool: { driver: { name: analyser.tool, ...version, rules } },
    automationDetails: { id: `${content.category ?? 'orchestrate'}/${analyser.tool}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
    invocations: [renderInvocation(analyser)],
    results: findings.map((finding) => renderResult(finding, indexOf(finding), content.isFresh)),
  };
}

function renderReview({ provider, model, findings }: Review, isFresh: SarifContent['isFresh']): Json {
  const { rules, indexOf } = indexRules(findings);
  return {
    tool: { driver: { name: `${provider}/${model}`, rules } },
    automationDetails: { id: REVIEW_RUN },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository' } } },
    invocations: [{ executionSuccessful: true }],
    results: findings.map((finding) => ({
      ...renderResult(finding, indexOf(finding), isFresh),
      properties: { confidence: finding.confidence, evidence: finding.evidence },
    })),
  };
}

/** SARIF 2.1.0: a run for each analyser that ran or broke, and one for a review. Equal findings give equal bytes. */
export function renderSarif({ review, ...content }: SarifContent): string {
  const asked = content.analysers.filter(({ outcome }) => outcome === 'ran' || outcome === 'failed');
  const runs = [
    ...asked.map((analyser) => renderRun(analyser, content)),
    ...(review === undefined ? [] : [renderReview(review, content.isFresh)]),
  ];
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs }, null, 2)}\n`;
}
