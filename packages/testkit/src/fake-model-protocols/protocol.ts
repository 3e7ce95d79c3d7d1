/** An answer that a fake server gives, in nobody's protocol. */
export interface FakeModelAnswer {
  readonly text?: string;
  /** `arguments` goes out as it stands here, so that it can be bad. */
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: string }[];
  /** `null`: the fake does not count. */
  readonly usage?: {
    readonly input: number;
    readonly output: number;
    readonly cached?: number;
    readonly reasoning?: number;
  } | null;
  readonly stop?: 'end' | 'length' | 'refusal' | 'filter';
  /** What answers; the model that was asked for unless given. */
  readonly model?: string;
}

/** An answer with everything filled in. */
export interface CompleteFakeAnswer {
  readonly model: string;
  /** The text, cut as a stream cuts it. */
  readonly pieces: readonly string[];
  readonly toolCalls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
  readonly usage: {
    readonly input: number;
    readonly output: number;
    readonly cached: number;
    readonly reasoning: number;
  } | null;
  readonly stop: 'end' | 'length' | 'refusal' | 'filter' | 'tool';
}

/** One protocol, as a fake server speaks it. */
export interface FakeModelProtocol {
  readonly name: 'openai-chat' | 'openai-responses' | 'anthropic' | 'gemini' | 'ollama';
  /** Media type of a stream. */
  readonly streamType: string;
  readonly matches: (path: string) => boolean;
  readonly isStream: (path: string, body: Readonly<Record<string, unknown>>) => boolean;
  readonly modelOf: (path: string, body: Readonly<Record<string, unknown>>) => string;
  /** What was said last, as far as it is text. */
  readonly promptOf: (body: Readonly<Record<string, unknown>>) => string;
  /** The pieces of a stream, each as it goes over the line. */
  readonly stream: (answer: CompleteFakeAnswer, path: string) => readonly string[];
  readonly whole: (answer: CompleteFakeAnswer) => unknown;
  /** The body of a refused request. */
  readonly error: (status: number, message: string) => unknown;
  /** One piece of a stream that holds any value. */
  readonly frame: (value: string) => string;
}

/** A server-sent event. */
export function sseFrame(value: string, event?: string): string {
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${value}\n\n`;
}

/** The texts inside a message's content, whichever form a protocol gives it. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (typeof content !== 'object' || content === null) return '';
  const { text, content: inner, parts } = content as Readonly<Record<string, unknown>>;
  return textOf(text ?? inner ?? parts);
}

/** The text of the last entry of a list of messages. */
export function lastText(list: unknown): string {
  return Array.isArray(list) ? textOf(list.at(-1)) : textOf(list);
}

/** A call's arguments as a value, for protocols that send them so; what does not parse stays text. */
export function argumentsOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
