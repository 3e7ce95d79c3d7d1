import { describeError } from '@orchestrate/kit/errors';

import { EXPORTS } from './write-exports';

type Environment = Readonly<Record<string, string | undefined>>;

const MILLISECONDS = 10_000;
const SIGNALS = [
  ['traces', EXPORTS.traces],
  ['metrics', EXPORTS.metrics],
] as const;

function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').map((pair): [string, string] => {
    // What follows the first sign of equality is the value, which may end with more of them: base64 does.
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    return [decodeURIComponent(name.trim()), decodeURIComponent(value.trim())];
  });
  return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && value !== ''));
}

/**
 * Sends a run's trace and metrics where OpenTelemetry's own variables say (`OTEL_EXPORTER_OTLP_ENDPOINT`,
 * `OTEL_EXPORTER_OTLP_HEADERS`): https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @param texts - of the run, by path
 * @returns why something was not sent; nothing where all was, or nobody asked for it
 */
export async function sendOtlp(
  texts: Readonly<Record<string, string>>,
  environment: Environment,
  send: typeof fetch,
): Promise<string | undefined> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint = '', OTEL_EXPORTER_OTLP_HEADERS: headers = '' } = environment;
  if (endpoint === '') return undefined;
  try {
    for (const [signal, file] of SIGNALS) {
      const address = new URL(`${endpoint.replace(/\/+$/, '')}/v1/${signal}`);
      const body = texts[file] ?? '';
      const signalOf = AbortSignal.timeout(MILLISECONDS);
      const all = { ...readHeaders(headers), 'content-type': 'application/json' };
      const response = await send(address, { method: 'POST', headers: all, body, signal: signalOf, redirect: 'error' });
      await response.body?.cancel();
      if (!response.ok) return `${address.host} answered ${response.status} to the ${signal} of the run`;
    }
    return undefined;
  } catch (error) {
    return `OTEL_EXPORTER_OTLP_ENDPOINT: ${describeError(error)}`;
  }
}
