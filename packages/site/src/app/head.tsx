import type { Summary } from '@orchestrate/contracts/summary';

/** The name of the service and of its run. */
export function PageHead({ summary }: { readonly summary: Summary }) {
  return (
    <header class="head">
      <h1>{summary.service?.title ?? 'No service'}</h1>
      <p class="run">{summary.run_id}</p>
    </header>
  );
}
