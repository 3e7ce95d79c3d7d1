import type { ActionHost } from '@orchestrate/kit/action/host';
import type { Annotation } from '@orchestrate/kit/log';

/** An {@link ActionHost} that remembers what an action did to its runner. */
export interface FakeHost extends ActionHost {
  readonly outputs: Record<string, string>;
  readonly exported: Record<string, string>;
  readonly masked: string[];
  readonly printed: { readonly level: string; readonly message: string }[];
  readonly annotations: Annotation[];
  readonly summaries: string[];
  readonly failures: string[];
  /** Cancels the step. */
  cancel(reason: string): void;
}

/** What {@link createFakeHost} lets a test choose. */
export interface FakeHostOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly actionDirectory?: string;
  readonly codeHash?: string;
}

/** Makes a runner for a test: inputs by their kebab-case names, everything else recorded. */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const handlers: ((reason: string) => void)[] = [];
  const host: Omit<FakeHost, keyof ActionHost> = {
    outputs: {},
    exported: {},
    masked: [],
    printed: [],
    annotations: [],
    summaries: [],
    failures: [],
    cancel: (reason) => handlers.forEach((handler) => handler(reason)),
  };
  return {
    ...host,
    environment: options.environment ?? {},
    actionDirectory: options.actionDirectory ?? '/nowhere',
    codeHash: () => Promise.resolve(options.codeHash ?? 'test'),
    readInput: (name) => options.inputs?.[name] ?? '',
    setOutput: (name, value) => void (host.outputs[name] = value),
    exportVariable: (name, value) => void (host.exported[name] = value),
    maskSecret: (value) => void host.masked.push(value),
    print: (level, message) => void host.printed.push({ level, message }),
    annotate: (annotation) => void host.annotations.push(annotation),
    summarize: (markdown) => Promise.resolve(void host.summaries.push(markdown)),
    fail: (message) => void host.failures.push(message),
    exit: (code) => {
      throw new Error(`the action ended the process with ${code}`);
    },
    onCancel: (handler) => void handlers.push(handler),
  };
}
