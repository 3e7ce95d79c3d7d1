import { listTypes } from '@orchestrate/kit/openapi/schemas';

import type { Inference, InferenceContext } from '../inference';
import { foldName } from '../names';
import type { OperationView } from '../operation-view';

import type { FoundMessage } from './find-messages';
import { readDone } from './infer-session';

const FLAG = /^(?:is|has)?(?:e?mail|account)?(?:verified|confirmed|activated)$/;
const OUTBOX = 'nothing here sends it: it is kept in the table `outbox`, out of which a program of yours sends it';

/** The flag that tells that an account's address has been shown to be its own. */
function findFlag({ draft }: InferenceContext): string | undefined {
  const { properties } = draft.representation;
  return [...properties].find(
    ([name, { value }]) => FLAG.test(foldName(name)) && listTypes(value).join() === 'boolean',
  )?.[0];
}

/** Why no message can go to an account. */
function explainAddress({ message, kind }: FoundMessage, { draft }: InferenceContext): string | undefined {
  const login = draft.account?.login ?? '';
  if (!/^e?mail(?:address)?$/.test(foldName(login)))
    return `callers are known by \`${login}\`, which is no address of mail`;
  if (kind === 'send-test' || message.address === undefined) return undefined;
  const isSame = foldName(message.address.name) === foldName(login);
  return isSame ? undefined : `\`${message.address.name}\` is not the address that callers are known by, \`${login}\``;
}

function describe({ kind, message }: FoundMessage): string {
  const code = message.purpose === 'password' ? 'by which a new password is set' : 'by which the address is confirmed';
  if (kind === 'use-code')
    return `\`${message.code?.name ?? ''}\` is a code out of a message, ${code}, once and within an hour`;
  return kind === 'send-test'
    ? `a message is written; ${OUTBOX}`
    : `a message with a code is written, ${code}; ${OUTBOX}`;
}

/** What writes a message to an account, or takes the code out of one. */
export function inferMessage(found: FoundMessage, view: OperationView, context: InferenceContext): Inference {
  const success = readDone(view, context);
  if ('reason' in success) return success;
  const unaddressed = explainAddress(found, context);
  if (unaddressed !== undefined) return { reason: unaddressed };
  const { kind, message } = found;
  const flag = kind === 'use-code' && message.purpose === 'email' ? findFlag(context) : undefined;
  if (kind === 'use-code' && message.purpose === 'email' && flag === undefined)
    return { reason: `no ${context.draft.name} shows whether its address is confirmed` };
  const unsent = {
    rule: 'unsent-message',
    message: `${view.id} writes a message; ${OUTBOX}`,
    pointer: view.entry.pointer,
  };
  return {
    ...{ kind, success, message: flag === undefined ? message : { ...message, flag } },
    evidence: [{ rule: kind, detail: describe(found) }],
    ...(kind === 'use-code' ? {} : { warnings: [unsent] }),
  };
}
