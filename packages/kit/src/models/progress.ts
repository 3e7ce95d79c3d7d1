import type { Clock } from '../clock';
import type { Log } from '../log';

const EVERY_MILLISECONDS = 5_000;

/** Tells a person that an answer is on its way. */
export interface Progress {
  /** A piece of the answer. */
  take(piece: string): void;
  close(): void;
}

/** Shows a line every few seconds for as long as an answer takes; an answer that is quick shows none. */
export function showProgress(who: string, log: Log, clock: Clock): Progress {
  const begin = clock.elapsed();
  let characters = 0;
  const timer = setInterval(() => {
    const seconds = Math.round((clock.elapsed() - begin) / 1000);
    const state = characters === 0 ? 'has not begun to answer' : `has written ${characters} characters`;
    log.info(`${who} ${state} after ${seconds} s`);
  }, EVERY_MILLISECONDS);
  timer.unref();
  return {
    take: (piece) => void (characters += piece.length),
    close: () => clearInterval(timer),
  };
}
