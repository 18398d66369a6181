/** What a run has counted, and the longest that something took. */
export class Figures {
  private readonly counts = new Map<string, number>();
  private readonly longest = new Map<string, number>();

  count(what: string, by = 1): void {
    this.counts.set(what, this.of(what) + by);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  took(what: string, ms: number): void {
    this.longest.set(what, Math.max(ms, this.longest.get(what) ?? 0));
  }

  toJSON(): Record<string, number> {
    const times = [...this.longest].map(([what, ms]): [string, number] => [
      `longest ${what} (ms)`,
      Math.round(ms),
    ]);
    return Object.fromEntries([...[...this.counts].sort(([a], [b]) => a.localeCompare(b)), ...times]);
  }
}
