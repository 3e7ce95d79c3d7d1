/** What of a text may be an id, whatever the text is: an address, a form, JSON, XML. */
export function listWords(text: string): string[] {
  return text.toLowerCase().match(/[\w-]+/g) ?? [];
}
