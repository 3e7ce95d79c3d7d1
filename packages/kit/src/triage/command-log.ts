import type { OutputListener } from '../exec/command';

import type { LogReading } from './read-log';
import { LogScanner, LONGEST_REPORT, readLog } from './read-log';
import { LOG_PARSERS } from './registry';
import { LineSplitter, splitLines } from './split-lines';

/**
 * Reads what a command prints while it prints it, all of it, and holds nothing but what the parsers found. The lines of
 * its two streams are kept apart, in the order in which they ended.
 */
export class CommandLog {
  private readonly scanner = new LogScanner(LOG_PARSERS);
  private readonly stdout = this.open();
  private readonly stderr = this.open();

  private open(): LineSplitter {
    return new LineSplitter((line) => this.scanner.line(line), LONGEST_REPORT);
  }

  /** To be handed to the command. */
  readonly listen: OutputListener = (chunk, stream) => {
    this[stream].append(chunk);
  };

  /** What was found. To be called once, when the command has ended. */
  end(): LogReading {
    this.stdout.end();
    this.stderr.end();
    return this.scanner.end();
  }
}

/** Reads what a command printed, where that is short and at hand. */
export function readOutput(output: string): LogReading {
  return readLog(splitLines(output), LOG_PARSERS);
}
