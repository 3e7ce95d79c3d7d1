import { configurationSchema } from '@orchestrate/contracts/configuration';
import { MODEL_TASKS } from '@orchestrate/contracts/model-call';
import { modelSettingsSchema } from '@orchestrate/contracts/model-settings';
import { createPlainExec } from '@orchestrate/kit/exec/plain-exec';
import type { Models } from '@orchestrate/kit/models/ask';
import { openModels } from '@orchestrate/kit/models/open-models';
import type { FakeModelReply } from '@orchestrate/testkit/fake-model-server';
import { MODEL_FAULTS } from '@orchestrate/testkit/model-faults';
import type { SampleModelsFrame } from '@orchestrate/testkit/models-frame';
import { createModelsFrame } from '@orchestrate/testkit/models-frame';
import type { HttpProviderName } from '@orchestrate/testkit/open-fake-provider';
import { FAKE_KEY, HTTP_PROVIDERS } from '@orchestrate/testkit/open-fake-provider';
import { createTemporaryDirectory } from '@orchestrate/testkit/temporary-directory';

/** A way in which a question is not answered. */
export interface Unanswered {
  readonly title: string;
  readonly reply: FakeModelReply;
  /** What a conversation ends as, whichever provider it is with. */
  readonly outcome: RegExp;
  /** Nothing comes, so that only a limit ends it. */
  readonly isSlow?: boolean;
}

const SILENT: readonly Unanswered[] = [
  { title: 'headers that never come', reply: { fault: 'slow-headers' }, outcome: /^timeout$/, isSlow: true },
  { title: 'a stream that stops', reply: { fault: 'slow-body' }, outcome: /^timeout$/, isSlow: true },
];

// Not all protocols know a word for why they end; what is said instead fits no schema.
const USELESS: readonly Unanswered[] = [
  {
    title: 'an error in its stream',
    reply: { fault: 'error-in-stream' },
    outcome: /^(?:overloaded|server-error)$/,
  },
  { title: 'a refusal', reply: { text: 'I cannot.', stop: 'refusal' }, outcome: /^(?:refused|filtered|invalid)$/ },
  { title: 'a filter', reply: { text: 'I cannot.', stop: 'filter' }, outcome: /^(?:refused|filtered|invalid)$/ },
  { title: 'half an answer', reply: { text: '{"for', stop: 'length' }, outcome: /^cut-off$/ },
  { title: 'prose where data is due', reply: { text: 'As you wish.' }, outcome: /^invalid$/ },
  { title: 'data of another shape', reply: { text: '{"done":true}' }, outcome: /^invalid$/ },
  {
    title: 'a call of a tool that nobody offers',
    reply: { toolCalls: [{ name: 'shell', arguments: '{"command": "tru' }] },
    outcome: /^(?:invalid|malformed)$/,
  },
];

/** Every fault of the fake server, and every answer that is none. */
export const UNANSWERED: readonly Unanswered[] = [
  ...MODEL_FAULTS.map(([title, reply, failure]) => ({ title, reply, outcome: new RegExp(`^${failure}$`) })),
  ...USELESS,
  ...SILENT,
];

/** The asker of a phase over a provider's real client. */
export interface FaultyModels {
  readonly models: Models;
  readonly frame: SampleModelsFrame;
  /** What the conversations so far ended as. */
  readonly outcomes: () => readonly string[];
}

/** Opens a phase's asker that has one provider for everything, at the address of a fake server; nothing is retried. */
export async function openFaultyModels(name: HttpProviderName, url: string, isSlow: boolean): Promise<FaultyModels> {
  const home = await createTemporaryDirectory();
  const frame = await createModelsFrame(home);
  const { settings, path } = HTTP_PROVIDERS[name];
  const silence = isSlow ? 0.15 : 20;
  const models = await openModels({
    settings: modelSettingsSchema.parse({
      providers: { [name]: { ...settings, 'base-url': `${url}${path}`, 'key-variable': 'FAKE_KEY', model: 'm' } },
      routes: Object.fromEntries(MODEL_TASKS.map((task) => [task, [name]])),
      limits: { retries: 0, 'connect-seconds': silence, 'idle-seconds': silence },
    }),
    environment: { FAKE_KEY },
    deps: {
      ...frame,
      evidence: {
        ...frame.evidence,
        resolve: (...relative) => frame.run.resolve(...relative),
        writeJson: () => Promise.reject(new Error('nothing is written here')),
        writeText: () => Promise.reject(new Error('nothing is written here')),
      },
      workingDirectory: home,
      exec: createPlainExec({}, frame.signal),
      scratch: createTemporaryDirectory,
      configuration: configurationSchema.parse({ version: 1 }),
    },
    step: frame.step,
  });
  const outcomes = (): string[] =>
    frame.events.flatMap(({ type, data }) => (type === 'model.asked' ? [data.outcome] : []));
  return { models, frame, outcomes };
}
