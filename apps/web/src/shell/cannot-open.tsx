import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Missing } from '../adapters/capabilities.ts';
import { Notice } from '../design/index.ts';
import { useSay } from '../language/index.ts';
import { Page } from './page.tsx';
import { problemText } from './problem-text.ts';

/** Where nothing can be signed or kept, nothing is recorded: better no record than an unsigned one. */
export function CannotRecord({
  title,
  missing,
}: {
  readonly title: string;
  readonly missing: readonly Missing[];
}) {
  const say = useSay();
  return (
    <Page>
      <h1>{title}</h1>
      {missing.map((one) => (
        <Notice key={one} tone="departure">
          <p>{say(`missing.${one}`)}</p>
        </Notice>
      ))}
      <Link to="/">{say('shell.exercises')}</Link>
    </Page>
  );
}

/** Why a case or a course does not open; `children`: where to go instead. */
export function CannotOpen({
  title,
  problem,
  children,
}: {
  readonly title: string;
  readonly problem: unknown;
  readonly children?: ReactNode;
}) {
  return (
    <Page>
      <h1>{title}</h1>
      <Problem problem={problem} />
      {children}
    </Page>
  );
}

/** A problem in words, read out when it appears. */
export function Problem({ problem }: { readonly problem: unknown }) {
  const say = useSay();
  return (
    <Notice tone="departure" live>
      <p>{problemText(say, problem)}</p>
    </Notice>
  );
}
