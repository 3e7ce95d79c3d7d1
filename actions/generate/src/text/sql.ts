/** A text as SQL writes it. */
export function quoteText(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

/** A name of a table, a column or a constraint as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}
