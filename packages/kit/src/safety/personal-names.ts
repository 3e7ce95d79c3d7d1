import type { PlacedValue } from './personal-finding';

const PART_OF_NAME =
  /^(?:first|last|given|family|sur|middle|maiden|vor|nach)[ _-]?name$|^nombre$|^apellidos?$|^pr[eé]nom$|^cognome$/i;
const WHOLE_NAME =
  /^(?:full|customer|contact|patient|employee|person|client|holder|account[ _-]?holder|cardholder|recipient|student|guest|member|passenger|insured)[ _-]?name$/i;
/** Names of everything; of a person where what stands beside it is a person's. */
const ANY_NAME = /^name$/i;
const BESIDE =
  /"(?:e?-?mail|phone|mobile|birth[ _-]?(?:date|day)|date[ _-]?of[ _-]?birth|dob|ssn|gender|salutation|street|address|nationality)[a-z_]*"\s*:/i;
const PERSONAL_FILE =
  /(?:customers?|people|persons?|users?|employees?|patients?|contacts?|members?|students?|clients?|guests?)[^/]*\.(?:csv|tsv|json|ndjson|ya?ml)$/i;
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'\u2019-]+\.?`;
const ONE_WORD = new RegExp(`^${WORD}(?: ${WORD})?$`, 'u');
const WORDS = new RegExp(`^${WORD}(?: (?:\\p{Lu}\\.|van|von|de|del|da|di|der|den|la|le|bin|al|${WORD})){1,4}$`, 'u');
/** Of documents, tests and history books. */
const NOBODY =
  /^(?:john|jane|joe|doe|smith|max|erika|mustermann|foo|bar|baz|test|user|alice|bob|carol|eve|ada|lovelace|grace|hopper|alan|turing|linus|torvalds|first|last|name|string|unknown|none|null|admin|example|sample|demo|customer|someone|anonymous|lorem|ipsum|widget|blue|red)$/i;

function isNobody(value: string): boolean {
  return value.split(/[ .]+/).some((word) => NOBODY.test(word));
}

function isPersonal(column: string, value: string, isAmongPersonal: boolean): boolean {
  if (isNobody(value)) return false;
  if (PART_OF_NAME.test(column)) return ONE_WORD.test(value);
  return (WHOLE_NAME.test(column) || (ANY_NAME.test(column) && isAmongPersonal)) && WORDS.test(value);
}

const PAIR = /"(?<key>[\p{L}_ -]{4,24})"\s*:\s*"(?<value>[^"\\\n]{2,60})"/gu;

/** The object that a place is in, as far as braces tell. */
function objectAround(text: string, start: number): string {
  const begin = text.lastIndexOf('{', start);
  const end = text.indexOf('}', start);
  return text.slice(Math.max(begin, start - 1000), end === -1 ? start + 1000 : Math.min(end, start + 1000));
}

function findInJson(text: string, isPersonalFile: boolean): PlacedValue[] {
  return [...text.matchAll(PAIR)].flatMap((match): PlacedValue[] => {
    const { key = '', value = '' } = match.groups ?? {};
    const column = key.replace(/([a-z])([A-Z])/g, '$1_$2');
    const isAmong = isPersonalFile || BESIDE.test(objectAround(text, match.index));
    if (!isPersonal(column, value, isAmong)) return [];
    return [{ kind: 'name', start: match.index + match[0].length - value.length - 1, value }];
  });
}

function splitCells(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function isNameColumn(cell: string): boolean {
  return PART_OF_NAME.test(cell) || WHOLE_NAME.test(cell) || ANY_NAME.test(cell);
}

const HEADER = /^["\p{L}\d_ ;,\t-]+\r?$/u;

/** What separates the names of columns in a line that may be the first of a table of people. */
function findSeparator(line: string): string | undefined {
  if (!HEADER.test(line)) return undefined;
  return [',', ';', '\t'].find((mark) => {
    const cells = splitCells(line, mark);
    return cells.length > 1 && cells.some(isNameColumn);
  });
}

/** A table begins with a line of names of columns, and its rows have as many cells. */
function findInTable(text: string, isPersonalFile: boolean): PlacedValue[] {
  const found: PlacedValue[] = [];
  let columns: readonly string[] = [];
  let separator = ',';
  let start = 0;
  for (const line of text.split('\n')) {
    const header = columns.length === 0 ? findSeparator(line) : undefined;
    if (header !== undefined) {
      [columns, separator] = [splitCells(line.trimEnd(), header), header];
    } else if (columns.length > 0) {
      const cells = splitCells(line.trimEnd(), separator);
      if (cells.length !== columns.length) columns = [];
      for (const [index, column] of columns.entries()) {
        const value = cells[index] ?? '';
        const name = column.replace(/([a-z])([A-Z])/g, '$1_$2');
        if (isPersonal(name, value, isPersonalFile))
          found.push({ kind: 'name', start: start + line.indexOf(value), value });
      }
    }
    start += line.length + 1;
  }
  return found;
}

/**
 * Names of people in data: values of JSON keys and columns of tables that are called after a name. In prose and code
 * names are not sought: too many things are called like people.
 * @param file - where the text comes from; makes a plain `name` a person's in a file of customers, users, …
 */
export function findNames(text: string, file = ''): PlacedValue[] {
  const isPersonalFile = PERSONAL_FILE.test(file);
  return [...findInJson(text, isPersonalFile), ...findInTable(text, isPersonalFile)];
}
