import type { Completion, ModelStop, ModelUsage, ToolCall } from '@orchestrate/contracts/model-call';

import { ModelError } from '../provider';

type Call = { -readonly [Key in keyof ToolCall]: ToolCall[Key] };

/** An answer while it arrives. */
export class AnswerDraft {
  stop: ModelStop | undefined;
  /** Whether the text is a refusal's, whatever way it ends. */
  isRefusal = false;
  usage: ModelUsage | null = null;
  private readonly pieces: string[] = [];
  private readonly calls = new Map<number, Call>();

  /**
   * @param model - as it was asked for; replaced by what answers
   * @param onText - sees each piece, and an empty one for each other sign of life
   */
  constructor(
    public model: string,
    private readonly onText: (piece: string) => void,
  ) {}

  /** Adds a piece of text; an empty one is a sign of life. */
  addText(piece: string): void {
    if (piece !== '') this.pieces.push(piece);
    this.onText(piece);
  }

  /** Adds to a tool call, which may arrive in pieces. */
  addCall(index: number, { id, name, arguments: piece }: Partial<ToolCall>): Call {
    const call = this.calls.get(index) ?? { id: '', name: '', arguments: '' };
    if (id !== undefined && id !== '') call.id = id;
    if (name !== undefined && name !== '') call.name = name;
    call.arguments += piece ?? '';
    this.calls.set(index, call);
    this.onText('');
    return call;
  }

  /** How many tool calls there are so far. */
  get callCount(): number {
    return this.calls.size;
  }

  /** @throws {ModelError} `malformed` where it has no end, or nothing in it */
  finish(): Completion {
    const toolCalls = [...this.calls.values()];
    if (this.stop === undefined) throw new ModelError('malformed', 'the answer ended before its end');
    const end = this.stop === 'end' && toolCalls.length > 0 ? 'tool' : this.stop;
    const stop = this.isRefusal ? 'refusal' : end;
    const answer = { text: this.pieces.join(''), toolCalls, stop, usage: this.usage, model: this.model };
    const isNothing = (stop === 'end' && answer.text.trim() === '') || (stop === 'tool' && toolCalls.length === 0);
    if (isNothing) throw new ModelError('malformed', 'the answer is empty', { answer });
    if (toolCalls.some(({ id, name }) => id === '' || name === ''))
      throw new ModelError('malformed', 'a tool call has no name or no id', { answer });
    return answer;
  }
}
