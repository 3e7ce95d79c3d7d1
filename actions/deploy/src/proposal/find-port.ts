/** The port that a service listens on where nobody tells it another, and the file that says so. */
export interface FoundPort {
  readonly port: number;
  readonly file: string;
}

// `process.env.PORT ?? '3000'`, `env('PORT', 3000)`, `const { PORT = 3000 }`, `PORT: z.coerce.number().default(3000)`.
const NAMED = [
  /\bPORT\b['"\])]*\s*(?:\?\?|\|\||,)\s*['"`]?(\d{2,5})\b/,
  /\bPORT\s*=\s*['"]?(\d{2,5})\b/,
  /\bPORT\b['"]?\s*:[^\n]{0,120}?\bdefault\b(?:\(|:)\s*['"]?(\d{2,5})\b/,
];
// `app.listen(3000`, `serve({ fetch, port: 3000`.
const WRITTEN = [/\.listen\(\s*(\d{2,5})\b/, /\bport\s*[:=]\s*(\d{2,5})\b/];

function search(texts: ReadonlyMap<string, string>, patterns: readonly RegExp[]): FoundPort | undefined {
  for (const pattern of patterns)
    for (const [file, text] of texts) {
      const port = Number(pattern.exec(text)?.[1]);
      if (port > 0 && port <= 65_535) return { port, file };
    }
  return undefined;
}

/** Finds the port in the texts of a service: what it takes without `PORT`, else one that is written out. */
export function findPort(texts: ReadonlyMap<string, string>): FoundPort | undefined {
  return search(texts, NAMED) ?? search(texts, WRITTEN);
}
