import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Appends to a file that never grows beyond a size: `x.log` becomes `x.log.1`, that `x.log.2`, the last is dropped. */
export class RotatingLog {
  private descriptor: number | undefined;
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

  /** What does not go to disk is missing from the log: a full one is no reason to end the service. */
  write(chunk: Uint8Array): void {
    try {
      this.append(chunk);
    } catch {
      // There is nowhere else to say it.
    }
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private append(chunk: Uint8Array): void {
    if (this.size > 0 && this.size + chunk.length > this.limit) this.rotate();
    const descriptor = (this.descriptor ??= openSync(this.file, 'a'));
    for (let written = 0; written < chunk.length;) written += writeSync(descriptor, chunk, written);
    this.size += chunk.length;
  }

  private rotate(): void {
    this.close();
    rmSync(`${this.file}.${this.kept}`, { force: true });
    for (let number = this.kept - 1; number >= 0; number -= 1) {
      const from = number === 0 ? this.file : `${this.file}.${number}`;
      try {
        renameSync(from, `${this.file}.${number + 1}`);
      } catch {
        // There are not that many yet.
      }
    }
    this.size = 0;
  }
}
