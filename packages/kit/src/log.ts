/** What a phase tells a person while it works. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/** A remark on a line of a file, shown beside it on the run page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string;
  /** Relative to the checkout. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}
