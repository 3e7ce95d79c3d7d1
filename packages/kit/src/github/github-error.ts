import { ExternalError } from '../errors';

/** GitHub refused a request, or could not be reached. */
export class GithubError extends ExternalError {
  /**
   * @param status - of the answer; `undefined` where none came
   * @param reason - GitHub's own words, for the decision what is missing
   */
  constructor(
    readonly status: number | undefined,
    readonly reason: string,
    what: string,
    isRetryable: boolean,
    options?: ErrorOptions,
  ) {
    super(`github-${status ?? 'unreachable'}`, `${what}: ${reason}`, isRetryable, options);
  }
}
