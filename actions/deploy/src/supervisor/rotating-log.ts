import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Appends to a file that never grows beyond a size: `x.log` becomes `x.log.1`, that `x.log.2`, the last is dropped. */
export class RotatingLog {
  private descriptor: number;
  private size: number;

  /**
   * @param limit - bytes of one file
   * @param kept - older files beside the current one
   */
  constructor(
    private readonly file: string,
    private readonly limit = 5 * 1024 * 1024,
    private readonly kept = 3,
  ) {
    this.descriptor = openSync(file, 'a');
    this.size = fstatSync(this.descriptor).size;
  }

  write(chunk: Uint8Array): void {
    if (this.size > 0 && this.size + chunk.length > this.limit) this.rotate();
    for (let written = 0; written < chunk.length;) written += writeSync(this.descriptor, chunk, written);
    this.size += chunk.length;
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private rotate(): void {
    closeSync(this.descriptor);
    rmSync(`${this.file}.${this.kept}`, { force: true });
    for (let number = this.kept - 1; number >= 0; number -= 1) {
      const from = number === 0 ? this.file : `${this.file}.${number}`;
      try {
        renameSync(from, `${this.file}.${number + 1}`);
      } catch {
        // There are not that many yet.
      }
    }
    this.descriptor = openSync(this.file, 'a');
    this.size = 0;
  }
}
