import { NAME_SEPARATOR } from '../../test-reports/vitest';
import { BoundedList } from '../bounded-list';
import { Draft } from '../draft';
import type { RawFailure } from '../parser';

import { folderOfClass, parseJavaFrame, readFrameClass } from './java-frames';

/** What is printed of an exception unless all of it is asked for: its class, and where. */
const SHORT = /^ {4}(?<type>[\w.$]+) at (?<file>[\w$]+\.(?<extension>java|kt|scala|groovy)):(?<line>\d+)$/;
const FRAME = /^ {8,}(?:at |\.\.\. \d+ more)/;
const CAUSE = /^ +Caused by: /;
const TIMED_OUT = /\b(?:TestTimedOutException|TimeoutException)\b/;

/** A test that Gradle names as failed, and what it prints below. */
export class GradleTest {
  private readonly draft: Draft;
  private readonly frames = new BoundedList<string>(50);
  private place: { readonly file: string; readonly extension: string; readonly line: number } | undefined;
  private isCause = false;

  /**
   * @param suite - its class, in full or, where the framework has names of its own, as that shows it
   * @param folder - of its project below the root, with a slash at its end
   */
  constructor(
    private readonly suite: string,
    title: string,
    private readonly folder: string,
  ) {
    const own = suite.slice(suite.lastIndexOf('.') + 1);
    this.draft = new Draft({ test: [own, ...title.split(' > ')].join(NAME_SEPARATOR) });
  }

  /** Takes a line that is printed below its name. */
  line(text: string): void {
    const { type, file, extension, line } = SHORT.exec(text)?.groups ?? {};
    if (CAUSE.test(text)) this.isCause = true;
    if (this.isCause) return;
    if (FRAME.test(text)) {
      this.draft.close();
      this.frames.add(text);
    } else if (type !== undefined && file !== undefined && extension !== undefined) {
      this.draft.say(`    ${type}`);
      this.draft.close();
      this.place = { file, extension, line: Number(line) };
    } else this.draft.say(text);
  }

  /** Its class in full: as it was named, or as a frame tells. */
  private className(): string {
    if (this.suite.includes('.')) return this.suite;
    const names = this.frames.items().map((text) => readFrameClass(text)?.replace(/\$.*/, ''));
    return names.find((name) => name === this.suite || name?.endsWith(`.${this.suite}`) === true) ?? this.suite;
  }

  /** The failure as far as it was told. */
  finish(): RawFailure {
    const name = this.className();
    const top = name.replace(/\$.*/, '');
    const stack = this.frames
      .items()
      .flatMap((text) => parseJavaFrame(text, name) ?? [])
      .map(({ file, line }) => ({ file: this.folder + file, line }));
    const own = stack.find(({ file }) => file.includes(`/${top.replaceAll('.', '/')}.`)) ?? this.shortPlace(top);
    const kind = TIMED_OUT.test(this.draft.message()) ? { class: 'timeout' as const } : {};
    return this.draft.finish({ ...own, ...kind, stack });
  }

  /** The short form names a file without its folder, which the full name of the class tells. */
  private shortPlace(top: string): Pick<RawFailure, 'file' | 'line'> {
    if (this.place === undefined || !top.includes('.')) return {};
    const { file, extension, line } = this.place;
    return { file: `${this.folder}${folderOfClass(top, 'test', extension)}/${file}`, line };
  }
}
