import { createContext } from 'preact';

/** Where the files of the run lie, seen from the page, with a slash at its end; undefined: nowhere it could lead to. */
export const EvidenceBase = createContext<string | undefined>('./');

/** Whether the page is being printed: everything is shown, one view after the other, and nothing waits for a click. */
export const IsPrinting = createContext(false);
