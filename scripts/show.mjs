// Shows one run.
//   npm run show -- latest --phase heal
import { runCompiled } from './compiled.mjs';

await runCompiled('scripts/evidence/show.ts');
