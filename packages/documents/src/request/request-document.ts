import { canonicalJson } from '@tracecraft/bytes';
import { missingHeadings, REQUEST_HEADINGS, type Note, type RequestDraft } from '@tracecraft/exchange';
import { isoDay, type Typeset } from '../print/typeset.ts';
import type { PrintLanguage } from '../agreed/agreed-document.ts';
import { reportHtml } from '../report/report-html.ts';
import type { Section } from '../report/section.ts';
import { REQUEST_TEMPLATE } from './request-template.ts';

/** A training draft of a request as it is printed. */
export interface RequestPrint {
  readonly note: Note;
  readonly draft: RequestDraft;
  /** Name of a party. */
  readonly nameOf: (party: string) => string;
  readonly language: PrintLanguage;
}

/** As paper, and as a page that needs nothing else. What is missing stands in its place. */
export interface PrintedRequest {
  readonly html: string;
  readonly typeset: Typeset;
}

/** The same draft and language give the same bytes. */
export function printRequest(print: RequestPrint): PrintedRequest {
  const { draft, language } = print;
  const { phrases } = language;
  const mark = phrases.say('sharing.request.training');
  const title = phrases.say('sharing.request.title');
  const lines = linesOf(print);
  const sections = sectionsOf(print);
  const data = {
    title,
    author: print.nameOf(draft.party),
    date: isoDay(draft.said.at),
    lang: phrases.language,
    written: draft.language,
    mark,
    lines,
    sections: sections.map(({ heading, tables }) => ({ heading, rows: tables.flatMap(({ rows }) => rows) })),
    file: canonicalJson({ event: draft.said.event, contents: Object.fromEntries(draft.contents) }),
  };
  const head = {
    language: phrases.language,
    title: `${mark}: ${title}`,
    course: print.note.title,
    dates: isoDay(draft.said.at),
    texts: lines,
    sponsors: [],
    supportedBy: '',
  };
  return {
    html: reportHtml(head, [...sections, { heading: mark, texts: [], tables: [] }]),
    typeset: { template: REQUEST_TEMPLATE, data: JSON.stringify(data), at: draft.said.at },
  };
}

function linesOf({ note, draft, nameOf, language: { phrases, draft: unreviewed } }: RequestPrint): string[] {
  const { say } = phrases;
  const missing = missingHeadings(draft.contents);
  return [
    say('sharing.request.training-how'),
    `${say('sharing.cooperation.from-to', { from: nameOf(note.from), to: nameOf(note.to) })}: ${note.title} (${note.said.handling})`,
    ...(missing.length === 0 ? [] : [say('sharing.request.missing', { count: missing.length })]),
    ...(unreviewed ? [say('certificate.draft')] : []),
  ];
}

/** Headings in the order of the treaty, by article; those that do not apply and are empty are left out. */
function sectionsOf({ draft, language: { phrases } }: RequestPrint): readonly Section[] {
  const { say } = phrases;
  const articles = [...new Set(REQUEST_HEADINGS.map(({ article }) => article))];
  return articles.map((article) => ({
    heading: say(`sharing.request.article.${article}`),
    texts: [],
    tables: [
      {
        title: '',
        head: [],
        rows: REQUEST_HEADINGS.filter((one) => one.article === article).flatMap(({ heading, needed }) => {
          const words = draft.contents.get(heading);
          if (words === undefined && !needed) return [];
          return [
            [say(`sharing.request.heading.${heading}`), words ?? `[${say('sharing.request.is-missing')}]`],
          ];
        }),
      },
    ],
  }));
}
