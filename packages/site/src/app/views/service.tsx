import type { ReportData, ReportOperation } from '@orchestrate/contracts/report-data';
import { listWords } from '@orchestrate/kit/words';

import { Chip, FileLink, Pairs, Section, Text } from '../parts/basics';
import { Table } from '../parts/table';

type Service = NonNullable<ReportData['service']>;

function describePlace({ summary, deployments }: ReportData): string {
  const { deployment } = summary;
  if (deployment === null)
    return deployments.length === 0 ? 'It was not deployed.' : 'The last deployment left no record.';
  const kind = deployment.target === 'compose' ? 'as a container' : 'as a process';
  const at = deployment.url === null ? '' : ` at ${deployment.url}`;
  if (deployment.state === 'running') return `It runs ${kind}${at}.`;
  if (deployment.state === 'stopped') return `It ran ${kind}${at}, was verified there, and was stopped.`;
  return `Deploying it ${kind} failed${deployments.length > 1 ? ', the last time too' : ''}.`;
}

function Start({ directory }: { readonly directory: string }) {
  const quoted = /^[\w./-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", String.raw`'\''`)}'`;
  return (
    <>
      <h4>Start it</h4>
      <pre class="shell" tabindex={0}>
        <code>{`cd ${quoted}\nnpm ci\nnpm run build\nPORT=8080 npm start`}</code>
      </pre>
    </>
  );
}

function Fate({ operation, data }: { readonly operation: ReportOperation; readonly data: ReportData }) {
  const probes = data.deployments.at(-1)?.verification?.value.probes ?? [];
  const verdict = probes.find((probe) => probe.operation === operation.id)?.verdict;
  if (operation.state === 'open') return <Chip tone="warn">not written</Chip>;
  if (verdict === 'passed') return <Chip tone="good">✓ probed</Chip>;
  if (verdict === 'failed') return <Chip tone="bad">✗ probe failed</Chip>;
  return <Chip tone="calm">{operation.state === 'written' ? 'written by a model' : 'generated'}</Chip>;
}

/** What the run delivers: the service, where it is, how to start it, what it answers. */
export function Delivered({ data, service }: { readonly data: ReportData; readonly service: Service }) {
  const files = service.isGenerated && (
    <>
      {' '}
      (<FileLink file="service/.orchestrate/generated.json">list of files</FileLink>)
    </>
  );
  return (
    <Section id="delivered" title="What was delivered">
      <Pairs
        pairs={[
          ['Service', `${service.name} ${service.version}`],
          ['Description', service.description !== undefined && <Text text={service.description} />],
          ['Resources', listWords(service.resources, 12)],
          ['Specification', [<code key="source">{service.specification}</code>, ` (${service.dialect})`]],
          ['Where', describePlace(data)],
          ['Code', [data.publicationNote, files]],
        ]}
      />
      {service.isGenerated && <Start directory={data.summary.published?.directory ?? 'service'} />}
      {service.operations.length > 0 && (
        <>
          <h4>Operations</h4>
          <Table
            columns={[{ name: 'Operation' }, { name: 'What it does' }, { name: 'State' }]}
            rows={service.operations.map((operation) => [
              <code key="path">{`${operation.method.toUpperCase()} ${operation.path}`}</code>,
              <Text key="text" text={operation.text} />,
              <Fate key="fate" operation={operation} data={data} />,
            ])}
          />
        </>
      )}
    </Section>
  );
}
