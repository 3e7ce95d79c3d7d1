/** What a patch makes of one file, as git sees it. Modes are git's: `100644`, `000000` for a file that is not there. */
export interface Change {
  readonly path: string;
  readonly modes: readonly [before: string, after: string];
  /** `undefined` where there is no file, or where it is no text. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The mode of a file that is not there. */
export const ABSENT = '000000';
