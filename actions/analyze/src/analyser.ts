import type { Finding } from '@orchestrate/contracts/finding';
import type { Deps } from '@orchestrate/kit/action/deps';

import type { Toolbox } from './toolbox';
import type { Tree } from './tree';

/** A change inside one file: what stands from `start` to `end` becomes `text`. */
export interface TextEdit {
  /** In UTF-16 units, not counting a byte-order mark. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A finding as a tool tells it. */
export interface RawFinding {
  readonly rule: string;
  readonly level: Finding['level'];
  readonly message: string;
  /** Absolute, or relative to the tree. */
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly help?: string;
  /** What it is about, where that is steadier than the text of the line: a package, a name. */
  readonly anchor?: string;
  /** The tool's own fix, where it is safe. */
  readonly edit?: TextEdit;
}

/** What a tool said of a tree. */
export interface ToolReport {
  readonly version?: string;
  readonly findings: readonly RawFinding[];
}

export interface AnalyserContext {
  readonly tree: Tree;
  readonly toolbox: Toolbox;
  readonly deps: Pick<Deps, 'exec' | 'log'>;
  /** Absolute; a fresh directory for what the tool writes. */
  scratch(): Promise<string>;
}

/** A plug-in: one tool, when it applies and how its answer becomes findings. */
export interface Analyser {
  readonly name: string;
  /** What must be in the tree, for people: `a tsconfig.json`. */
  readonly looksFor: string;
  /** Required ones run wherever they apply; optional ones where they can. */
  readonly isRequired: boolean;
  /** Whether a change of a file can change what it says; unless given, of any. */
  readonly reads?: (file: string) => boolean;
  /** Whether it judges what a service promises: that is for its author to change, and no gate tells a right change. */
  readonly judgesPromises?: boolean;
  /** Program of that name on the PATH that it needs. */
  readonly program?: string;
  applies(tree: Tree): boolean | Promise<boolean>;
  /**
   * @throws {NotRunError} when the tool could not do its work for a reason outside
   * @throws anything else when the tool broke
   */
  analyse(context: AnalyserContext): Promise<ToolReport>;
}

/** The tool did not run, and that is nobody's fault here: its registry does not answer, packages are missing. */
export class NotRunError extends Error {
  override readonly name = 'NotRunError';
}

/** Only on looking closer is there nothing for the tool to do. */
export class NotApplicableError extends Error {
  override readonly name = 'NotApplicableError';
}
