import type { ProgrammeReport } from './programme-report.ts';

/** Digits behind the point: the last bits of a mean differ between platforms and are no finding. */
const DIGITS = 6;

/** The report as JSON with sorted keys and a line feed: byte for byte the same from the same records. */
export function reportText(report: ProgrammeReport): string {
  return `${spelt(report)}\n`;
}

function spelt(value: unknown): string {
  if (typeof value === 'number') return JSON.stringify(Number(value.toFixed(DIGITS)));
  if (Array.isArray(value)) return `[${value.map(spelt).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${spelt(one)}`).join(',')}}`;
}
