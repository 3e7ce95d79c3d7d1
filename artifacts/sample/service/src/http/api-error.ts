import { STATUS_CODES } from 'node:http';

import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer that is no success. Thrown anywhere, rendered once, in the form that the specification declares. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /**
   * @param status - HTTP status
   * @param message - shown to the caller
   * @param headers - sent with the answer
   */
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  /** The status in words: `Not Found`. */
  get title(): string {
    return STATUS_CODES[this.status] ?? 'Error';
  }
}

/** An error as it goes over the wire. */
export interface ErrorAnswer {
  readonly contentType?: string;
  readonly body: string | null;
}
