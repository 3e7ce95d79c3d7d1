import { readdirSync } from 'node:fs';

import type { Conversation, ModelMessage } from '@orchestrate/contracts/model-call';
import { conversationSchema } from '@orchestrate/contracts/model-call';
import type { ModelSettings } from '@orchestrate/contracts/model-settings';

import { writeFileAtomicSync } from '../files/atomic';
import { RUN_LAYOUT } from '../run-directory/layout';
import type { RunDirectory } from '../run-directory/run-directory';
import { fenceCode } from '../safety/markdown-code';
import type { Redact } from '../safety/redaction';
import { redactValues } from '../safety/redaction';
import { escapeMarkdown, sanitizeText } from '../safety/text';

type Transcript = ModelSettings['transcripts'];

const LONGEST_MESSAGE: Readonly<Record<Exclude<Transcript, 'none'>, number>> = { full: 4_194_304, redacted: 16_384 };

/** A conversation before it has its number, and before anything is left out of it. */
export type ConversationDraft = Omit<Conversation, 'schemaVersion' | 'id' | 'transcript'>;

/** Gives each conversation of a run its number; phases come one after the other, so a look at the folder is enough. */
export function numberConversations(run: RunDirectory): () => string {
  let last: number | undefined;
  return () => {
    last ??= Math.max(
      0,
      ...listNames(run)
        .map((name) => Number.parseInt(name, 10))
        .filter(Number.isInteger),
    );
    last += 1;
    return String(last).padStart(2, '0');
  };
}

function listNames(run: RunDirectory): string[] {
  try {
    return readdirSync(run.resolve(RUN_LAYOUT.conversations));
  } catch {
    return [];
  }
}

function keepMessages(messages: readonly ModelMessage[], transcript: Transcript): ModelMessage[] {
  if (transcript === 'none') return [];
  const limit = LONGEST_MESSAGE[transcript];
  return messages.map(({ role, text }) => ({ role, text: sanitizeText(text, limit) }));
}

function renderHead(conversation: Conversation): string {
  const { id, phase, task, provider, model, version, prompt, rationale, startedAt, outcome, transcript } = conversation;
  const facts = [
    ['Phase', phase],
    ['Provider', `${provider} (${version})`],
    ['Model', model],
    ['Prompt', prompt === undefined ? 'messages as given' : `${prompt.name} ${prompt.version} (${prompt.sha256})`],
    ['Why', rationale],
    ['Began', startedAt],
    ['Outcome', outcome],
    ['Transcript', transcript],
  ] as const;
  const rows = facts.map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`);
  return `# Conversation ${id}: ${task}\n\n${rows.join('\n')}\n`;
}

function renderCalls({ calls }: Conversation): string {
  const rows = calls.map((line) => {
    const { source, outcome, attempts, usage, cost, seconds, requestHash, error } = line;
    const tokens = usage === null ? 'not counted' : `${usage.input} in, ${usage.output} out, ${usage.cached} cached`;
    const price = cost === 'unknown' ? 'unknown' : `$${cost}`;
    const what = [
      source,
      outcome,
      String(attempts),
      tokens,
      price,
      `${seconds} s`,
      requestHash.slice(0, 12),
      error ?? '',
    ];
    return `| ${what.map(escapeMarkdown).join(' | ')} |`;
  });
  const head =
    '| Source | Outcome | Tries | Tokens | Cost | Time | Request | Error |\n| --- | --- | --- | --- | --- | --- | --- | --- |';
  return `## Requests\n\n${head}\n${rows.join('\n')}\n`;
}

/** A conversation for people; nothing that was said in it can leave its block. */
export function renderConversation(conversation: Conversation): string {
  const messages = conversation.messages.map(({ role, text }) => `## ${role}\n\n${fenceCode('text', text)}\n`);
  return [renderHead(conversation), renderCalls(conversation), ...messages].join('\n');
}

/**
 * Keeps a conversation as JSON and for people, without secrets, and with as much of what was said as the setting allows.
 * @returns path of the page for people, relative to the run directory
 */
export function writeConversation(
  draft: ConversationDraft,
  number: string,
  transcript: Transcript,
  run: RunDirectory,
  redact: Redact,
): string {
  const id = `${number}-${draft.task}`;
  const whole: Conversation = {
    schemaVersion: 1,
    id,
    ...draft,
    transcript,
    messages: keepMessages(draft.messages, transcript),
  };
  const clean = conversationSchema.parse(redactValues(redact, whole));
  const base = `${RUN_LAYOUT.conversations}/${id}`;
  writeFileAtomicSync(run.resolve(`${base}.json`), `${JSON.stringify(clean, null, 2)}\n`);
  writeFileAtomicSync(run.resolve(`${base}.md`), renderConversation(clean));
  return `${base}.md`;
}
