/** What a model wrote as a call's arguments, for protocols that want an object back, whatever it was. */
export function parseArguments(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Goes back as it came.
  }
  return text.trim() === '' ? {} : { unreadable: text };
}
