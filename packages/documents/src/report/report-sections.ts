import type { ProgrammeReport } from '@tracecraft/course';
import type { Phrases } from '@tracecraft/phrases';
import { isoDay } from '../print/typeset.ts';
import { figures, type Figures } from './figures.ts';
import { agreementTable, departureTable, formTables, gainTable } from './learning-tables.ts';
import type { Section, Table } from './section.ts';

/** The report as headings, sentences and tables: what the PDF and its twin both show. */
export function reportSections(report: ProgrammeReport, { say }: Phrases): readonly Section[] {
  const words = figures(say);
  return [
    participation(report, words),
    attendance(report, words),
    section(words, 'reaction', formTables(report.reaction, words)),
    learning(report, words),
    behaviour(report, words),
    results(report, words),
    sources(report, words),
  ];
}

function section(
  words: Figures,
  name: string,
  tables: readonly Table[],
  texts: readonly string[] = [],
): Section {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const empty = filled.length === 0 && texts.length === 0;
  return {
    heading: words.word(name),
    texts: empty ? [words.word('none')] : texts,
    tables: filled,
  };
}

function participation({ participation: p }: ProgrammeReport, words: Figures): Section {
  const { word, share } = words;
  const counts = (['seats', 'trainees', 'withdrawn', 'staff', 'teams'] as const).map((name) => [
    word(name),
    String(p[name]),
  ]);
  return section(words, 'participation', [
    { title: '', head: [], rows: [...counts, [word('code-signed'), share(p.codeSigned)]] },
    {
      title: '',
      head: [word('delegation'), word('seats'), word('enrolled')],
      rows: p.delegations.map(({ state, agency, seats, enrolled, remote }) => [
        `${state}, ${agency}${remote ? ` (${word('remote')})` : ''}`,
        String(seats),
        String(enrolled),
      ]),
    },
  ]);
}

function attendance({ attendance: { sessions, overall } }: ProgrammeReport, words: Figures): Section {
  const { word, share, of } = words;
  return section(
    words,
    'attendance',
    [
      {
        title: '',
        head: [word('session'), word('present'), word('remote')],
        rows: sessions.map(({ title, starts, cancelled, present, expected, remote }) => [
          `${isoDay(starts)} ${title}`,
          cancelled ? word('cancelled') : of(present, expected),
          String(remote),
        ]),
      },
    ],
    [`${word('overall')}: ${share(overall)}`],
  );
}

function learning({ learning: l }: ProgrammeReport, words: Figures): Section {
  const { issued, revoked } = l.certificates;
  return section(
    words,
    'learning',
    [gainTable(l.tests, words), departureTable(l.departures, words), agreementTable(l.agreement, words)],
    [words.word('certificates', { issued, revoked })],
  );
}

function behaviour({ behaviour: waves }: ProgrammeReport, words: Figures): Section {
  const tables = waves.flatMap(({ months, as, answers }) => {
    const title = words.word('wave', { months, as });
    return formTables([answers], words).map((table) => ({ ...table, title: `${title}: ${table.title}` }));
  });
  return section(words, 'behaviour', tables);
}

function results({ results: { readiness, adopted, lessons } }: ProgrammeReport, words: Figures): Section {
  const { word, measured } = words;
  return section(words, 'results', [
    {
      title: '',
      head: [word('measure'), word('value'), 'n'],
      rows: readiness.map((one) => [
        one.part === '' ? one.measure : `${one.measure} ${one.part}`,
        measured(one),
        String(one.n),
      ]),
    },
    {
      title: word('adopted'),
      head: [word('practice'), word('people')],
      rows: adopted.map(({ practice, by }) => [practice, String(by)]),
    },
    {
      title: word('lessons'),
      head: [word('practice'), word('lessons')],
      rows: lessons.map((one) => [one.practice ?? '–', String(one.lessons)]),
    },
  ]);
}

function sources({ sources: records }: ProgrammeReport, words: Figures): Section {
  const { word } = words;
  return section(words, 'sources', [
    {
      title: '',
      head: [word('record'), word('events'), word('root')],
      rows: records.map(({ stream, events, root }) => [stream, String(events), root]),
    },
  ]);
}
