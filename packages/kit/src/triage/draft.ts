import type { FailureClass } from '@orchestrate/contracts/triage';

import { BoundedList } from './bounded-list';
import { classifyMessage } from './classify-message';
import { readComparison } from './comparison';
import { dedent } from './dedent';
import type { Frame, RawFailure } from './parser';

const MESSAGE_LINES = 40;
const LINE_LENGTH = 2_000;
const FRAMES = 50;

/** What a failure is about, as far as its headline tells. */
export type Subject = Pick<RawFailure, 'test' | 'file' | 'line' | 'column' | 'code'>;

/** A failure whose lines are still coming in. It takes only as many of them as are worth keeping. */
export class Draft {
  private readonly lines = new BoundedList<string>(MESSAGE_LINES);
  private readonly frames = new BoundedList<Frame>(FRAMES);
  private isSaid = false;

  /** @param otherwise - its class where the message gives none away */
  constructor(
    readonly subject: Subject,
    private readonly otherwise: FailureClass = 'test',
  ) {}

  /** Adds a line to the message; empty lines before the first word are left out. */
  say(text: string): void {
    if (!this.isSaid && (text !== '' || !this.isSilent())) this.lines.add(text.slice(0, LINE_LENGTH));
  }

  /** Ends the message; what is said after that is something else. */
  close(): void {
    this.isSaid = true;
  }

  /** Whether the message was ended. */
  isClosed(): boolean {
    return this.isSaid;
  }

  /** Adds a frame further out than those before. */
  pass(frame: Frame | undefined): void {
    if (frame !== undefined) this.frames.add(frame);
  }

  /** Whether nothing was said yet. */
  isSilent(): boolean {
    return this.lines.items().length === 0;
  }

  /** Whether frames have begun, which end the message in most logs. */
  hasFrames(): boolean {
    return this.frames.items().length > 0;
  }

  /** What was said so far. */
  message(): string {
    return dedent(this.lines.items()).trim();
  }

  /** The failure as it stands. What a tool says outright takes precedence over what its message gives away. */
  finish(known: Partial<RawFailure> = {}): RawFailure {
    const message = this.message();
    return {
      class: classifyMessage(message) ?? this.otherwise,
      message: message === '' ? 'failed without a message' : message,
      ...this.subject,
      ...readComparison(message),
      stack: [...this.frames.items()],
      ...known,
    };
  }
}
