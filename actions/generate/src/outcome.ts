import type { Outcome } from '@orchestrate/kit/action/definition';
import type { Publication } from '@orchestrate/kit/publish/publish-tree';

import { nameBlamed } from './blame';
import type { WrittenOperations } from './custom/write-operations';
import { listClosed } from './model/security';
import type { ServiceModel } from './model/service';
import type { ProposedService } from './propose-service';
import { countOf } from './wording';
import type { WrittenService } from './write-service';

/** What came of generating a service. */
export interface Generated {
  readonly service: Pick<ServiceModel, 'plan' | 'operations' | 'resources' | 'components' | 'schemes'>;
  readonly written: Pick<WrittenService, 'files' | 'limits'>;
  readonly proposed: ProposedService;
  /** Absent where none was asked for, or nothing is there to publish. */
  readonly publication: Pick<Publication, 'kept'> | undefined;
  /** What models made of the operations that no rule could infer; absent where none could be asked. */
  readonly live?: WrittenOperations | undefined;
}

function describeMiss(live: WrittenOperations | undefined, id: string): string {
  const why = live?.unwritten.get(id);
  return why === undefined ? '' : `; ${why}`;
}

/** What is left to a person, one line each; empty when the whole specification was honoured. */
function listRemaining({ service, written, proposed, publication, live }: Generated): string[] {
  const { operations, schemes } = service;
  const customs = operations.flatMap(({ planned, custom, isRoutable }) =>
    custom === undefined || live?.written.has(planned.id) === true
      ? []
      : [
          `${planned.id} ${isRoutable ? 'answers 501' : 'is only documented'}: ${custom}${describeMiss(live, planned.id)}`,
        ],
  );
  return [
    ...customs,
    ...listClosed(operations, schemes).map((id) => `${id} lets nobody in: its security scheme cannot be checked`),
    ...written.limits,
    ...proposed.kept.map((file) => `${file} was edited and is left as it is`),
    ...(publication?.kept ?? []).map((file) => `${file} was edited where it is published to, and is left as it is`),
  ];
}

/** What helps against a refusal. */
export const REMEDY = [
  'That is a fault of generate, which should have told why it cannot write it: report it, with the evidence.',
  'In .orchestrate.yml, `plan: { operations: { <id>: custom } }` leaves an operation to you.',
].join('\n');

/** What the gate that refused says, whole, and what it was that it refused. */
export function describeRefusal({ service, proposed }: Pick<Generated, 'service' | 'proposed'>): string {
  const refused = proposed.record?.gates.find(({ verdict }) => verdict !== 'passed');
  if (refused === undefined) return 'no gate refused';
  const named = nameBlamed(service, proposed.complaints);
  const about = named === '' ? '' : ` what was written for ${named}`;
  return `the gate ${refused.gate} refused${about}: ${refused.detail}`;
}

function describeCounts({ service, written, live }: Generated): string {
  const { operations, resources, plan } = service;
  const custom = operations.filter((operation) => operation.custom !== undefined).length;
  const byModels = live === undefined || live.written.size === 0 ? '' : `, ${live.written.size} written by models`;
  return [
    `${plan.service.title}: ${countOf(written.files.length, 'file')}`,
    `${countOf(operations.length, 'operation')} (${custom === 0 ? 'none' : custom} custom${byModels})`,
    countOf(resources.length, 'resource'),
  ].join(', ');
}

/** How it ended, and the line that says so. */
export type Described = Required<Pick<Outcome<never>, 'status' | 'headline' | 'remaining'>>;

export function describeOutcome(generated: Generated): Described {
  const { record } = generated.proposed;
  if (record?.accepted === false)
    return { status: 'failed', headline: describeRefusal(generated).split('\n')[0] ?? '', remaining: [] };
  const remaining = listRemaining(generated);
  const isUnchanged = record === undefined && (generated.live?.written.size ?? 0) === 0;
  const state = isUnchanged ? 'unchanged' : 'compiles, lints, starts and promises what is specified';
  const whole = isUnchanged ? 'noop' : 'done';
  return {
    status: remaining.length > 0 ? 'partial' : whole,
    headline: `${describeCounts(generated)}; ${state}`,
    remaining,
  };
}
