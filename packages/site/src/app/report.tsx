import type { ReportData } from '@orchestrate/contracts/report-data';
import { render } from 'preact';

import { App } from './app';
import { EvidenceBase } from './parts/contexts';

// The report checked the data against their contract when it wrote them into this very file.
const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ReportData;
const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  const { evidence, home } = document.documentElement.dataset;
  render(
    <EvidenceBase.Provider value={evidence}>
      <App data={data} home={home} />
    </EvidenceBase.Provider>,
    root,
  );
}
