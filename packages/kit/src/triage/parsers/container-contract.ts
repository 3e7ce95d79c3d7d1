import { BoundedList } from '../bounded-list';
import type { LogParser, LogReader, RawFailure } from '../parser';

const BEGIN = 'container-contract ';
const LINE =
  /^container-contract (?<file>[^\s:]+)(?::(?<line>\d+))?: (?<code>[a-z-]+): (?<message>.+?)(?: \((?<actual>\S+) -> (?<expected>\S+)\))?$/;

function read(text: string): RawFailure | undefined {
  const { file, line, code, message = '', actual, expected } = LINE.exec(text)?.groups ?? {};
  if (file === undefined || code === undefined) return undefined;
  return {
    class: 'configuration',
    code,
    file,
    message,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(actual === undefined || expected === undefined ? {} : { actual, expected }),
  };
}

class ContractReader implements LogReader {
  private readonly failures = new BoundedList<RawFailure>();

  line(text: string): void {
    const failure = text.startsWith(BEGIN) ? read(text) : undefined;
    if (failure !== undefined) this.failures.add(failure);
  }

  isReading(): boolean {
    return false;
  }

  end(): RawFailure[] {
    return [...this.failures.items()];
  }
}

/** Settings of containers that do not fit the service which runs in them, as heal's own check tells them. */
export const containerContractLog: LogParser = {
  name: 'container-contract',
  isFallback: false,
  begins: 'c',
  open: () => new ContractReader(),
};
