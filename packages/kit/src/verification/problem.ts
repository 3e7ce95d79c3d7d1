/** Something about a run directory that is not as it must be. */
export interface Problem {
  /** Which check found it. */
  readonly check: 'manifest' | 'schema' | 'events' | 'phases' | 'provenance' | 'summary';
  /** Relative to the run directory. */
  readonly file: string;
  /** What is wrong with it, for a person. */
  readonly message: string;
}
