// Lists the runs of this checkout.
//   npm run runs -- --status failed --since 7d
import { runCompiled } from './compiled.mjs';

await runCompiled('scripts/evidence/runs.ts');
