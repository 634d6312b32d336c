import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, Notice } from '../design/index.ts';
import { useSay } from '../language/index.ts';
import { Page } from './page.tsx';
import { problemText } from './problem-text.ts';

/** A screen that broke: what is said, and that the record did not. */
export function ScreenFault({ error }: ErrorComponentProps) {
  const say = useSay();
  return (
    <Page>
      <h1>{say('fault.title')}</h1>
      <Notice tone="departure" live>
        <p>{problemText(say, error)}</p>
        <p>{say('fault.record-safe')}</p>
      </Notice>
      <Button look="primary" onClick={() => location.reload()}>
        {say('fault.reload')}
      </Button>
    </Page>
  );
}

export function NotFound() {
  const say = useSay();
  return (
    <Page>
      <h1>{say('fault.no-page')}</h1>
      <Link to="/">{say('shell.exercises')}</Link>
    </Page>
  );
}
