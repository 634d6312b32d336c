import { reportText, type ProgrammeReport } from '@tracecraft/course';
import type { Phrases } from '@tracecraft/phrases';
import { isoDay, type Typeset } from '../print/typeset.ts';
import { reportHtml } from './report-html.ts';
import { reportSections } from './report-sections.ts';
import { REPORT_TEMPLATE } from './report-template.ts';
import type { ReportHead } from './section.ts';

/** A programme report in print: the data, a page that needs nothing else, and what the typesetter makes a PDF of. */
export interface PrintedReport {
  readonly data: string;
  readonly html: string;
  readonly typeset: Typeset;
}

/** The same report, language and program give the same bytes. `draft`: the words are a translation nobody reviewed. */
export function printReport(report: ProgrammeReport, phrases: Phrases, draft: boolean): PrintedReport {
  const head = headOf(report, phrases, draft);
  const sections = reportSections(report, phrases);
  const data = reportText(report);
  const typeset = {
    title: `${head.title}: ${head.course}`,
    author: head.course,
    date: isoDay(report.asOf),
    lang: head.language,
    head,
    sections,
    file: data,
  };
  return {
    data,
    html: reportHtml(head, sections),
    typeset: { template: REPORT_TEMPLATE, data: JSON.stringify(typeset), at: report.asOf },
  };
}

function headOf({ course, asOf }: ProgrammeReport, { say, language }: Phrases, draft: boolean): ReportHead {
  return {
    language,
    title: say('programme-report.title'),
    course: course.title,
    dates: `${isoDay(course.starts)} – ${isoDay(course.ends)}`,
    texts: [
      ...(course.note === '' ? [] : [course.note]),
      say('programme-report.as-of', { day: isoDay(asOf) }),
      say('programme-report.rules'),
      ...(draft ? [say('certificate.draft')] : []),
    ],
    sponsors: course.sponsors,
    supportedBy: say('programme-report.sponsors'),
  };
}
