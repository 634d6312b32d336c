import { missingHeadings, REQUEST_HEADINGS, type Note, type RequestDraft } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { buttonClass } from '../../design/index.ts';
import { deviceZone, formatDay, useLanguage } from '../../language/index.ts';
import { Sheet } from '../course-parts/sheet.tsx';
import type { Parties } from './parties.ts';
import styles from './request-paper.module.css';

/** The draft as paper: every page says that it is training, and what is missing stands in its place. */
export function RequestPaper({
  note,
  draft,
  parties,
  onClose,
}: {
  readonly note: Note;
  readonly draft: RequestDraft;
  readonly parties: Parties;
  readonly onClose: () => void;
}) {
  const { phrases, code } = useLanguage();
  const { say } = phrases;
  const missing = new Set(missingHeadings(draft.contents));
  const shown = REQUEST_HEADINGS.filter(({ heading }) => draft.contents.has(heading) || missing.has(heading));
  return (
    <Sheet
      title={say('sharing.request.title')}
      closing={say('sharing.request.close')}
      onClose={onClose}
      tools={
        <>
          <a className={buttonClass()} href={paths.requestPdf(draft.said.event, code)} download>
            {say('sharing.request.pdf')}
          </a>
          <a className={buttonClass()} href={paths.requestPage(draft.said.event, code)} download>
            {say('sharing.request.page')}
          </a>
        </>
      }
    >
      <article className={styles['paper']} lang={draft.language}>
        <p className={styles['mark']}>{say('sharing.request.training')}</p>
        <h2>{say('sharing.request.title')}</h2>
        <p>
          {say('sharing.cooperation.from-to', {
            from: parties.nameOf(note.from),
            to: parties.nameOf(note.to),
          })}{' '}
          · {note.title} · {note.said.handling}
        </p>
        <dl>
          {shown.map(({ heading, article }) => (
            <div key={heading}>
              <dt>
                {say(`sharing.request.heading.${heading}`)}{' '}
                <small>{say('sharing.request.article-short', { article })}</small>
              </dt>
              <dd>{draft.contents.get(heading) ?? <em>{say('sharing.request.is-missing')}</em>}</dd>
            </div>
          ))}
        </dl>
        {draft.returnBy !== null && (
          <p>
            {say('sharing.request.return')}: {formatDay(draft.returnBy, code, deviceZone())}
          </p>
        )}
        <p className={styles['mark']}>{say('sharing.request.training')}</p>
      </article>
    </Sheet>
  );
}
