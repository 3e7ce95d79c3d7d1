import type { Success } from '@orchestrate/contracts/plan';

import { renderAccess } from '../text/code';

/** Code of what an answer holds in its envelope: the body, unless a property of it holds the envelope. */
export function renderHeld({ envelopeProperty }: Success, answer = 'answer'): string {
  const body = `${answer}.body`;
  return envelopeProperty === undefined ? body : renderAccess(body, envelopeProperty);
}

/** Code of what tells of a token in an answer: the body, what its envelope holds, or an object in that. */
export function renderTokens(success: Success, answer = 'answer'): string {
  const { holder, isBeside } = success.token ?? {};
  const held = isBeside === true ? `${answer}.body` : renderHeld(success, answer);
  return holder === undefined ? held : renderAccess(held, holder);
}

/** Code of the token in an answer that tells of one. */
export function renderAccessToken(success: Success, answer = 'answer'): string {
  const { accessHolder, property = '' } = success.token ?? {};
  const tokens = renderTokens(success, answer);
  return renderAccess(accessHolder === undefined ? tokens : renderAccess(tokens, accessHolder), property);
}

/** Code of what renews that token; `undefined`: the answer tells of nothing that does. */
export function renderRefreshToken(success: Success, answer = 'answer'): string | undefined {
  const { refreshHolder, refreshProperty } = success.token ?? {};
  if (refreshProperty === undefined) return undefined;
  const tokens = renderTokens(success, answer);
  return renderAccess(refreshHolder === undefined ? tokens : renderAccess(tokens, refreshHolder), refreshProperty);
}

/** Code of what tells of the page: what holds the list, or what is around that. */
export function renderTelling(success: Success, answer = 'answer'): string {
  return success.isToldBeside === true ? `${answer}.body` : renderHeld(success, answer);
}

/** Code of a property that tells of the page: in the envelope, or in an object of it. */
export function renderPageTold(success: Success, property: string, answer = 'answer'): string {
  const held = renderTelling(success, answer);
  return renderAccess(success.pageProperty === undefined ? held : renderAccess(held, success.pageProperty), property);
}
