type Values<L extends string> = Readonly<Record<L, string>>;

interface Described<L extends string> {
  name: string;
  help: string;
  labels?: readonly L[];
}

/** Something that is written into the text which Prometheus reads. */
export interface Meter {
  text: () => string;
}

/** What only grows. Label values come from closed sets, or each new one would be kept for ever. */
export class Counter<L extends string = never> implements Meter {
  private readonly series = new Map<string, number>();

  constructor(private readonly described: Described<L>) {}

  add(values: Values<L>, by = 1): void {
    const key = labelText(this.described.labels, values);
    this.series.set(key, (this.series.get(key) ?? 0) + by);
  }

  text(): string {
    const { name } = this.described;
    return family(
      this.described,
      "counter",
      [...this.series].map(([key, value]) => `${name}${braced(key)} ${value}`),
    );
  }
}

interface Spread {
  counts: number[];
  sum: number;
  count: number;
}

/** How long things took, by upper bounds in seconds. */
export class Histogram<L extends string = never> implements Meter {
  private readonly series = new Map<string, Spread>();

  constructor(
    private readonly described: Described<L>,
    private readonly bounds: readonly number[],
  ) {}

  observe(values: Values<L>, seconds: number): void {
    const key = labelText(this.described.labels, values);
    let spread = this.series.get(key);
    if (!spread) this.series.set(key, (spread = { counts: this.bounds.map(() => 0), sum: 0, count: 0 }));
    const at = this.bounds.findIndex((bound) => seconds <= bound);
    if (at !== -1) spread.counts[at] = (spread.counts[at] ?? 0) + 1;
    spread.sum += seconds;
    spread.count += 1;
  }

  text(): string {
    const { name } = this.described;
    const lines = [...this.series].flatMap(([key, { counts, sum, count }]) => {
      const before = key ? `${key},` : "";
      let upTo = 0;
      const buckets = this.bounds.map(
        (bound, at) => `${name}_bucket{${before}le="${bound}"} ${(upTo += counts[at] ?? 0)}`,
      );
      return [
        ...buckets,
        `${name}_bucket{${before}le="+Inf"} ${count}`,
        `${name}_sum${braced(key)} ${sum}`,
        `${name}_count${braced(key)} ${count}`,
      ];
    });
    return family(this.described, "histogram", lines);
  }
}

export interface Reading<L extends string = never> {
  labels?: Values<L>;
  value: number;
}

/** What is looked up when it is asked for. */
export function gauge<L extends string = never>(
  described: Described<L>,
  readings: readonly Reading<L>[],
  type: "gauge" | "counter" = "gauge",
): string {
  const lines = readings.map(({ labels, value }) => {
    const key = labels ? labelText(described.labels, labels) : "";
    return `${described.name}${braced(key)} ${Number.isFinite(value) ? value : "NaN"}`;
  });
  return family(described, type, lines);
}

const braced = (key: string): string => (key ? `{${key}}` : "");

function family(
  { name, help }: Pick<Described<never>, "name" | "help">,
  type: string,
  lines: string[],
): string {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ""].join("\n");
}

function labelText<L extends string>(labels: readonly L[] = [], values: Values<L>): string {
  let text = "";
  for (const label of labels) text += `${text && ","}${label}="${escaped(values[label])}"`;
  return text;
}

const escaped = (value: string): string =>
  /[\\"\n]/.test(value)
    ? value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")
    : value;
