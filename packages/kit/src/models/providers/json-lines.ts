/** Reads JSON values, one a line, as they arrive. @throws {SyntaxError} where a line is none */
export async function* readLines({ body }: Response): AsyncGenerator {
  if (body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  // Node's streams are iterable; the types of the browser's are not.
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield JSON.parse(rest);
}
