import type { Summary } from '@orchestrate/contracts/summary';

/** The name of the service and of its run. */
export function PageHead({ summary, home }: { readonly summary: Summary; readonly home?: string | undefined }) {
  return (
    <header class="head">
      {home !== undefined && (
        <p class="home">
          <a href={home}>← All runs</a>
        </p>
      )}
      <h1>{summary.service?.title ?? 'No service'}</h1>
      <p class="run">{summary.run_id}</p>
    </header>
  );
}
