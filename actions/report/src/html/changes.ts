import type { ProposalEvidence } from '@orchestrate/kit/run-evidence/evidence';

import type { ReportModel } from '../model';
import { listFixes } from '../model';
import { count, describeSeconds } from '../words';

import type { Content, Markup } from './markup';
import { linkTo, markup } from './markup';
import type { Section } from './parts';
import { chip, diff, table } from './parts';

// A diff that fits the screen needs no click.
const OPEN_LINES = 30;

function renderFix(fix: ProposalEvidence, patch: string | undefined): Markup {
  const { value } = fix;
  const lines = value.files.reduce(
    (sum, { added, removed }) => ({ added: sum.added + added, removed: sum.removed + removed }),
    { added: 0, removed: 0 },
  );
  const isShort = (patch?.split('\n').length ?? 0) <= OPEN_LINES;
  return markup`<details${isShort && markup` open`}><summary>${value.title} <span class="muted">+${lines.added} −${lines.removed}, ${value.kind} by ${value.author.name}, ${fix.step}</span></summary>
<div><p>${value.rationale}</p>
${patch === undefined ? markup`<p class="muted">The patch is not there.</p>` : diff(patch)}
<p class="muted">${linkTo(value.patch)}</p></div></details>
`;
}

/** What was mended, each with its diff. */
export function fixesSection({ evidence, patches }: ReportModel): Section | undefined {
  const fixes = listFixes(evidence);
  if (fixes.length === 0) return undefined;
  return {
    id: 'fixes',
    title: 'Fixes',
    body: fixes.map((fix) => renderFix(fix, patches.get(fix.value.patch))),
  };
}

function renderJudgement({ value }: ProposalEvidence): Content {
  const refusal = value.gates.find(({ verdict }) => verdict !== 'passed');
  if (value.accepted) {
    const names = value.gates.map(({ gate }) => gate).join(', ');
    return markup`all ${value.gates.length} gates passed <span class="muted small">${names}</span>`;
  }
  if (refusal === undefined) return 'not taken';
  return markup`<strong>${refusal.gate}</strong>: ${refusal.detail}`;
}

/** Everything that was proposed, and which gate said what. */
export function proposalsSection({ evidence: { proposals } }: ReportModel): Section | undefined {
  if (proposals.length === 0) return undefined;
  const accepted = proposals.filter(({ value }) => value.accepted).length;
  return {
    id: 'proposals',
    title: 'Proposals and gates',
    body: markup`<p>Engines propose, gates decide: ${count(proposals.length, 'proposal')}, ${accepted} accepted.</p>
${table({
  columns: [{ name: 'Proposal' }, { name: 'Fate' }, { name: 'What the gates said' }, { name: 'Record' }],
  rows: proposals.map((proposal) => [
    markup`${proposal.value.title} <span class="muted">${proposal.value.kind} by ${proposal.value.author.name}</span>`,
    proposal.value.accepted ? chip('good', '✓ accepted') : chip('bad', '✗ refused'),
    renderJudgement(proposal),
    linkTo(proposal.path, `${proposal.step} ${proposal.value.id}`),
  ]),
  limit: 100,
})}`,
  };
}

const STOPPED: Readonly<Record<string, string>> = {
  healthy: 'every gate passes',
  exhausted: 'nothing was left to try',
  'no-progress': 'three rounds brought nothing',
  iterations: 'the rounds were used up',
  time: 'the time was used up',
};

/** What failed at first, and round by round what was tried. */
export function healingSection({ evidence: { healing, triage } }: ReportModel): Section | undefined {
  if (healing === undefined) return undefined;
  const { iterations, before, after, stopped } = healing.value;
  const seconds = [...before, ...after].reduce((sum, gate) => sum + gate.seconds, 0);
  const kind = triage?.value.class;
  const failed =
    triage === undefined || kind === null || kind === undefined
      ? 'Nothing failed.'
      : `${count(triage.value.failures.length, 'failure')} at first, taken as ${kind} (confidence ${Math.round(triage.value.confidence * 100)} %).`;
  return {
    id: 'healing',
    title: 'Healing',
    body: markup`<p>${failed} It stopped because ${STOPPED[stopped] ?? stopped}. The gates ran for ${describeSeconds(seconds)} in all.</p>
${
  iterations.length > 0 &&
  table({
    columns: [
      { name: 'Round' },
      { name: 'Failing', isNamed: true },
      { name: 'Tried', isNumber: true },
      { name: 'Accepted', isNamed: true },
      { name: 'What came of it' },
    ],
    rows: iterations.map(({ number, failing, tried, accepted, headline }) => [
      number,
      failing.join(', '),
      tried,
      accepted === undefined ? 'nothing' : accepted.includes('/') ? linkTo(accepted, 'record') : accepted,
      headline,
    ]),
  })
}`,
  };
}
