/** A line of a diff; a number is missing on the side where the line is not. */
export interface DiffLine {
  readonly kind: 'add' | 'del' | 'same';
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** Lines that changed together, with those around them. */
export interface Hunk {
  readonly head: string;
  readonly lines: readonly DiffLine[];
}

/** What a patch does to one file. */
export interface FilePatch {
  readonly path: string;
  readonly hunks: readonly Hunk[];
  readonly added: number;
  readonly removed: number;
}

interface OpenFile {
  path: string;
  hunks: { head: string; lines: DiffLine[] }[];
}

function nameOf(text: string): string {
  return text.replace(/^"?[ab]\//, '').replace(/"?\t?$/, '');
}

/** Counts the lines of a hunk off, so that text that looks like a head is not taken for one. */
class PatchReader {
  readonly files: OpenFile[] = [];
  private before = 0;
  private after = 0;
  private beforeLeft = 0;
  private afterLeft = 0;

  read(line: string): void {
    if (this.beforeLeft > 0 || this.afterLeft > 0) this.readLine(line);
    else this.readHead(line);
  }

  private readHead(line: string): void {
    const numbers = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (numbers !== null) {
      [this.before, this.beforeLeft, this.after, this.afterLeft] = [1, 2, 3, 4].map((group) =>
        Number(numbers[group] ?? 1),
      ) as [number, number, number, number];
      if (this.files.length === 0) this.files.push({ path: '', hunks: [] });
      this.files.at(-1)?.hunks.push({ head: line, lines: [] });
      return;
    }
    if (line.startsWith('--- ')) this.files.push({ path: nameOf(line.slice(4)), hunks: [] });
    const last = this.files.at(-1);
    if (line.startsWith('+++ ') && last !== undefined && line !== '+++ /dev/null') last.path = nameOf(line.slice(4));
  }

  private readLine(line: string): void {
    const lines = this.files.at(-1)?.hunks.at(-1)?.lines;
    const text = line.slice(1);
    if (line.startsWith('\\')) return;
    if (line.startsWith('+')) {
      lines?.push({ kind: 'add', text, after: this.after++ });
      this.afterLeft -= 1;
    } else if (line.startsWith('-')) {
      lines?.push({ kind: 'del', text, before: this.before++ });
      this.beforeLeft -= 1;
    } else {
      lines?.push({ kind: 'same', text, before: this.before++, after: this.after++ });
      this.beforeLeft -= 1;
      this.afterLeft -= 1;
    }
  }
}

/** Reads a unified patch, whole or cut off at its end. */
export function parsePatch(patch: string): FilePatch[] {
  const reader = new PatchReader();
  for (const line of patch.replace(/\n$/, '').split('\n')) reader.read(line);
  return reader.files
    .filter(({ hunks }) => hunks.length > 0)
    .map(({ path, hunks }) => {
      const lines = hunks.flatMap((hunk) => hunk.lines);
      const ofKind = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
      return { path, hunks, added: ofKind('add'), removed: ofKind('del') };
    });
}

/** A row of a diff side by side: what was on the left, what is on the right. */
export interface SidePair {
  readonly left: DiffLine | undefined;
  readonly right: DiffLine | undefined;
}

/** Puts the lines that went beside those that came. */
export function pairLines(lines: readonly DiffLine[]): SidePair[] {
  const pairs: SidePair[] = [];
  let gone: DiffLine[] = [];
  let come: DiffLine[] = [];
  const flush = (): void => {
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1)
      pairs.push({ left: gone[index], right: come[index] });
    [gone, come] = [[], []];
  };
  for (const line of lines) {
    if (line.kind === 'del') {
      if (come.length > 0) flush();
      gone.push(line);
    } else if (line.kind === 'add') come.push(line);
    else {
      flush();
      pairs.push({ left: line, right: line });
    }
  }
  flush();
  return pairs;
}
