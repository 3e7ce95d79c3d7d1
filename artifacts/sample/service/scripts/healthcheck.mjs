// Exits with 0 when the service in this container is up. Used by the Dockerfile.
const port = process.env.PORT ?? '8080';
const response = await fetch(`http://127.0.0.1:${port}/healthz`, {
  signal: AbortSignal.timeout(2_000),
});
process.exit(response.ok ? 0 : 1);
