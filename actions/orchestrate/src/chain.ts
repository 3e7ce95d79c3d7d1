import type { Inputs } from './inputs';

type Outputs = Readonly<Record<string, string>>;

/** What the steps before gave, by step id. */
export type Results = ReadonlyMap<string, Outputs>;

export interface ChainStep {
  readonly id: string;
  readonly action: string;
  readonly when: (results: Results, inputs: Inputs) => boolean;
  readonly with: (inputs: Inputs) => Outputs;
  /** Whether it asks models, and gets their keys. */
  readonly asks: boolean;
}

function hasDelivered(results: Results, step: string): boolean {
  const status = results.get(step)?.status;
  return status === 'done' || status === 'partial';
}

// There is nothing to generate where the service is there already.
const hasService: ChainStep['when'] = (results) =>
  hasDelivered(results, 'generate') || results.get('generate')?.status === 'noop';
const deployInputs: ChainStep['with'] = ({ target, keep }) => ({ target, keep: String(keep) });

// The same steps as .github/workflows/orchestrate.yml; a test holds the two together.
export const CHAIN: readonly ChainStep[] = [
  {
    id: 'plan',
    action: 'plan',
    when: () => true,
    with: ({ spec, service, config, resume }) => ({ spec, service, config, resume }),
    asks: true,
  },
  {
    id: 'generate',
    action: 'generate',
    when: (results, { dryRun }) => !dryRun && hasDelivered(results, 'plan'),
    with: () => ({}),
    asks: true,
  },
  { id: 'test-gen', action: 'test-gen', when: hasService, with: () => ({}), asks: true },
  { id: 'analyze', action: 'analyze', when: hasService, with: () => ({}), asks: true },
  {
    id: 'inject',
    action: 'inject',
    when: (results, inputs) => inputs.inject !== '' && hasService(results, inputs),
    with: ({ inject }) => ({ fault: inject }),
    asks: false,
  },
  { id: 'deploy', action: 'deploy', when: hasService, with: deployInputs, asks: false },
  { id: 'heal', action: 'heal', when: hasService, with: () => ({}), asks: true },
  {
    id: 'redeploy',
    action: 'deploy',
    when: (results) => results.get('heal')?.changed === 'true',
    with: deployInputs,
    asks: false,
  },
  {
    id: 'report',
    action: 'report',
    when: () => true,
    with: ({ out, inject, dryRun }) => ({ out, inject, 'dry-run': String(dryRun) }),
    asks: true,
  },
];
