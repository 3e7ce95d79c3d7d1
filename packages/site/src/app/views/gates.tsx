import type { ReportData } from '@orchestrate/contracts/report-data';
import type { GateRun } from '@orchestrate/contracts/triage';
import { describeSeconds } from '@orchestrate/kit/words';

import { Chip, FileLink, Section } from '../parts/basics';
import { Table } from '../parts/table';

function Outcome({ gate }: { readonly gate: GateRun | undefined }) {
  if (gate === undefined) return <Chip tone="calm">not run</Chip>;
  if (gate.passed) return <Chip tone="good">✓ passed</Chip>;
  return <Chip tone="bad">{gate.outcome === 'exited' ? `✗ exit ${gate.exitCode ?? '?'}` : `✗ ${gate.outcome}`}</Chip>;
}

/** The quality gates before and after healing. */
export function Gates({ data }: { readonly data: ReportData }) {
  const { before = [], after = [] } = data.healing?.value ?? {};
  if (after.length === 0) return null;
  return (
    <Section id="gates" title="Quality gates">
      <Table
        columns={[
          { name: 'Gate' },
          { name: 'Command' },
          { name: 'At first', isNamed: true },
          { name: 'At the end', isNamed: true },
          { name: 'Tests' },
          { name: 'Took', isNumber: true },
        ]}
        rows={after.map((gate) => [
          <>
            {gate.name} {!gate.required && <span class="muted">(optional)</span>}
          </>,
          <code key="command">{gate.command}</code>,
          <Outcome key="first" gate={before.find(({ name }) => name === gate.name)} />,
          <Outcome key="last" gate={gate} />,
          gate.tests !== undefined && `${gate.tests.passed} passed, ${gate.tests.failed} failed`,
          gate.log === undefined ? (
            describeSeconds(gate.seconds)
          ) : (
            <FileLink key="log" file={gate.log}>
              {describeSeconds(gate.seconds)}
            </FileLink>
          ),
        ])}
      />
    </Section>
  );
}
