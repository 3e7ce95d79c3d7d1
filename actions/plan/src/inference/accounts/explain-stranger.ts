import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';

import type { InferenceFrame } from '../inference-frame';
import { foldName, toSingular } from '../names';
import type { OperationView } from '../operation-view';

import { viewAnswer, viewRequest } from './account-bodies';
import { findLogin } from './account-names';
import {
  findLogins,
  findRegisters,
  findSchemes,
  isSelf,
  knowsCaller,
  LOGIN,
  readEnd,
  REGISTER,
  takesPassword,
} from './find-accounts';
import { findSessionPart } from './find-sessions';
import { findVerb } from './marks';

type Frame = Pick<InferenceFrame, 'document' | 'views' | 'accounts' | 'overrules'>;

function nameOf({ entry }: OperationView): string {
  return `${entry.method.toUpperCase()} ${entry.path}`;
}

/** What a registration or a login must carry, and does not. */
function findUnsent(document: OpenApiDocument, view: OperationView): string | undefined {
  if (takesPassword(document, view) === undefined) return 'its request carries no text that is called `password`';
  const request = viewRequest(document, view);
  return request !== undefined && findLogin(request) === undefined
    ? 'its request carries no name beside the password, such as `email` or `username`'
    : undefined;
}

/** What the answer of a login lacks. */
function findUntold(document: OpenApiDocument, view: OperationView): string | undefined {
  const { success } = view;
  if (success?.body === undefined) return 'its answer declares no body, and so no token';
  return viewAnswer(document, view)?.token === undefined
    ? 'its answer shows no token, such as `token` or `access_token`'
    : undefined;
}

/** Why nobody has an account, as far as the document goes. */
function findLack({ document, views }: Frame): string {
  if (findSchemes(document, views).length === 0)
    return 'no operation asks for a bearer token or a key in a header, by which callers would be known';
  const posts = views.filter(({ entry }) => entry.method === 'post');
  if (findRegisters(document, views).length === 0) {
    const [meant] = posts.filter((view) => REGISTER.test(readEnd(view)));
    const unsent = meant && findUnsent(document, meant);
    if (meant === undefined) return 'no operation makes them with a password, as POST /register does';
    return `${nameOf(meant)} makes none: ${unsent ?? 'its answer is no account and no token, or shows the password'}`;
  }
  if (findLogins(document, views).length > 0) return 'what an account shows does not tell one from another';
  const [meant] = posts.filter((view) => LOGIN.test(readEnd(view)));
  if (meant === undefined) return 'no operation gives a token for a password, as POST /login does';
  return `${nameOf(meant)} lets nobody in: ${findUnsent(document, meant) ?? findUntold(document, meant) ?? 'nothing says whom'}`;
}

/** What each part of a session needs. */
const NEEDED = {
  end: 'it needs more than the token of who calls, or what a login gave beside it',
  renewal: 'its request carries nothing that a login gave to renew the token by, or its answer shows no token',
  change: 'its request does not say which is the new password, or needs more than that and the old one',
} as const;

/** What an operation is about that only accounts explain. */
function findSubject(view: OperationView, document: OpenApiDocument): string | undefined {
  const { entry, shape } = view;
  const end = readEnd(view);
  if (findSessionPart(view) !== undefined || isSelf(view)) return 'it is about the account of who calls';
  if (entry.method === 'post' && LOGIN.test(end)) return 'it lets accounts in';
  const isMeant = /^(?:register|registration|signup)$/.test(end) || takesPassword(document, view) !== undefined;
  if (entry.method === 'post' && REGISTER.test(end) && isMeant) return 'it makes accounts';
  const isBelow = shape.kind === 'collection' && shape.parents.length > 0;
  const verb = isBelow ? (findVerb(toSingular(shape.segment)) ?? findVerb(shape.segment)) : undefined;
  return verb === undefined ? undefined : `\`${foldName(verb.name)}\` is a mark that accounts set`;
}

/** Says of an operation that only accounts explain what the document lacks for it; `undefined`: it is about others. */
export function explainStranger(view: OperationView, frame: Frame): string | undefined {
  const { document, accounts, overrules } = frame;
  const subject = overrules.isOff('accounts') ? undefined : findSubject(view, document);
  if (subject === undefined) return undefined;
  if (accounts === undefined) return `${subject}, and there are none: ${findLack(frame)}`;
  if (LOGIN.test(readEnd(view)) && /\/(?:admin|staff)\//.test(view.entry.path))
    return `${subject}, and nothing says which it lets in`;
  if (LOGIN.test(readEnd(view))) return `${subject}: ${findUnsent(document, view) ?? findUntold(document, view) ?? ''}`;
  if (!knowsCaller(document, view, accounts.schemes)) return `${subject}, and it asks for no token that says whose`;
  const part = findSessionPart(view);
  return part === undefined ? undefined : `${subject}: ${NEEDED[part]}`;
}
