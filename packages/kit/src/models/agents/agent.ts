import type { ModelStop, ModelUsage } from '@orchestrate/contracts/model-call';
import type { ProviderKind } from '@orchestrate/contracts/model-settings';

/** The kinds of provider that are programs. */
export type AgentKind = Extract<ProviderKind, 'codex' | 'claude' | 'gemini-cli'>;

/** What a program is started for. */
export interface AgentTask {
  readonly model: string | undefined;
  /** Whether it may change files of its working directory; else it only answers. */
  readonly mayEdit: boolean;
  readonly key: string;
  readonly baseUrl: string | undefined;
  /** Absolute. An empty home directory of its own. */
  readonly home: string;
  /** Tokens of the answer, where the program can be told. */
  readonly maxOutputTokens?: number;
}

/** How a program is started. The prompt goes to its standard input. */
export interface AgentStart {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Settings that it needs, by their path in its home. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a program's events say so far. */
export interface AgentReport {
  /** The answer, as far as it came. */
  readonly text: string;
  /** Whether the program has said that the answer is whole. */
  readonly isDone: boolean;
  readonly usage: ModelUsage | null;
  readonly model: string | undefined;
  readonly stop: ModelStop;
  /** What went wrong, in the program's words. */
  readonly problem: string | undefined;
  /** HTTP status behind the problem, where the program tells it. */
  readonly status: number | undefined;
}

/** One command-line agent: how it is called and how its output is read. */
export interface Agent {
  readonly kind: AgentKind;
  /** Its name on the PATH. */
  readonly program: string;
  /** What installs it. */
  readonly install: string;
  /** Whether commands of the model run in a sandbox that it makes itself. */
  readonly hasSandbox: boolean;
  /** The variable that holds its key unless the settings name another. */
  readonly keyVariable: string;
  start(task: AgentTask): AgentStart;
  /** Goes on with a report by one event, a line of JSON that the program printed. */
  read(report: AgentReport, event: Readonly<Record<string, unknown>>): AgentReport;
}

/** The report before anything was printed. */
export const NOTHING_SAID: AgentReport = {
  text: '',
  isDone: false,
  usage: null,
  model: undefined,
  stop: 'end',
  problem: undefined,
  status: undefined,
};
