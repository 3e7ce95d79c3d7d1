import type { Deployment, Probe } from '@orchestrate/contracts/deployment';
import type { ReportData } from '@orchestrate/contracts/report-data';
import { describeSeconds } from '@orchestrate/kit/words';

import { Chip, Empty, FileLink, Section } from '../parts/basics';
import { Table } from '../parts/table';
import type { Tone } from '../parts/tone';
import type { ViewProps } from '../view';

import { Latency } from './latency';

type Attempt = ReportData['deployments'][number];

const STATES: Readonly<Record<Deployment['state'], readonly [Tone, string]>> = {
  running: ['good', '✓ running'],
  stopped: ['good', '✓ verified, stopped'],
  failed: ['bad', '✗ failed'],
};

function State({ attempt: { isCutOff, deployment } }: { readonly attempt: Attempt }) {
  if (isCutOff) return <Chip tone="bad">✗ cut off</Chip>;
  if (deployment === undefined) return <Chip tone="bad">✗ no record</Chip>;
  const [tone, word] = STATES[deployment.value.state];
  return <Chip tone={tone}>{word}</Chip>;
}

function Attempts({ deployments }: Pick<ReportData, 'deployments'>) {
  return (
    <Section id="attempts" title="Attempts">
      <Table
        columns={[
          { name: 'Attempt' },
          { name: 'State' },
          { name: 'Target' },
          { name: 'Ready after', isNumber: true },
          { name: 'Where' },
          { name: 'Record' },
        ]}
        rows={deployments.map((attempt) => {
          const value = attempt.deployment?.value;
          return [
            attempt.attempt === 1 ? 'deploy' : `deploy ${attempt.attempt}`,
            <State key="state" attempt={attempt} />,
            value && (
              <>
                {value.target} <span class="muted">{value.why}</span>
              </>
            ),
            value?.readySeconds === undefined ? '' : describeSeconds(value.readySeconds),
            value?.failure ?? value?.compose?.image ?? value?.url,
            attempt.deployment && <FileLink file={attempt.deployment.path}>record</FileLink>,
          ];
        })}
      />
    </Section>
  );
}

const PROBES: Readonly<Record<Probe['verdict'], readonly [Tone, string]>> = {
  passed: ['good', '✓ passed'],
  failed: ['bad', '✗ failed'],
  skipped: ['calm', 'not probed'],
};

function Probes({ probes, path }: { readonly probes: readonly Probe[]; readonly path: string }) {
  return (
    <Section
      id="probes"
      title="Probes of the running service"
      note={
        <>
          Each answer of the last deployment was compared with its schema (<FileLink file={path} />
          ).
        </>
      }
    >
      <Table
        columns={[
          { name: 'Request' },
          { name: 'Verdict' },
          { name: 'Status', isNumber: true },
          { name: 'Time', isNumber: true },
          { name: 'Remark' },
        ]}
        rows={probes.map(({ method, path: at, verdict, status, milliseconds, reason, violations }) => {
          const [tone, word] = PROBES[verdict];
          const remarks = [reason, ...violations.map(({ pointer, message }) => `${pointer}: ${message}`)].filter(
            Boolean,
          );
          return [
            <code key="request">{`${method.toUpperCase()} ${at}`}</code>,
            <Chip key="verdict" tone={tone}>
              {word}
            </Chip>,
            status,
            milliseconds === undefined ? '' : `${Math.round(milliseconds)} ms`,
            remarks.join('; '),
          ];
        })}
      />
    </Section>
  );
}

/** Where the service was started, and how the running service answered. */
export function DeploymentView({ data }: ViewProps) {
  const { deployments } = data;
  if (deployments.length === 0) return <Empty>The service was not deployed in this run.</Empty>;
  const verification = deployments.at(-1)?.verification;
  return (
    <>
      <Attempts deployments={deployments} />
      <Latency deployments={deployments} />
      {verification !== undefined && <Probes probes={verification.value.probes} path={verification.path} />}
    </>
  );
}
