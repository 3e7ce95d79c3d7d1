import type { Plan, PlannedOperation, Resource } from '@orchestrate/contracts/plan';

import { listRemaining, listRemarks } from '../create-plan';
import { countOf, quoteNames } from '../wording';

import { renderList, renderTable, renderText } from './markdown';
import { renderTaskGraph } from './task-graph';

type Evidence = Resource['evidence'];

function renderEvidence(evidence: Evidence): string {
  return evidence.map(({ rule, detail }) => `**${rule}** ${renderText(detail)}`).join('<br>');
}

function renderResource({ name, id, relations, unique, timestamps, evidence }: Resource): string[] {
  const hidden = id.isInPath === true ? `kept inside, and shown by paths alone (${id.type})` : 'kept inside';
  const ofParent = `\`${id.property}\` (${id.type}, of the parent)`;
  const key =
    id.isOfParent === true
      ? ofParent
      : id.source === 'hidden'
        ? hidden
        : `\`${id.property}\` (${id.type}, by the ${id.source})`;
  const facts = [
    ...relations.map(({ property, resource }) => `\`${property}\` → ${resource}`),
    ...unique.map((properties) => `unique ${quoteNames(properties)}`),
    ...timestamps.map(({ property, on }) => `\`${property}\` on ${on}`),
  ];
  return [renderText(name), renderText(key), facts.map(renderText).join('<br>'), renderEvidence(evidence)];
}

function renderSecurity(security: PlannedOperation['security']): string {
  return security.length === 0 ? 'open' : renderText(security.map((all) => all.join(' and ') || 'open').join(', or '));
}

function renderOperation({ id, method, path, becomes, security, evidence }: PlannedOperation): string[] {
  const request = renderText(`\`${method.toUpperCase()} ${path}\``);
  return [renderText(id), request, renderText(becomes), renderSecurity(security), renderEvidence(evidence)];
}

function renderSources({ specification, configuration }: Plan): string {
  const files = specification.files.map(({ path, sha256 }) => [
    renderText(`\`${path}\``),
    `\`${sha256.slice(0, 16)}\``,
  ]);
  const gates = configuration.gates.map(({ name, command, timeout, required }) => {
    return [name, renderText(`\`${command}\``), `${timeout} s`, required ? 'yes' : 'no'];
  });
  return [
    '## What was read',
    renderTable(['File', 'SHA-256'], files),
    '## Quality gates',
    renderTable(['Gate', 'Command', 'Timeout', 'Required'], gates),
  ].join('\n\n');
}

function renderTasks({ tasks }: Plan): string {
  const rows = tasks.map(({ id, title, tool, dependsOn, inputs, outputs }) => [
    id,
    renderText(title),
    `${renderText(tool.name)}: ${renderText(tool.why)}`,
    dependsOn.join('<br>'),
    inputs.join('<br>'),
    outputs.join('<br>'),
  ]);
  return [
    '## Tasks',
    `\`\`\`mermaid\n${renderTaskGraph(tasks)}\n\`\`\``,
    renderTable(['Task', 'What', 'Tool and why', 'After', 'Reads', 'Leaves'], rows),
  ].join('\n\n');
}

function renderPoints(title: string, points: readonly string[], none: string): string {
  return `## ${title}\n\n${points.length === 0 ? none : renderList(points)}`;
}

function renderBrief({ specification: { brief, source } }: Plan): string[] {
  if (brief === undefined) return [];
  const { provider, model, form, questions } = brief;
  const rows = questions.map(({ question, assumption }) => [renderText(question), renderText(assumption)]);
  return [
    '## Answered by assumption',
    renderText(`\`${source}\` is a brief. ${provider}/${model} wrote the specification from it: \`${form}\`.`),
    rows.length === 0 ? 'It says that nothing was left open.' : renderTable(['Question', 'Assumption'], rows),
  ];
}

/** The plan for people: what will be made of each operation and why, what stays to be done, and in which order. */
export function renderPlan(plan: Plan): string {
  const { service, operations, resources } = plan;
  const isThere = service.existing !== undefined;
  const hasResources = resources.length > 0 || !isThere;
  const on = hasResources ? ` on ${countOf(resources.length, 'resource')}` : '';
  const sections = [
    `# Plan for ${renderText(service.title)} ${renderText(service.version)}`,
    `${countOf(operations.length, 'operation')}${on}.`,
    renderPoints(
      'Left to a person',
      listRemaining(plan),
      isThere ? 'Nothing: the service is there already.' : 'Nothing: everything was inferred.',
    ),
    ...renderBrief(plan),
    ...(hasResources
      ? ['## Resources', renderTable(['Resource', 'Id', 'Rules', 'Why'], resources.map(renderResource))]
      : []),
    '## Operations',
    renderTable(['Operation', 'Request', 'Becomes', 'Who may', 'Why'], operations.map(renderOperation)),
    renderTasks(plan),
    renderPoints('Remarks', listRemarks(plan), 'None.'),
    renderSources(plan),
  ];
  return `${sections.join('\n\n')}\n`;
}
