import type { SiteIndex } from '@orchestrate/contracts/site-index';
import { render } from 'preact';

import { Runs } from './runs';

// Checked against their contract when they were written into this very file.
const index = JSON.parse(document.getElementById('data')?.textContent ?? '') as SiteIndex;
const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  render(<Runs index={index} />, root);
}
