import type { Annotation } from '../log';

/** The runner as an action sees it: the only door to `@actions/core` and to the process. */
export interface ActionHost {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute; the folder with action.yml. */
  readonly actionDirectory: string;
  /** Hash over the action's own code. */
  codeHash(): Promise<string>;
  readInput(name: string): string;
  setOutput(name: string, value: string): void;
  /** Makes a variable visible to later steps of the job. */
  exportVariable(name: string, value: string): void;
  maskSecret(value: string): void;
  print(level: 'debug' | 'info' | 'warning' | 'error', message: string): void;
  annotate(annotation: Annotation): void;
  summarize(markdown: string): Promise<void>;
  /** Fails the step. */
  fail(message: string): void;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Called with the reason when the step is cancelled. */
  onCancel(handler: (reason: string) => void): void;
}
