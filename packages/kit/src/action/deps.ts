import type { Configuration } from '@orchestrate/contracts/configuration';
import type { EventBody } from '@orchestrate/contracts/event';
import type { z } from 'zod';

import type { Clock } from '../clock';
import type { Trust } from '../configuration/trust';
import type { Exec } from '../exec/command';
import type { Annotation, Log } from '../log';
import type { Models } from '../models/ask';
import type { Isolation } from '../models/isolation';
import type { RunDirectory } from '../run-directory/run-directory';
import type { Redact } from '../safety/redaction';

/** Where an attempt of a phase keeps its evidence. Paths given are relative to the phase's directory. */
export interface Evidence {
  /** The phase's directory, relative to the run directory: `phases/deploy-2`. */
  readonly directory: string;
  /** Absolute path of a file in it. */
  resolve(...relative: string[]): string;
  /** Checks, redacts and writes atomically; gives the path relative to the run directory. */
  writeJson<T>(relative: string, schema: z.ZodType<T>, value: T): Promise<string>;
  /** Redacts and writes atomically; gives the path relative to the run directory. */
  writeText(relative: string, text: string): Promise<string>;
  /** Appends an event. */
  emit(event: EventBody): void;
}

/** Everything an action's `run` may touch. Effects go through here, so that a test can hold them. */
export interface Deps {
  readonly log: Log;
  readonly clock: Clock;
  /** Where a key is there, what it runs is kept apart from it, in a sandbox; see `reach` of a command. */
  readonly exec: Exec;
  /** Whether code that a model wrote may be run. */
  readonly isolation: Isolation;
  readonly run: RunDirectory;
  /** From the run's plan, else from `.orchestrate.yml`, else the defaults. */
  readonly configuration: Configuration;
  /** Where the tree is not trusted with settings that touch safety: for whoever reads a configuration himself. */
  readonly trust?: Trust | undefined;
  readonly evidence: Evidence;
  /** Asks models, within the run's limits; where there is no key it says so, and the offline engine does the work. */
  readonly models: Models;
  readonly redact: Redact;
  /** Ends when the step is cancelled. */
  readonly signal: AbortSignal;
  /** Absolute. The directory that the user's paths are relative to. */
  readonly workingDirectory: string;
  /** Absolute. The checkout that people look at; under act the workspace is a copy of it. */
  readonly home: string;
  /** Absolute. Content-addressed cache that outlives runs. */
  readonly cacheDirectory: string;
  /** Absolute. The action's own folder (the one with action.yml). */
  readonly actionDirectory: string;
  /** Absolute. A directory of this run outside any checkout, made on demand and removed at the end of the phase. */
  scratch(name: string): Promise<string>;
  /** Shows a remark beside a line on the run page. */
  annotate(annotation: Annotation): void;
  /** Adds Markdown to the run page. */
  summarize(markdown: string): Promise<void>;
}
