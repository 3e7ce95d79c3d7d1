import type { Deployment } from '@orchestrate/contracts/deployment';

/** How something that was started fares, as its keeper (supervisor, Docker) tells. */
export type Condition =
  | { readonly state: 'starting' | 'running'; readonly deaths: number }
  /** Waiting will not help. */
  | { readonly state: 'dead'; readonly deaths: number; readonly reason: string; readonly exitCode: number | null };

/** One way to run a service. The lifecycle calls it; it decides nothing of when. */
export interface DeploymentTarget {
  readonly kind: 'process' | 'compose';
  /** How often it is sensible to inspect it. */
  readonly pollMilliseconds: number;
  /** Makes what will run; starts nothing. */
  prepare(): Promise<void>;
  /** A built copy of the service, to run its scripts in; only once it is prepared. */
  readonly app: string;
  /** Brings it up on a port of this machine, or again on another one after {@link stop}. */
  start(port: number): Promise<void>;
  inspect(): Promise<Condition>;
  /** Ends it gently; gives its exit code, `null` when a signal ended it. */
  stop(): Promise<number | null>;
  /** Copies what it said into the evidence; paths relative to the run directory. */
  keepLogs(): Promise<string[]>;
  /** Ends by force whatever is left of it and removes it. */
  remove(): Promise<void>;
  /** Lets it outlive the run. */
  keep(): Promise<void>;
  /** Its own part of deployment.json. */
  describe(): Pick<Deployment, 'process' | 'compose' | 'build' | 'database'>;
}

/** It was tried and did not work; everything of it is to be torn down. */
export class DeploymentFailure extends Error {
  override readonly name = 'DeploymentFailure';

  constructor(
    message: string,
    readonly exitCode?: number | null,
  ) {
    super(message);
  }
}
