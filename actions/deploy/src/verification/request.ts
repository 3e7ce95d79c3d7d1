import type { Parameter } from '@orchestrate/kit/openapi/document';

import type { PlannedProbe } from './probe-plan';
import type { Specification } from './specification';

/** A parameter's value and where it came from: an earlier answer, the specification, or thin air. */
export interface ChosenValue {
  readonly parameter: Parameter;
  readonly value: unknown;
  readonly origin: 'found' | 'stated' | 'made';
}

export interface RenderedRequest {
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

function toTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(toTexts);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

function renderQuery({ parameter, value }: ChosenValue): string[] {
  const texts = toTexts(value).map((text) => encodeURIComponent(text));
  const name = encodeURIComponent(parameter.name);
  return parameter.explode === false ? [`${name}=${texts.join(',')}`] : texts.map((text) => `${name}=${text}`);
}

/** The path that a specification of somebody else's puts before all others; a planned service answers at the root too. */
function findBasePath({ document, plan }: Specification): string {
  if (plan !== undefined || !('servers' in document) || !Array.isArray(document.servers)) return '';
  const [server] = document.servers as unknown[];
  const url = typeof server === 'object' && server !== null && 'url' in server ? String(server.url) : '/';
  try {
    return new URL(url, 'http://localhost').pathname.replace(/\/$/, '');
  } catch {
    return '';
  }
}

/** Writes a request from its parameters' values, in the styles that parameters have by default. */
export function renderRequest(
  specification: Specification,
  probe: PlannedProbe,
  values: readonly ChosenValue[],
): RenderedRequest {
  const inPlace = (place: Parameter['in']): ChosenValue[] => values.filter(({ parameter }) => parameter.in === place);
  const path = inPlace('path').reduce(
    (text, { parameter, value }) =>
      text.replaceAll(
        `{${parameter.name}}`,
        toTexts(value)
          .map((part) => encodeURIComponent(part))
          .join(','),
      ),
    probe.entry.path,
  );
  const query = inPlace('query').flatMap(renderQuery).join('&');
  const cookies = inPlace('cookie').map(
    ({ parameter, value }) => `${parameter.name}=${encodeURIComponent(toTexts(value).join(','))}`,
  );
  const own = inPlace('header').map(({ parameter, value }): [string, string] => [
    parameter.name,
    toTexts(value).join(','),
  ]);
  return {
    path: findBasePath(specification) + path + (query === '' ? '' : `?${query}`),
    headers: {
      accept: 'application/json, */*;q=0.5',
      ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }),
      ...Object.fromEntries(own),
      ...probe.headers,
    },
  };
}
