import type { GateResult } from '@orchestrate/contracts/proposal';
import type { ReportData, ReportProposal } from '@orchestrate/contracts/report-data';
import { count, describeSeconds } from '@orchestrate/kit/words';
import { useContext, useState } from 'preact/hooks';

import { Chip, Empty, FileLink, Numbers, Section } from '../parts/basics';
import { IsPrinting } from '../parts/contexts';
import { Choice } from '../parts/controls';
import { Diff } from '../parts/diff';
import type { Tone } from '../parts/tone';
import type { ViewProps } from '../view';

const VERDICTS: Readonly<Record<GateResult['verdict'], readonly [Tone, string, string]>> = {
  passed: ['good', '✓', 'passed'],
  failed: ['bad', '✗', 'failed'],
  notRun: ['calm', '–', 'not run'],
};

function GateList({ gates }: { readonly gates: readonly GateResult[] }) {
  return (
    <ul class="gates">
      {gates.map(({ gate, verdict, detail, seconds }) => {
        const [tone, sign, word] = VERDICTS[verdict];
        return (
          <li key={gate} class={tone}>
            <span class={`sign ${tone}`} aria-hidden="true">
              {sign}
            </span>
            <span class="gate">
              {gate} <span class="hidden">{word}</span>
            </span>
            <span class="muted">
              {verdict !== 'passed' && detail}
              {verdict === 'passed' && seconds >= 0.05 && describeSeconds(seconds)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Review({ review }: { readonly review: NonNullable<ReportProposal['record']['review']> }) {
  const word = { accepted: 'had nothing against it', vetoed: 'vetoed it', none: 'no review came' }[review.verdict];
  return (
    <p>
      <strong>{review.reviewer ?? 'Review'}</strong>: {word}
      {review.reasons.length > 0 && `: ${review.reasons.join('; ')}`}
    </p>
  );
}

function Body({ proposal }: { readonly proposal: ReportProposal }) {
  const { record, patch, path } = proposal;
  return (
    <div>
      <p>{record.rationale}</p>
      <GateList gates={record.gates} />
      {record.review !== undefined && <Review review={record.review} />}
      {patch === undefined ? (
        <p class="note">The patch is too large to show here, or not there.</p>
      ) : (
        <Diff patch={patch} />
      )}
      <p class="note">
        <FileLink file={record.patch} /> · <FileLink file={path}>record</FileLink>
      </p>
    </div>
  );
}

function Proposal({ proposal, isOpen }: { readonly proposal: ReportProposal; readonly isOpen: boolean }) {
  const isPrinting = useContext(IsPrinting);
  const [hasOpened, setOpened] = useState(isOpen);
  const { record, phase } = proposal;
  const added = record.files.reduce((sum, file) => sum + file.added, 0);
  const removed = record.files.reduce((sum, file) => sum + file.removed, 0);
  return (
    <details open={isOpen || isPrinting} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <Chip tone={record.accepted ? 'good' : 'bad'}>{record.accepted ? '✓ accepted' : '✗ refused'}</Chip>{' '}
        {record.title}{' '}
        <span class="muted">
          {`${record.kind} by ${record.author.name}, ${phase}, +${added} −${removed} in ${count(record.files.length, 'file')}`}
        </span>
      </summary>
      {(hasOpened || isPrinting) && <Body proposal={proposal} />}
    </details>
  );
}

type Filter = 'all' | 'accepted' | 'fixes' | 'refused';
const FIX_KINDS = ['fix', 'repair', 'dependency', 'configuration', 'snapshot'];
const KEEPS: Readonly<Record<Filter, (proposal: ReportProposal) => boolean>> = {
  all: () => true,
  fixes: ({ record }) => record.accepted && FIX_KINDS.includes(record.kind),
  accepted: ({ record }) => record.accepted,
  refused: ({ record }) => !record.accepted,
};

function countRefusals(proposals: readonly ReportProposal[]): [string, number][] {
  const refusals = new Map<string, number>();
  for (const { record } of proposals.filter(KEEPS.refused)) {
    const gate =
      record.gates.find(({ verdict }) => verdict !== 'passed')?.gate ?? record.review?.reviewer ?? 'not taken';
    refusals.set(gate, (refusals.get(gate) ?? 0) + 1);
  }
  return [...refusals].sort(([, a], [, b]) => b - a);
}

function Numbered({ data }: { readonly data: ReportData }) {
  const all = data.proposals.items;
  const refusals = countRefusals(all);
  return (
    <Numbers
      cards={[
        ['Proposals', String(all.length + data.proposals.left), 'engines propose, gates decide'],
        ['Accepted', String(all.filter(KEEPS.accepted).length)],
        [
          'Refused',
          String(all.filter(KEEPS.refused).length),
          refusals.map(([gate, times]) => `${gate} ${times}`).join(', '),
        ],
        ['Fixes', String(all.filter(KEEPS.fixes).length), 'accepted, of what was wrong'],
      ]}
    />
  );
}

/** Everything that was proposed, by whom, which gate said what, and what it changes. */
export function Changes({ data }: ViewProps) {
  const { items, left } = data.proposals;
  const [filter, setFilter] = useState<Filter>('all');
  if (items.length === 0) return <Empty>Nothing was proposed in this run, so nothing was changed.</Empty>;
  const options = (Object.keys(KEEPS) as Filter[]).map(
    (name) => [name, `${name} ${items.filter(KEEPS[name]).length}`] as const,
  );
  return (
    <>
      <Numbered data={data} />
      <Section id="proposals" title="Proposals and gates">
        <Choice label="Which proposals" options={options} value={filter} onChange={setFilter} />
        {items.filter(KEEPS[filter]).map((proposal) => (
          <Proposal key={proposal.path} proposal={proposal} isOpen={KEEPS.fixes(proposal) && items.length < 40} />
        ))}
        {left > 0 && <p class="note">{left} more are in the evidence.</p>}
      </Section>
    </>
  );
}
