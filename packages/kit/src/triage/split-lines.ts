import { StringDecoder } from 'node:string_decoder';

/** The lines of a text, one at a time. */
export function* splitLines(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}

/** Cuts a stream of bytes into lines as they come, and holds no more than the line that is not over yet. */
export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  /**
   * @param take - is given each line without its end
   * @param longest - characters of a line that are kept at least; of a longer one, the rest may be left out
   */
  constructor(
    private readonly take: (line: string) => void,
    private readonly longest: number,
  ) {}

  /** Takes the next bytes. */
  append(chunk: Uint8Array): void {
    this.split(this.decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
  }

  /** Gives the last line, where nothing ends it. */
  end(): void {
    this.split(this.decoder.end());
    if (this.rest !== '') this.take(this.rest);
    this.rest = '';
  }

  private split(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      const line = text.slice(start, end);
      this.take(this.rest === '' ? line : this.rest + line);
      this.rest = '';
      start = end + 1;
    }
    if (this.rest.length < this.longest) this.rest += text.slice(start);
  }
}
