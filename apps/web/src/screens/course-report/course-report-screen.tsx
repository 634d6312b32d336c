import { useQuery } from '@tanstack/react-query';
import type { ProgrammeReport } from '@tracecraft/course';
import { reportSections } from '@tracecraft/documents/report';
import { paths } from '@tracecraft/protocol';
import { getJson } from '../../adapters/api.ts';
import { useCourse } from '../../case/open-course.ts';
import { buttonClass, Notice, Panel, Progress } from '../../design/index.ts';
import { formatDay, useLanguage } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';

type Section = ReturnType<typeof reportSections>[number];

/** The programme report, by the four levels: how it was received, what was learned, what is done, what changed. */
export function CourseReportScreen() {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const { stream } = useCourse();
  const { data, error, isPending } = useQuery({
    queryKey: ['course-report', stream],
    queryFn: () => getJson<ProgrammeReport>(paths.courseReport(stream)),
  });
  return (
    <Page>
      <header>
        <h1>{say('office.tab.report')}</h1>
        <p>{say('office.report.intro')}</p>
      </header>
      <div className={parts['row']}>
        {(
          [
            [paths.courseReportPdf(stream, code), 'report.pdf', 'office.report.pdf'],
            [paths.courseReport(stream), 'report.json', 'office.report.data'],
            [paths.rosterCsv(stream), 'roster.csv', 'office.report.roster'],
            [paths.resultsCsv(stream), 'results.csv', 'office.report.results'],
            [paths.courseBundle(stream), 'course.tcb', 'office.report.bundle'],
          ] as const
        ).map(([href, file, phrase]) => (
          <a key={href} href={href} download={file} className={buttonClass({ small: true })}>
            {say(phrase)}
          </a>
        ))}
      </div>
      {isPending && <Progress label={say('office.report.loading')} />}
      {error !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      {data !== undefined && <Report report={data} />}
    </Page>
  );
}

function Report({ report }: { readonly report: ProgrammeReport }) {
  const { phrases, code } = useLanguage();
  const day = formatDay(report.asOf, code, report.course.zone);
  return (
    <>
      <p>{phrases.say('office.report.as-of', { day })}</p>
      {reportSections(report, phrases).map((section) => (
        <SectionPanel key={section.heading} section={section} />
      ))}
    </>
  );
}

function SectionPanel({ section: { heading, texts, tables } }: { readonly section: Section }) {
  return (
    <Panel title={heading}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {tables.map((table, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- tables of one report never reorder
        <TableOf key={i} heading={heading} table={table} />
      ))}
    </Panel>
  );
}

function TableOf({
  heading,
  table: { title, head, rows },
}: {
  readonly heading: string;
  readonly table: Section['tables'][number];
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard too
    <section className={parts['scroll']} aria-label={title === '' ? heading : title} tabIndex={0}>
      <table className={parts['table']}>
        {title !== '' && <caption>{title}</caption>}
        {head.length > 0 && (
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('\n')}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key="first" scope="row">
                    {cell}
                  </th>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key -- cells stand in their columns
                  <td key={i}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
