import type { Healing, Triage } from '@orchestrate/contracts/triage';
import { count, describePercent, describeSeconds } from '@orchestrate/kit/words';

import { Empty, FileLink, Numbers, Section } from '../parts/basics';
import { Table } from '../parts/table';
import type { ViewProps } from '../view';

import { Gates } from './gates';

const STOPPED: Readonly<Record<Healing['stopped'], string>> = {
  healthy: 'every gate passes',
  exhausted: 'nothing was left to try',
  'no-progress': 'three rounds brought nothing',
  iterations: 'the rounds were used up',
  time: 'the time was used up',
};

function describeFailures(triage: Triage | undefined): string {
  if (triage?.class === undefined || triage.class === null) return 'Nothing failed.';
  const trust = describePercent(Math.floor(triage.confidence * 100 + 1e-6));
  return `${count(triage.failures.length, 'failure')} at first, taken as ${triage.class} (confidence ${trust}).`;
}

function Rounds({ iterations }: Pick<Healing, 'iterations'>) {
  if (iterations.length === 0) return <p>No round was needed.</p>;
  return (
    <Table
      columns={[
        { name: 'Round' },
        { name: 'Failing', isNamed: true },
        { name: 'Tried', isNumber: true },
        { name: 'Accepted', isNamed: true },
        { name: 'What came of it' },
      ]}
      rows={iterations.map(({ number, failing, tried, accepted, headline }) => [
        number,
        failing.join(', '),
        tried,
        accepted === undefined ? (
          'nothing'
        ) : accepted.includes('/') ? (
          <FileLink key="record" file={accepted}>
            record
          </FileLink>
        ) : (
          accepted
        ),
        headline,
      ])}
    />
  );
}

function Quarantine({ quarantine = [] }: Pick<Healing, 'quarantine'>) {
  if (quarantine.length === 0) return null;
  return (
    <Section
      id="quarantine"
      title="In quarantine"
      note="These pass and fail on one and the same tree, and are left to a person."
    >
      <Table
        columns={[
          { name: 'Test or command' },
          { name: 'Gate', isNamed: true },
          { name: 'Failed', isNamed: true },
          { name: 'Issue' },
        ]}
        rows={quarantine.map(({ gate, test, runs, failed, issue }) => [
          test ?? gate,
          gate,
          `${failed} of ${count(runs, 'run')}`,
          <FileLink key="issue" file={issue}>
            text for an issue
          </FileLink>,
        ])}
      />
    </Section>
  );
}

function Causes({ causes = [] }: Pick<Healing, 'causes'>) {
  if (causes.length === 0) return null;
  return (
    <Section id="causes" title="What models take for the cause" note="It decides nothing.">
      <ul class="plain">
        {causes.map(({ gate, cause, place, explanation, confidence, author }, index) => (
          <li key={index}>
            <strong>{gate}</strong>: {cause} {place !== undefined && <code>{`${place.file}:${place.line}`}</code>}{' '}
            {explanation}{' '}
            <span class="muted">
              {author}, {describePercent(confidence * 100)} sure
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What failed at first, and round by round what was tried. */
export function HealingView({ data }: ViewProps) {
  const { healing, triage } = data;
  if (healing === undefined) return <Empty>Nothing was healed in this run: the phase did not get there.</Empty>;
  const { iterations, before, after, stopped, confidence, patch, quarantine, causes } = healing.value;
  const seconds = [...before, ...after].reduce((sum, gate) => sum + gate.seconds, 0);
  return (
    <>
      <Numbers
        cards={[
          ['Rounds', String(iterations.length), `stopped because ${STOPPED[stopped]}`],
          ['Candidates tried', String(iterations.reduce((sum, { tried }) => sum + tried, 0))],
          [
            'Trust in the patch',
            confidence === undefined ? '–' : describePercent(confidence * 100),
            patch === undefined ? 'there is none' : '',
          ],
          ['Gates ran for', describeSeconds(seconds)],
        ]}
      />
      <Section id="rounds" title="Rounds" note={describeFailures(triage?.value)}>
        <Rounds iterations={iterations} />
        {patch !== undefined && (
          <p class="note">
            All that was accepted: <FileLink file={patch} />
          </p>
        )}
      </Section>
      <Gates data={data} />
      <Quarantine quarantine={quarantine} />
      <Causes causes={causes} />
    </>
  );
}
