import type { FormAnswers, Gain, MarkingAgreement, PracticeDepartures } from '@tracecraft/course';
import { decimal, percent, type Figures } from './figures.ts';
import type { Table } from './section.ts';

/** Paired gain of each test. */
export function gainTable(gains: readonly Gain[], { word, spread }: Figures): Table {
  const alone = (value: number | null): string => spread(value, null, percent);
  return {
    title: '',
    head: [word('test'), word('pairs'), word('before'), word('after'), word('gain')],
    rows: gains.map(({ test, pairs, before, after, gain, interval }) => [
      test,
      String(pairs),
      alone(before),
      alone(after),
      spread(gain, interval, percent),
    ]),
  };
}

/** Counts of verdicts by practice and step. */
export function departureTable(rows: readonly PracticeDepartures[], { word }: Figures): Table {
  const columns = ['kept', 'departed', 'explained', 'uncertain', 'cases'] as const;
  return {
    title: word('departures'),
    head: [word('practice'), word('step'), ...columns.map((name) => word(name))],
    rows: rows.map((row) => [row.practice, row.step, ...columns.map((name) => String(row[name]))]),
  };
}

/** Krippendorff's alpha of each criterion marked twice. */
export function agreementTable(rows: readonly MarkingAgreement[], { word, spread }: Figures): Table {
  return {
    title: word('agreement'),
    head: [word('criterion'), word('units'), word('alpha')],
    rows: rows.map(({ rubric, criterion, units, alpha, interval }) => [
      `${rubric} ${criterion}`,
      String(units),
      spread(alpha, interval, decimal),
    ]),
  };
}

/** One table a form. */
export function formTables(forms: readonly FormAnswers[], { word, spread }: Figures): readonly Table[] {
  return forms.map(({ form, n, items }) => ({
    title: `${form} (n ${n})`,
    head: [word('item'), word('answers'), word('mean')],
    rows: items.map(({ item, n: answers, counts, mean, interval }) => [
      item,
      counts.length === 0
        ? word('suppressed')
        : counts.map(([value, people]) => `${value}: ${people}`).join(', '),
      mean === null && answers > 0 ? '–' : spread(mean, interval, decimal),
    ]),
  }));
}
