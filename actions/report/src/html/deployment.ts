import type { Deployment, Probe } from '@orchestrate/contracts/deployment';
import type { DeploymentEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { ReportModel } from '../model';
import { describeSeconds } from '../words';

import type { Content, Markup } from './markup';
import { linkTo, markup } from './markup';
import type { Section, Tone } from './parts';
import { chip, table } from './parts';

const STATES: Readonly<Record<Deployment['state'], readonly [Tone, string]>> = {
  running: ['good', '✓ running'],
  stopped: ['good', '✓ verified, stopped'],
  failed: ['bad', '✗ failed'],
};

function renderState({ attempt, deployment }: DeploymentEvidence): Markup {
  if (attempt.output === undefined) return chip('bad', '✗ cut off');
  if (deployment === undefined) return chip('bad', '✗ no record');
  const [tone, word] = STATES[deployment.value.state];
  return chip(tone, word);
}

function renderAttempt(found: DeploymentEvidence): Content[] {
  const { attempt, deployment } = found;
  const value = deployment?.value;
  return [
    attempt.number === 1 ? 'deploy' : `deploy ${attempt.number}`,
    renderState(found),
    value === undefined ? '' : markup`${value.target} <span class="muted">${value.why}</span>`,
    value?.readySeconds === undefined ? '' : describeSeconds(value.readySeconds),
    value?.failure ?? value?.compose?.image ?? value?.url ?? '',
    deployment === undefined ? '' : linkTo(deployment.path, 'record'),
  ];
}

const PROBES: Readonly<Record<Probe['verdict'], readonly [Tone, string]>> = {
  passed: ['good', '✓ passed'],
  failed: ['bad', '✗ failed'],
  skipped: ['calm', 'not probed'],
};

function renderProbe({ method, path, verdict, status, milliseconds, reason, violations }: Probe): Content[] {
  const [tone, word] = PROBES[verdict];
  const remarks = [
    ...(reason === undefined ? [] : [reason]),
    ...violations.map(({ pointer, message }) => `${pointer}: ${message}`),
  ];
  return [
    markup`<code>${method.toUpperCase()} ${path}</code>`,
    chip(tone, word),
    status ?? '',
    milliseconds === undefined ? '' : `${Math.round(milliseconds)} ms`,
    remarks.join('; '),
  ];
}

/** Where the service was started, and how the running service answered. */
export function deploymentSection({ evidence }: ReportModel): Section | undefined {
  if (evidence.deployments.length === 0) return undefined;
  const verification = evidence.deployments.at(-1)?.verification;
  return {
    id: 'deployment',
    title: 'Deployment and verification',
    body: [
      table({
        columns: [
          { name: 'Attempt' },
          { name: 'State' },
          { name: 'Target' },
          { name: 'Ready after', isNumber: true },
          { name: 'Where' },
          { name: 'Record' },
        ],
        rows: evidence.deployments.map(renderAttempt),
      }),
      verification !== undefined &&
        markup`<h3>Probes of the running service</h3>
<p class="muted">Each answer was compared with its schema (${linkTo(verification.path)}).</p>
${table({
  columns: [
    { name: 'Request' },
    { name: 'Verdict' },
    { name: 'Status', isNumber: true },
    { name: 'Time', isNumber: true },
    { name: 'Remark' },
  ],
  rows: verification.value.probes.map(renderProbe),
})}`,
    ],
  };
}
