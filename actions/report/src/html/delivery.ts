import type { Probe } from '@orchestrate/contracts/deployment';
import { GENERATED_FILES_PATH } from '@orchestrate/contracts/generated-files';
import type { PlannedOperation } from '@orchestrate/contracts/plan';
import { findOpen } from '@orchestrate/kit/run-evidence/evidence';

import type { ReportModel } from '../model';
import { listWords } from '../words';

import type { Content, Markup } from './markup';
import { linkTo, markup, withCode } from './markup';
import type { Section } from './parts';
import { chip, table } from './parts';

function describePlace({ summary, evidence }: ReportModel): string {
  const { deployment } = summary;
  if (deployment === null)
    return evidence.deployments.length === 0 ? 'It was not deployed.' : 'The last deployment left no record.';
  const kind = deployment.target === 'compose' ? 'as a container' : 'as a process';
  const at = deployment.url === null ? '' : ` at ${deployment.url}`;
  if (deployment.state === 'running') return `It runs ${kind}${at}.`;
  if (deployment.state === 'stopped') return `It ran ${kind}${at}, was verified there, and was stopped.`;
  return `Deploying it ${kind} failed${evidence.deployments.length > 1 ? ', the last time too' : ''}.`;
}

function renderStart({ summary, evidence }: ReportModel): Content {
  if (evidence.generated === undefined) return undefined;
  const directory = summary.published?.directory ?? 'service';
  const quoted = /^[\w./-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", String.raw`'\''`)}'`;
  return markup`<h3>Start it</h3>
<pre class="shell" tabindex="0"><code>cd ${quoted}
npm ci
npm run build
PORT=8080 npm start</code></pre>`;
}

function renderFate({ kind }: PlannedOperation, isOpen: boolean, probe: Probe | undefined): Markup {
  if (isOpen) return chip('warn', 'answers 501');
  if (probe?.verdict === 'passed') return chip('good', '✓ probed');
  return probe?.verdict === 'failed'
    ? chip('bad', '✗ probe failed')
    : chip('calm', kind === 'custom' ? 'written by a model' : 'generated');
}

function renderOperations({ evidence }: ReportModel): Content {
  const operations = evidence.plan?.value.operations ?? [];
  const probes = evidence.deployments.at(-1)?.verification?.value.probes ?? [];
  const isOpen = findOpen(evidence);
  if (operations.length === 0) return undefined;
  return markup`<h3>Operations</h3>
${table({
  columns: [{ name: 'Operation' }, { name: 'What it does' }, { name: 'State' }],
  rows: operations.map((operation) => [
    markup`<code>${operation.method.toUpperCase()} ${operation.path}</code>`,
    withCode(operation.reason ?? operation.becomes),
    renderFate(
      operation,
      isOpen(operation),
      probes.find((probe) => probe.operation === operation.id),
    ),
  ]),
})}`;
}

function renderPairs(model: ReportModel): Markup {
  const { evidence, publicationNote } = model;
  const { resources = [], specification, service } = evidence.plan?.value ?? {};
  const files =
    evidence.generated === undefined ? undefined : linkTo(`service/${GENERATED_FILES_PATH}`, 'list of files');
  const pairs: (readonly [string, Content])[] = [
    ['Service', service !== undefined && `${service.name} ${service.version}`],
    ['Description', service?.description !== undefined && withCode(service.description)],
    [
      'Resources',
      listWords(
        resources.map(({ plural }) => plural),
        12,
      ),
    ],
    [
      'Specification',
      specification !== undefined && markup`<code>${specification.source}</code> (${specification.dialect})`,
    ],
    ['Where', describePlace(model)],
    ['Code', markup`${publicationNote}${files !== undefined && markup` (${files})`}`],
  ];
  const shown = pairs.filter(([, value]) => value !== undefined && value !== false && value !== '');
  return markup`<dl class="pairs">
${shown.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
}

/** What the run delivers: the service, where it is, how to start it, what it answers. */
export function deliverySection(model: ReportModel): Section | undefined {
  if (model.summary.service === null) return undefined;
  return {
    id: 'delivered',
    title: 'What was delivered',
    body: [renderPairs(model), renderStart(model), renderOperations(model)],
  };
}
