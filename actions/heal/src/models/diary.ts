import type { RootCause } from '@orchestrate/contracts/triage';
import { sanitizeText } from '@orchestrate/kit/safety/text';

const LONGEST = 300;

function toLine(text: string): string {
  return sanitizeText(text, LONGEST).replace(/\s+/g, ' ').trim();
}

/** What there is to tell of models in the end. Empty where none could be asked. */
export class Diary {
  private readonly found: RootCause[] = [];
  private readonly missing = new Set<string>();
  private readonly said = new Set<string>();

  addCause(cause: RootCause): void {
    this.found.push(cause);
  }

  /** Why a model brought nothing. It matters where nobody else did either. */
  miss(why: string): void {
    this.missing.add(toLine(why));
  }

  /** What a person must know in any case. */
  remark(what: string): void {
    this.said.add(toLine(what));
  }

  get causes(): readonly RootCause[] {
    return this.found;
  }

  listNotes(isHealed: boolean): string[] {
    return [...(isHealed ? [] : this.missing), ...this.said];
  }
}
