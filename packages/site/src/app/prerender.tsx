import type { ReportData } from '@orchestrate/contracts/report-data';
import { renderToString } from 'preact-render-to-string';

import { PageHead } from './head';
import { Overview } from './views/overview';

/** What `report.html` shows until its script runs, and where none may run. */
export function prerender(data: ReportData): string {
  return renderToString(
    <div class="page plain-page">
      <PageHead summary={data.summary} />
      <main id="main">
        <noscript>
          <p class="empty">
            This page shows more with scripts: tests, changes with their diffs, a time line. Without them all of it is
            in <a href="./report.md">report.md</a> and in the files beside it.
          </p>
        </noscript>
        <Overview data={data} />
      </main>
    </div>,
  );
}
