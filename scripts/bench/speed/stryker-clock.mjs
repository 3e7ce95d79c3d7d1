// A reporter for StrykerJS: counts the mutants whose tests were run, from the moment at which all is prepared, and ends
// the run when it has seen enough.
import { writeFileSync } from 'node:fs';

const { STRYKER_CLOCK_FILE, STRYKER_CLOCK_SECONDS } = process.env;
const RAN = new Set(['Killed', 'Survived', 'Timeout']);

class ClockReporter {
  #begin = performance.now();
  #mutants = 0;

  onMutationTestingPlanReady() {
    this.#begin = performance.now();
  }

  onMutantTested({ status }) {
    if (RAN.has(status)) this.#mutants += 1;
    const seconds = (performance.now() - this.#begin) / 1000;
    writeFileSync(STRYKER_CLOCK_FILE, JSON.stringify({ mutants: this.#mutants, seconds }));
    if (seconds > Number(STRYKER_CLOCK_SECONDS)) process.exit(0);
  }
}

export const strykerPlugins = [{ kind: 'Reporter', name: 'clock', injectableClass: ClockReporter }];
