import type { Context as TraceContext, Span, SpanKind, Tracer } from '@opentelemetry/api';
import type { MiddlewareHandler } from 'hono';

import type { AppEnv } from './app-types.js';
import { findRoute } from './metrics.js';

/** Follows requests and tells a collector. */
export interface Tracing {
  readonly middleware: MiddlewareHandler<AppEnv>;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/**
 * Begins to trace. OpenTelemetry's variables say where to and how; its packages are loaded here and nowhere else, so
 * that a service that traces nothing does not wait for them.
 */
export async function startTracing(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Tracing> {
  const {
    context,
    propagation,
    SpanKind: kinds,
    SpanStatusCode,
  } = await import('@opentelemetry/api');
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': environment.OTEL_SERVICE_NAME ?? 'library',
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const trace = createTracer(provider.getTracer('service'), kinds.SERVER);
  return {
    middleware: async (c, next) => {
      const parent = propagation.extract(context.active(), c.req.header());
      await trace(c.req.method, parent, async (span) => {
        c.set('log', c.var.log.child({ traceId: span.spanContext().traceId }));
        await next();
        const [route, { status }] = [findRoute(c), c.res];
        span.updateName(`${c.req.method} ${route}`);
        span.setAttributes({
          'http.request.method': c.req.method,
          'http.route': route,
          'http.response.status_code': status,
        });
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      });
    },
    stop: () => provider.shutdown(),
  };
}

type Work = (span: Span) => Promise<void>;

function createTracer(
  tracer: Tracer,
  kind: SpanKind,
): (name: string, parent: TraceContext, work: Work) => Promise<void> {
  return (name, parent, work) =>
    tracer.startActiveSpan(name, { kind }, parent, async (span) => {
      try {
        await work(span);
      } finally {
        span.end();
      }
    });
}
