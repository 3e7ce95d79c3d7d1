import type { Problem } from '../schemas/problem.js';

import type { ApiError, ErrorAnswer } from './api-error.js';

/** An error as Problem has it, which most operations declare. */
export function formatError(error: ApiError): ErrorAnswer {
  return {
    contentType: 'application/problem+json',
    body: JSON.stringify({
      type: 'about:blank',
      title: error.title,
      status: error.status,
      detail: error.message,
    } satisfies Problem),
  };
}
