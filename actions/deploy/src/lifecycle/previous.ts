/** The deployment of the same service that an earlier run kept, and that still runs. */
export interface PreviousDeployment {
  readonly run: string;
  readonly port: number | undefined;
  /** For a message: how a person would end it. */
  readonly howToEnd: string;
  /** Stops it so that it can come back. */
  suspend(): Promise<void>;
  /** Brings it back as it was. */
  resume(): Promise<void>;
  /** Ends it for good. What it stored stays where it is. */
  retire(): Promise<void>;
}
