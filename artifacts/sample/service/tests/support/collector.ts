import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { context, propagation, trace } from '@opentelemetry/api';
import { onTestFinished, vi } from 'vitest';

/** A span as it reached the collector. */
export interface CollectedSpan {
  readonly service: unknown;
  readonly name: string;
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Span extends Pick<CollectedSpan, 'name' | 'traceId' | 'parentSpanId'> {
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

/** OpenTelemetry's code of a status that is an error. */
const ERROR = 2;

/** Takes traces on a free port and makes them go there, until the test ends. */
export async function startCollector(): Promise<readonly CollectedSpan[]> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    void json(request).then((sent) => {
      spans.push(...listSpans(sent as Export));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  vi.stubEnv(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.close();
    server.closeAllConnections();
    // Whoever traces is registered for the whole process.
    for (const registered of [trace, context, propagation]) registered.disable();
  });
  return spans;
}

function listSpans({ resourceSpans }: Export): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ attributes, status, ...span }) => ({
        ...span,
        service: readAttributes(resource.attributes)['service.name'],
        isError: status.code === ERROR,
        attributes: readAttributes(attributes),
      })),
  );
}

function readAttributes(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
