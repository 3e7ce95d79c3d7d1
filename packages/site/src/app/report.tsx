import type { ReportData } from '@orchestrate/contracts/report-data';
import { render } from 'preact';

import { App } from './app';

// The report checked the data against their contract when it wrote them into this very file.
const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as ReportData;
const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  render(<App data={data} />, root);
}
