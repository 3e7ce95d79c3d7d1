import { dropQuery } from './asked-before';
import type { CreatedItem } from './created-item';
import { findCreated, findOfMany } from './created-item';
import { describeAnswer, isRefusedAsDeclared } from './declared-answers';
import type { Asked, Failure } from './failures';
import { isJson, readObject } from './json';
import { listShown } from './shown-answer';
import { listWords } from './words';

import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import type { OperationEntry } from '@orchestrate/kit/openapi/operations';

/** `There is no such team, user or job.` */
const NO_SUCH = /\bThere is no such (?<things>\w[\w ,-]*)\./;
const NAMES_ID = /(?:^|[_-])(?:id|ID)s?$|[a-z\d](?:Id|ID)s?$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

function toSingular(name: string): string {
  return fold(name).replace(/ies$/, 'y').replace(/e?s$/, '');
}

/** Whether what a service calls something may be the item itself, by the path that it was made at. */
function isItem(thing: string, { collection }: CreatedItem): boolean {
  const [said, item] = [toSingular(thing), toSingular(collection.split('/').at(-1) ?? '')];
  return said.endsWith(item) || item.endsWith(said);
}

/** Whether a property is a reference to what a service calls so, by its name, by what is shown, or in words. */
function refersTo(thing: string, name: string, ids: readonly string[], document: OpenApiDocument, item: CreatedItem) {
  const [said, stem] = [fold(thing), fold(name.replace(/[_-]?ids?$/i, ''))];
  if (stem.endsWith(said)) return true;
  const shown = [...listShown(document, item.asked)].find(([other]) => fold(other) === stem)?.[1];
  const schemas = `${shown?.pointer ?? ''} ${JSON.stringify(shown?.value ?? {})}`.matchAll(
    /#\/components\/schemas\/(\w+)/g,
  );
  if ([...schemas].some(([, schema = '']) => fold(schema).startsWith(said))) return true;
  const { summary = '', description = '' } = item.asked.operation;
  return ids.length === 1 && new RegExp(String.raw`\b${thing}s?\b`, 'i').test(`${summary} ${description}`);
}

/** Whether an item was seen with its id as its own, once, and nobody was let use it as another's. */
function isOwn({ address, sent, answer }: Asked, id: string, { collection }: CreatedItem): boolean {
  const times = listWords(answer).filter((word) => word === id).length;
  const at = dropQuery(address);
  const isBelow = at === collection || at.startsWith(`${collection}/`);
  return isBelow && times <= 1 && !listWords(`${sent.text} ${address.slice(at.length)}`).includes(id);
}

/** Whether nothing else but the item itself can have an id: nothing before told of one, or was asked for one. */
function isAbsent(value: unknown, { before = [], unheard = [] }: Failure, item: CreatedItem): boolean {
  const id = typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : '';
  const knowing = before.filter((one) => listWords(`${one.address} ${one.sent.text} ${one.answer}`).includes(id));
  const isTheItems = UUID.test(id) && id === item.id.toLowerCase();
  return unheard.includes(id) && knowing.every((one) => isTheItems && isOwn(one, id, item));
}

/**
 * `PUT /jobs/1` with the `assigneeId` of nobody, told as `There is no such user.`: the body names what is not there, and
 * the answer speaks of that.
 */
export function namesAbsent(document: OpenApiDocument, failure: Failure): boolean {
  const item = findCreated(document, failure);
  const { answer = '', sent, status } = failure;
  const things = NO_SUCH.exec(answer)?.groups?.things?.split(/, | or /) ?? [];
  if (item === undefined || sent === undefined || !isJson(sent) || status !== 404) return false;
  const others = things.filter((thing) => !isItem(thing, item));
  const references = Object.entries(readObject(sent.text)).filter(([name]) => NAMES_ID.test(name));
  const ids = references.map(([name]) => name);
  return references.some(
    ([name, value]) =>
      others.some((thing) => refersTo(thing, name, ids, document, item)) &&
      (Array.isArray(value) ? value : [value]).some((one) => isAbsent(one, failure, item)),
  );
}

const SAYS_UNKNOWN = /\b(?:unknown|no such|not found|(?:do(?:es)?|did) not exist|missing|non-?existent)\b/i;

/** What a list of a body holds, as it was written: JavaScript cuts numbers beyond 2^53. */
function listWritten(text: string, name: string): string[] {
  const [, inner = ''] = text.split(`${JSON.stringify(name)}:`)[1]?.match(/^\s*\[([^\]]*)\]/) ?? [];
  return listWords(inner);
}

/** Whether a list of ids in a body names what is not there: nothing before told of such an id, or was asked with it. */
function listsNobody({ sent, before = [], unheard = [] }: Failure, isMeant: (name: string) => boolean): boolean {
  if (sent === undefined || !isJson(sent)) return false;
  const known = new Set(before.flatMap((one) => listWords(`${one.address} ${one.sent.text} ${one.answer}`)));
  const isNobodys = (id: string): boolean => unheard.includes(id) && !known.has(id);
  return Object.entries(readObject(sent.text)).some(
    ([name, value]) =>
      NAMES_ID.test(name) && isMeant(name) && Array.isArray(value) && listWritten(sent.text, name).some(isNobodys),
  );
}

/** `PATCH /jobs` with `ids`, one of which is nobody's, answered with its declared 404: the path itself selects nothing. */
export function namesAbsentAmong(document: OpenApiDocument, failure: Failure): boolean {
  return findOfMany(document, failure) !== undefined && listsNobody(failure, () => true);
}

/** What is told to be absent. An answer that has no body, as it is declared, stands for its description. */
function listThings(answer: string, said: string): string[] {
  if (answer !== '' || said.includes('"content":')) return NO_SUCH.exec(answer)?.groups?.things?.split(/, | or /) ?? [];
  return said.match(/[A-Za-z]{3,}/g)?.map(toSingular) ?? [];
}

/**
 * `POST /jobs` with `labelIds`, one of which is nobody's, refused by a 400 or 422 that is declared for what does not exist:
 * the answer, or its description where it has no body, speaks of it, and nothing before told of that id.
 */
export function namesAbsentAsSaid(document: OpenApiDocument, entry: OperationEntry, failure: Failure): boolean {
  const { answer = '', status } = failure;
  if (!isRefusedAsDeclared(entry, failure)) return false;
  const said = describeAnswer(document, entry, status);
  if (!SAYS_UNKNOWN.test(said)) return false;
  const things = listThings(answer, said);
  return listsNobody(failure, (name) => {
    const stem = fold(name.replace(/[_-]?ids?$/i, ''));
    return things.some((thing) => stem.endsWith(fold(thing)));
  });
}
