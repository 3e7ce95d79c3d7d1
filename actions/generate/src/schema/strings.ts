import type { Schema } from '@orchestrate/kit/openapi/document';

import { toLiteral } from '../text/literals';

import { compilePattern } from './patterns';
import type { Rendered, Scope } from './scope';
import { CHECKS_FILE, pick, tellUnenforced, ZOD } from './scope';

/** A format that is checked: the expression, and whether the document follows from it. */
interface Format {
  readonly code: string;
  readonly isDocumented: boolean;
}

// `guid` takes any UUID; zod's `uuid` only the versions of RFC 9562. `html5Email` is what browsers check.
const FORMATS: Readonly<Record<string, Format>> = {
  uuid: { code: 'z.guid()', isDocumented: true },
  email: { code: 'z.email({ pattern: z.regexes.html5Email })', isDocumented: true },
  uri: { code: 'z.url()', isDocumented: true },
  date: { code: 'z.iso.date()', isDocumented: true },
  'date-time': { code: 'z.iso.datetime({ offset: true })', isDocumented: true },
  duration: { code: 'z.iso.duration()', isDocumented: true },
  ipv4: { code: 'z.ipv4()', isDocumented: false },
  ipv6: { code: 'z.ipv6()', isDocumented: false },
  hostname: { code: 'z.hostname()', isDocumented: false },
  byte: { code: 'z.base64()', isDocumented: false },
};

/** Formats that zod does not know; the functions come with the checks of the service. */
const OWN_FORMATS: Readonly<Record<string, string>> = {
  time: 'isTime',
  'uri-reference': 'isUriReference',
  'json-pointer': 'isJsonPointer',
  regex: 'isRegex',
};

/** Whether texts that have this format are told from those that have not. */
export function isCheckedFormat(format: string): boolean {
  return format in FORMATS || format in OWN_FORMATS;
}

/** What the documentation makes of a regular expression. */
function documentPattern(pattern: RegExp): string {
  return pattern.toString().replace(/^\/|\/$/g, '');
}

function renderPattern(schema: Schema, scope: Scope): Rendered {
  if (schema.pattern === undefined) return { code: '', metadata: {} };
  const pattern = compilePattern(schema.pattern);
  if (pattern === undefined) tellUnenforced('pattern', scope);
  const isDocumented = pattern !== undefined && documentPattern(pattern) === schema.pattern;
  return {
    code: pattern === undefined ? '' : `.regex(${pattern.toString()})`,
    metadata: isDocumented ? {} : { pattern: schema.pattern },
  };
}

/** Bounds on the length; none: nothing to check. */
function listBounds({ minLength = 0, maxLength }: Schema): { min?: number; max?: number } | undefined {
  if (minLength === 0 && maxLength === undefined) return undefined;
  return { ...(minLength === 0 ? {} : { min: minLength }), ...(maxLength === undefined ? {} : { max: maxLength }) };
}

/**
 * zod counts UTF-16 units and JSON Schema characters, so the checks of the service count themselves. The two agree on
 * whether there is anything at all.
 */
function renderPlain(schema: Schema, { module }: Scope): Rendered {
  const bounds = listBounds(schema);
  if (bounds === undefined) return { code: 'z.string()', metadata: {} };
  if (bounds.min === 1 && bounds.max === undefined) return { code: 'z.string().min(1)', metadata: {} };
  return { code: `${module.use('text', CHECKS_FILE)}(${toLiteral(bounds)})`, metadata: {} };
}

function renderFormat(format: Format, schema: Schema, { module }: Scope): Rendered {
  const documented = format.isDocumented ? {} : pick(schema, ['format']);
  const bounds = listBounds(schema);
  if (bounds === undefined) return { code: format.code, metadata: documented };
  const code = `${format.code}.refine(...${module.use('hasLength', CHECKS_FILE)}(${toLiteral(bounds)}))`;
  return { code, metadata: { ...documented, ...pick(schema, ['minLength', 'maxLength']) } };
}

export function renderString(schema: Schema, scope: Scope): Rendered {
  const format = schema.format === undefined ? undefined : FORMATS[schema.format];
  const base = format === undefined ? renderPlain(schema, scope) : renderFormat(format, schema, scope);
  if (base.code.startsWith('z.')) scope.module.use('z', ZOD);
  const pattern = renderPattern(schema, scope);
  const own = OWN_FORMATS[schema.format ?? ''];
  const check = own === undefined ? '' : `.refine(...${scope.module.use(own, CHECKS_FILE)}())`;
  // Beside a pattern the documentation forgets the format that the expression stands for.
  const told = format === undefined || pattern.code !== '' ? pick(schema, ['format']) : {};
  return { code: `${base.code}${pattern.code}${check}`, metadata: { ...told, ...base.metadata, ...pattern.metadata } };
}
