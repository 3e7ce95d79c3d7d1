import { isObject, isSchemaAt } from '@orchestrate/kit/openapi/schema-walk';
import { toPointer } from '@orchestrate/kit/yaml/located-yaml';

import type { ReadSlip } from './plain-slip';
import { findAbove, findHolder, leftOut } from './plain-slip';

/** Words that belong to schemes of another type, and say nothing that this one does not say itself. */
const FOREIGN = /^The field `(in|name|scheme|bearerFormat|flows|openIdConnectUrl)` is not allowed here/;
const SCHEME = /^#\/components\/securitySchemes\/[^/]+\/\w+$/;

const readSchemeWord: ReadSlip = (broken) => {
  const word = FOREIGN.exec(broken.message)?.[1];
  const scheme = findHolder(broken);
  if (word === undefined || !SCHEME.test(toPointer([...broken.keys]))) return undefined;
  return leftOut(broken, `a scheme of the type \`${String(scheme?.type)}\` has no \`${word}\`: it is left out`);
};

/** `type: bearer` names the scheme of `type: http`. */
const readSchemeType: ReadSlip = (broken) => {
  const scheme = findHolder(broken);
  const type = typeof scheme?.type === 'string' ? scheme.type.toLowerCase() : '';
  if (scheme === undefined || !SCHEME.test(toPointer([...broken.keys])) || broken.keys.at(-1) !== 'type')
    return undefined;
  if (type !== 'bearer' && type !== 'basic') return undefined;
  return {
    reading: `the type \`${type}\` is taken for the scheme \`${type}\` of the type \`http\``,
    mend: () => Object.assign(scheme, { type: 'http', scheme: type }),
  };
};

const UNEXPECTED = /^Property `(.*)` is not expected here/;
const IN_OPERATION =
  /^#\/(?:paths\/[^/]+\/(?:get|put|post|delete|patch|head|options|trace)|components\/(?:responses|requestBodies|parameters)\/[^/]+)\/.+/;
/** Below an answer or a body these tell what is sent, which must not get lost. */
const TELLING = new Set(['schema', 'content', 'items', 'properties', '$ref', 'oneOf', 'anyOf', 'allOf', 'body']);

/** A word of an operation, or of what belongs to it, that resembles none of OpenAPI's and holds no schema. */
const readIdleWord: ReadSlip = (broken) => {
  const word = UNEXPECTED.exec(broken.message)?.[1];
  const isOfOperation =
    IN_OPERATION.test(toPointer([...broken.keys])) && !isSchemaAt(toPointer(broken.keys.slice(0, -1)));
  const isLikely = broken.suggest.some((one) => one.startsWith(word?.slice(0, 1) ?? ''));
  if (word === undefined || !isOfOperation || isLikely || TELLING.has(word)) return undefined;
  return leftOut(broken, `\`${word}\` is no word of OpenAPI here: it is left out`);
};

/** `maxlength` is `maxLength`. */
const readLetterCase: ReadSlip = (broken) => {
  const word = UNEXPECTED.exec(broken.message)?.[1];
  const holder = findHolder(broken);
  const meant = broken.suggest.find((one) => one.toLowerCase() === word?.toLowerCase());
  if (word === undefined || meant === undefined || holder === undefined || Object.hasOwn(holder, meant))
    return undefined;
  return {
    reading: `\`${word}\` is taken for \`${meant}\``,
    mend: () => {
      holder[meant] = holder[word];
      Reflect.deleteProperty(holder, word);
    },
  };
};

/** `schema` of an answer, or of a body, that is declared without a media type. */
const readSchemaWithoutType: ReadSlip = (broken) => {
  const holder = findHolder(broken);
  const schema = findAbove(broken, 0);
  const isOfBody = broken.keys.at(-3) === 'responses' || broken.keys.at(-2) === 'requestBody';
  if (!isOfBody || broken.keys.at(-1) !== 'schema' || holder === undefined || holder.content !== undefined)
    return undefined;
  if (!isObject(schema) || !UNEXPECTED.test(broken.message)) return undefined;
  return {
    reading: 'a schema without a media type: it is taken for that of application/json',
    mend: () => {
      Reflect.deleteProperty(holder, 'schema');
      holder.content = { 'application/json': { schema } };
    },
  };
};

const USED = /^the operationId "(.*)" is used before/;

/** Names of operations are for people and for generated code; what an operation does, its path tells. */
const readUsedId: ReadSlip = (broken) => {
  const id = USED.exec(broken.message)?.[1];
  return id === undefined ? undefined : leftOut(broken, `the operationId \`${id}\` is used before: it is left out`);
};

/** Words that stand where OpenAPI has none. */
export const WORD_SLIPS: readonly ReadSlip[] = [
  readSchemeWord,
  readSchemeType,
  readSchemaWithoutType,
  readLetterCase,
  readIdleWord,
  readUsedId,
];
