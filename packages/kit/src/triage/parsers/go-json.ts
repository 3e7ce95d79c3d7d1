import { z } from 'zod';

import type { LogParser, LogReader, RawFailure } from '../parser';

import { goBuildLog } from './go-build';
import { goTestLog } from './go-test';

const eventSchema = z.object({
  Action: z.enum(['output', 'build-output']),
  Package: z.string().optional(),
  ImportPath: z.string().optional(),
  Output: z.string(),
});

const MOST_PACKAGES = 1_000;

/** Packages are tested side by side: each one's lines are a log of their own. */
class GoJsonReader implements LogReader {
  private readonly logs = new Map<string, readonly LogReader[]>();

  line(text: string): void {
    if (!text.startsWith('{"') || !text.includes('"Output":"')) return;
    const event = parseEvent(text);
    if (event === undefined) return;
    const readers = this.openLog(event.Package ?? event.ImportPath ?? '');
    for (const reader of readers) reader.line(event.Output.replace(/\n$/, ''));
  }

  private openLog(name: string): readonly LogReader[] {
    const known = this.logs.get(name);
    if (known !== undefined || this.logs.size >= MOST_PACKAGES) return known ?? [];
    const opened = [goTestLog.open(), goBuildLog.open()];
    this.logs.set(name, opened);
    return opened;
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return [...this.logs.values()].flatMap((readers) => readers.flatMap((reader) => reader.end()));
  }
}

function parseEvent(text: string): z.infer<typeof eventSchema> | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** `go test -json`. */
export const goJsonLog: LogParser = { name: 'go-json', isFallback: false, begins: '{', open: () => new GoJsonReader() };
