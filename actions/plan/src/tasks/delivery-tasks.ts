import type { Configuration } from '@orchestrate/contracts/configuration';
import type { Task } from '@orchestrate/contracts/plan';

import { FILES, pick } from './task';

const TARGETS: Readonly<Record<Configuration['deploy']['target'], Task['tool']>> = {
  auto: pick('Docker Compose, else a supervised process', 'compose where Docker answers: as in production'),
  compose: pick('Docker Compose', 'the configuration asks for it'),
  process: pick('a supervised process', 'the configuration asks for it'),
};

function createDeployTasks({ deploy }: Configuration): Task[] {
  return [
    {
      id: 'deploy.service',
      phase: 'deploy',
      title: `Build and start the service (${deploy.target})`,
      dependsOn: ['analyze.fix'],
      tool: TARGETS[deploy.target],
      inputs: [FILES.service],
      outputs: ['phases/deploy/deployment.json'],
    },
    {
      id: 'deploy.verify',
      phase: 'deploy',
      title: 'Probe every safe operation',
      dependsOn: ['deploy.service'],
      tool: pick('own verifier', 'answers are held against the schemas of the specification'),
      inputs: [FILES.specification],
      outputs: ['phases/deploy/verification.json'],
    },
  ];
}

/** From the tree to a running service, its gates, and the report. */
export function createDeliveryTasks(configuration: Configuration): Task[] {
  const gates = configuration.gates.map(({ name }) => name).join(', ');
  return [
    ...createDeployTasks(configuration),
    {
      id: 'heal.gates',
      phase: 'heal',
      title: `Run the gates (${gates}) and mend what fails`,
      dependsOn: ['deploy.verify'],
      tool: pick('own repair', 'small edits, kept only when the failing gate passes and nothing else breaks'),
      inputs: [FILES.service],
      outputs: ['phases/heal/triage.json', 'phases/heal/healing.json'],
    },
    {
      id: 'report.summary',
      phase: 'report',
      title: 'Summary, report, tool log and manifest',
      dependsOn: ['heal.gates'],
      tool: pick('own renderer', 'one self-contained page, from evidence only'),
      inputs: ['events.ndjson', 'phases/'],
      outputs: ['report.md', 'report.html', 'tool-usage-log.md', 'manifest.json'],
    },
  ];
}
