import { sql } from 'drizzle-orm';

/** A query that was written once and is asked with other values each time. */
interface Written<Row> {
  execute(values: Record<string, unknown>): Promise<Row[]>;
}

/** More than a service sees in practice; what a caller makes up beyond is written each time. */
const MOST = 100;

/** Writes a query once for all values of one shape: the same ones given, absent and null. */
export class Shapes<Values extends object, Row> {
  private readonly written = new Map<string, Written<Row>>();

  /** @param write - writes the query, for values that are told later */
  constructor(private readonly write: (values: Values) => Written<Row>) {}

  run(values: Values): Promise<Row[]> {
    const all: [string, unknown][] = Object.entries(values);
    const given = all.filter(([, value]) => value !== undefined);
    const shape = given.map(([name, value]) => (value === null ? `${name}=null` : name)).join(' ');
    const query = this.written.get(shape) ?? this.writeFor(all);
    if (this.written.size < MOST) this.written.set(shape, query);
    return query.execute(Object.fromEntries(given));
  }

  private writeFor(values: readonly [string, unknown][]): Written<Row> {
    // What is absent is told too: else what every object inherits would be taken for it, such as its `constructor`.
    const places = values.map(([name, value]) => [
      name,
      value === undefined || value === null ? value : sql.placeholder(name),
    ]);
    return this.write(Object.fromEntries(places) as Values);
  }
}
