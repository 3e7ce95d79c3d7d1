import type { Step } from '@orchestrate/contracts/phase';
import type { NotRun } from '@orchestrate/contracts/phase-record';
import type { Engine, Status } from '@orchestrate/contracts/status';
import type { z } from 'zod';

import type { Models } from '../models/ask';
import type { ModelsDescription, ModelsOpening } from '../models/open-models';

import type { Deps } from './deps';
import type { CommonInputs } from './inputs';

/** What an action's `run` gives back. */
export interface Outcome<Outputs> {
  readonly status: Status;
  readonly engine: Engine;
  /** One line for a person: what was done, with numbers. */
  readonly headline: string;
  /** What was asked and is not done; required reading unless the status is `done` or `noop`. */
  readonly remaining?: readonly string[];
  readonly notRun?: readonly NotRun[];
  readonly outputs: Outputs;
}

/** What is known of the service's tree before an action runs. */
export interface KnownTree {
  readonly hasService: boolean;
  /** Not adopted: what is installed beside a tree that was there before cannot be hashed. */
  readonly isGenerated: boolean;
}

/** An action: its name, its inputs and outputs, and what it does. */
export interface ActionDefinition<Inputs extends CommonInputs, Outputs extends Record<string, string>> {
  readonly step: Step;
  readonly inputs: z.ZodObject & z.ZodType<Inputs>;
  /** The action's own outputs, camelCase; `status`, `engine`, `evidence`, `run-directory`, `cost` and `tokens` are added. */
  readonly outputs: z.ZodObject & z.ZodType<Outputs>;
  /** Names of inputs whose values are secrets: masked at once and never stored. */
  readonly secrets?: readonly (keyof Inputs & string)[];
  /**
   * How the run directory is found; unless given, by `run-directory`, by the job's earlier steps, or made new.
   */
  readonly openRun?: (inputs: Inputs, context: RunContext) => Promise<RunOpening>;
  /** How models are asked; an action without it asks none, and its bundle carries nothing that could. */
  readonly models?: ModelsAccess<Inputs>;
  /**
   * What the work depends on besides the inputs, the action's code and the service's tree: contents of files it reads,
   * versions of tools it finds. Equal fingerprints mean equal work.
   */
  readonly fingerprint?: (inputs: Inputs, context: FingerprintContext) => Promise<readonly string[]>;
  /**
   * Whether equal work may be answered from the cache. Off for what touches the world outside the tree, and for an
   * action that adopts a checkout, which no hash knows before it has run.
   */
  readonly isCacheable?: (inputs: Inputs, tree: KnownTree) => boolean;
  /** Statuses whose work the cache keeps; `done`, `partial` and `noop` unless given. */
  readonly worthKeeping?: readonly Status[];
  run(inputs: Inputs, deps: Deps): Promise<Outcome<Outputs>>;
  /**
   * Called when the attempt's record is written and its logs are closed, for what vouches for the run as it is then. It
   * changes no file of the attempt. What it throws is shown as a warning and fails nothing.
   */
  readonly afterwards?: (inputs: Inputs, run: Deps['run']) => Promise<void>;
}

/** See {@link ActionDefinition.models}. */
export interface ModelsAccess<Inputs> {
  /** `openModels` of kit. */
  readonly open: (opening: ModelsOpening) => Promise<Models>;
  /** Who can be asked, in a line; empty where nobody can. Work done with models is not equal to work done without. */
  readonly describe: (description: ModelsDescription) => string;
  /** The configuration file that the inputs name, where the action reads it itself. */
  readonly configurationFile?: (inputs: Inputs) => string;
}

/** What {@link ActionDefinition.fingerprint} may look at: it reads, and starts nothing. */
export type FingerprintContext = Pick<
  Deps,
  'run' | 'workingDirectory' | 'actionDirectory' | 'configuration' | 'trust' | 'home' | 'clock'
>;

/** What {@link ActionDefinition.openRun} works with. */
export interface RunContext {
  readonly home: string;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly existing: string | undefined;
  readonly clock: Deps['clock'];
}

/** A run directory and what its opening has to tell. */
export interface RunOpening {
  readonly run: Deps['run'];
  readonly notes: readonly string[];
}
