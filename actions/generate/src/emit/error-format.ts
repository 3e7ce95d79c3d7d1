import type { OpenApiDocument } from '@orchestrate/kit/openapi/document';
import { findComponentName } from '@orchestrate/kit/openapi/references';

import type { Components } from '../model/components';
import type { ErrorFormat, ErrorFormats } from '../model/errors';
import { readObject } from '../schema/object-shape';
import { toCommentText, toLiteral } from '../text/literals';
import { SourceModule } from '../text/source-module';

import { renderErrorBody } from './error-body';

const RFC_9457 = `{
  type: 'about:blank',
  title: error.title,
  status: error.status,
  detail: error.message,
}`;

interface FormatFrame {
  readonly document: OpenApiDocument;
  readonly components: Components;
  readonly module: SourceModule;
}

function renderBody({ schema, contentType }: ErrorFormat, { document, components, module }: FormatFrame): string {
  if (contentType === undefined) return 'null';
  if (schema === undefined) return `JSON.stringify(${RFC_9457})`;
  if (/^text\//i.test(contentType)) return 'error.message';
  const component = components.get(findComponentName(schema.pointer) ?? '');
  const body = renderErrorBody(document, schema.value);
  // What a choice demands may be more than the compiler can tell of one form.
  const isObject = readObject(document, schema.value, 'response') !== undefined;
  if (component === undefined || !isObject) return `JSON.stringify(${body})`;
  return `JSON.stringify(${body} satisfies ${module.useType(component.types.response, component.file)})`;
}

function describe({ schema, contentType }: ErrorFormat, isUsual: boolean): string {
  const shape = findComponentName(schema?.pointer ?? '');
  if (contentType === undefined) return '/** An error without a body. */';
  if (schema === undefined)
    return '/** An error as RFC 9457 has it, because the specification declares no other form. */';
  const what =
    shape === undefined ? 'An error as the specification declares it' : `An error as ${toCommentText(shape)} has it`;
  return `/** ${what}${isUsual ? ', which most operations declare' : ''}. */`;
}

function renderFormat(format: ErrorFormat, isUsual: boolean, frame: FormatFrame): string {
  const { contentType, name } = format;
  const answer = frame.module.useType('ErrorAnswer', 'src/http/api-error.ts');
  const type = contentType === undefined ? '' : `contentType: ${toLiteral(contentType)}, `;
  const body = renderBody(format, frame);
  // A form without members shows nothing of what went wrong.
  const parameter = /\berror\./.test(body) ? 'error' : '_error';
  const parameters =
    contentType === undefined ? '' : `${parameter}: ${frame.module.useType('ApiError', 'src/http/api-error.ts')}`;
  return `${describe(format, isUsual)}\nexport function ${name}(${parameters}): ${answer} {\nreturn { ${type}body: ${body} };\n}`;
}

/** `src/http/error-format.ts`: errors in the forms that the specification declares. */
export function emitErrorFormat(document: OpenApiDocument, components: Components, errors: ErrorFormats): SourceModule {
  const module = new SourceModule('src/http/error-format.ts');
  module.declare(...errors.formats.map(({ name }) => name));
  const frame = { document, components, module };
  for (const format of errors.formats) module.add(renderFormat(format, format === errors.usual, frame));
  return module;
}
