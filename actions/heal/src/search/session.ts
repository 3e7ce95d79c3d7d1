import type { Allowance } from '@orchestrate/contracts/allowance';
import type { GateCommand } from '@orchestrate/contracts/configuration';
import type { CandidateTrial } from '@orchestrate/contracts/triage';
import type { Deps } from '@orchestrate/kit/action/deps';
import type { Subject } from '@orchestrate/kit/subject/subject';

import type { Hint } from '../localise/hint';
import type { Diary } from '../models/diary';
import type { Intent } from '../snapshots/intent';
import type { TypeScript } from '../typescript/load-typescript';
import type { Workbench } from '../workbench/workbench';

import type { Budget } from './budget';
import type { Stage } from './queue';

/** What healing works with, from the first round to the last. */
export interface Session {
  readonly deps: Deps;
  readonly subject: Subject;
  readonly gates: readonly GateCommand[];
  /** What the user lets a fix change that it never does otherwise. */
  readonly allow: readonly Allowance[];
  readonly intent: Intent;
  readonly workbench: Workbench;
  readonly budget: Budget;
  readonly stages: readonly Stage[];
  /** Those of the stages in which models are asked; empty where none can be. */
  readonly modelStages: readonly Stage[];
  /** What there is to tell of models. */
  readonly diary: Diary;
  /** The compiler as a library, loaded when it is first asked for. */
  readonly typescript: () => Promise<TypeScript>;
  /** What was changed last in the checkout that the tree was taken from. */
  readonly recentChanges: () => Promise<Hint>;
  /** Keeps the record of a candidate that was tried. */
  recordTrial(trial: CandidateTrial): Promise<void>;
  /** What passed and failed on one and the same tree, by gate: tests by file and name; empty: the command as a whole. */
  readonly flaky: Map<string, ReadonlySet<string>>;
}
