import { StringDecoder } from 'node:string_decoder';

/**
 * Collects a stream of unknown length in bounded memory: the first and the last part are kept, and the number of bytes
 * between them is told.
 */
export class BoundedOutput {
  private head = '';
  private readonly tail: string[] = [];
  private tailLength = 0;
  private dropped = 0;
  private readonly decoder = new StringDecoder('utf8');

  /**
   * @param headLimit - characters kept from the start
   * @param tailLimit - characters kept from the end, at least
   */
  constructor(
    private readonly headLimit: number,
    private readonly tailLimit: number,
  ) {}

  /** Takes the next bytes. */
  append(chunk: Uint8Array): void {
    let text = this.decoder.write(Buffer.from(chunk));
    if (this.head.length < this.headLimit) {
      const room = this.headLimit - this.head.length;
      this.head += text.slice(0, room);
      text = text.slice(room);
    }
    if (text === '') return;
    this.tail.push(text);
    this.tailLength += text.length;
    while (this.tailLength - (this.tail[0]?.length ?? 0) >= this.tailLimit) {
      const first = this.tail.shift() ?? '';
      this.tailLength -= first.length;
      this.dropped += first.length;
    }
  }

  /** What was kept, with a line that says how much was not. */
  toString(): string {
    const gap = this.dropped === 0 ? '' : `\n[${this.dropped} characters left out]\n`;
    return this.head + gap + this.tail.join('');
  }
}
