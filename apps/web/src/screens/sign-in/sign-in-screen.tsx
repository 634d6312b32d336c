import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { missingCapabilities } from '../../adapters/capabilities.ts';
import { Button, Notice, Progress, TextField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { becomes, signIn } from '../../shell/account.ts';
import { Page } from '../../shell/page.tsx';
import { problemText } from '../../shell/problem-text.ts';

/** The token after `#` of a sign-in link (`/sign-in#TOKEN`, or the older `#/sign-in/TOKEN`). It never reaches a server log. */
function tokenIn(text: string): string | null {
  return (
    /(?:#\/sign-in\/|#)([A-Za-z0-9_-]{8,})\s*$/.exec(text)?.[1] ??
    (/^[A-Za-z0-9_-]{8,}$/.test(text.trim()) ? text.trim() : null)
  );
}

/** What `paths.signInTo` opens after signing in. */
function exerciseIn(search: object): string | null {
  return 'exercise' in search && typeof search.exercise === 'string' ? search.exercise : null;
}

/** Signing in by the link an organiser handed out. The page says how weak that is. */
export function SignInScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const begun = useRef<string | null>(null);
  // A second link opened in the same tab changes the fragment alone.
  const hash = useLocation({ select: (location) => location.hash });

  // The one place a link may lead to is an exercise: never an address.
  const exercise = useLocation({ select: ({ search }) => exerciseIn(search) });

  async function enter(token: string | null): Promise<void> {
    if (token === null) {
      setProblem(say('sign-in.no-token'));
      return;
    }
    setBusy(true);
    try {
      const account = await signIn(token);
      becomes(client, account);
      if (exercise === null) await navigate({ to: '/', replace: true });
      else await navigate({ to: '/exercise/$exercise', params: { exercise }, replace: true });
    } catch (cause) {
      setProblem(problemText(say, cause));
      setBusy(false);
    }
  }

  useEffect(() => {
    const token = tokenIn(`#${hash}`);
    if (token === null || begun.current === token) return;
    begun.current = token;
    void enter(token);
  });

  return (
    <Page>
      <h1>{say('sign-in.title')}</h1>
      {missingCapabilities().map((missing) => (
        <Notice key={missing} tone="departure">
          <p>{say(`missing.${missing}`)}</p>
        </Notice>
      ))}
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problem}</p>
        </Notice>
      )}
      {busy ? (
        <Progress label={say('sign-in.busy')} />
      ) : (
        <form
          style={{ display: 'grid', gap: 'var(--s3)', maxWidth: '32rem' }}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void enter(tokenIn(link));
          }}
        >
          <TextField
            label={say('sign-in.link')}
            hint={say('sign-in.link-hint')}
            value={link}
            autoComplete="off"
            onChange={(event) => setLink(event.target.value)}
          />
          <Button type="submit" look="primary">
            {say('sign-in.do')}
          </Button>
        </form>
      )}
      <Notice>
        <p>{say('sign-in.weak')}</p>
      </Notice>
      <p>
        {say('sign-in.without')} <Link to="/lab">{say('sign-in.lab')}</Link> ·{' '}
        <Link to="/verify">{say('shell.verify')}</Link> ·{' '}
        <Link to="/practices">{say('shell.practices')}</Link> ·{' '}
        <Link to="/public">{say('shell.public')}</Link>
      </p>
    </Page>
  );
}
