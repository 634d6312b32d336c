import { queryOptions, useQuery } from '@tanstack/react-query';
import { paths, type PublicPage } from '@tracecraft/protocol';
import { freshOrKept } from '../../adapters/kept-answers.ts';
import { Empty, Notice, Panel, Progress } from '../../design/index.ts';
import { LaterPhrases, useLanguage, useSay } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';
import parts from '../course-parts/course-parts.module.css';
import { VerifyBundle } from '../verify/verify-screen.tsx';
import { PublicAgreedText } from './public-agreed.tsx';
import { PublicFiguresTable } from './public-figures.tsx';
import { PublicLogState } from './public-log.tsx';

const publicQuery = queryOptions({
  queryKey: ['public'],
  staleTime: 60_000,
  queryFn: () => freshOrKept<PublicPage>(paths.publicPage),
});

/** What anybody may know, without an account: the agreed text, the programme's figures, the log, and a place to verify. */
export function PublicScreen() {
  return (
    <LaterPhrases>
      <Public />
    </LaterPhrases>
  );
}

function Public() {
  const say = useSay();
  const { data, error } = useQuery(publicQuery);
  return (
    <Page>
      <header className={parts['head']}>
        <h1>{say('sharing.public.title')}</h1>
        <p>{say('sharing.public.why')}</p>
      </header>
      {error !== null && (
        <Notice tone="risk">
          <p>{problemText(say, error)}</p>
        </Notice>
      )}
      {data === undefined && error === null && <Progress label={say('sharing.public.loading')} />}
      {data !== undefined && <Told page={data} />}
      <section className={parts['form']}>
        <h2>{say('sharing.public.verify')}</h2>
        <p>{say('verify-page.intro')}</p>
        <VerifyBundle />
      </section>
    </Page>
  );
}

function Told({ page }: { readonly page: PublicPage }) {
  const { say } = useLanguage().phrases;
  return (
    <>
      {page.agreed.length === 0 && (
        <Panel title={say('sharing.public.agreed')} flush>
          <Empty>{say('sharing.public.no-agreed')}</Empty>
        </Panel>
      )}
      {page.agreed.map((agreed) => (
        <PublicAgreedText key={agreed.event} agreed={agreed} />
      ))}
      <PublicFiguresTable figures={page.figures} />
      <PublicLogState page={page} />
    </>
  );
}
