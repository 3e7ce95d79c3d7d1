import type { ModelMessage } from '@orchestrate/contracts/model-call';

const HEADS: Readonly<Record<ModelMessage['role'], string>> = {
  system: 'Instructions',
  user: 'Question',
  assistant: 'Your answer',
};

/** A conversation as one text, for programs that take a prompt: a single question as it is, several turns under heads. */
export function renderPrompt(messages: readonly ModelMessage[]): string {
  const [only] = messages;
  if (only !== undefined && messages.length === 1) return only.text;
  return messages.map(({ role, text }) => `# ${HEADS[role]}\n\n${text}\n`).join('\n');
}
