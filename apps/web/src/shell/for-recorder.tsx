import type { Account } from '@tracecraft/protocol';
import type { ReactNode } from 'react';
import { missingCapabilities } from '../adapters/capabilities.ts';
import { Progress } from '../design/index.ts';
import { useSay } from '../language/index.ts';
import { useAccount } from './account.ts';
import { CannotRecord } from './cannot-open.tsx';
import { Page } from './page.tsx';

/** What only a signed-in person on a device that can sign and keep has; otherwise why not, under `title`. */
export function ForRecorder({
  title,
  children,
}: {
  readonly title: string;
  readonly children: (account: Account) => ReactNode;
}) {
  const say = useSay();
  const account = useAccount();
  const missing = missingCapabilities().filter((one) => one === 'signing' || one === 'storage');
  if (account === undefined) return <Page>{<Progress label={say('case.who')} />}</Page>;
  if (missing.length > 0 || account === null) return <CannotRecord title={title} missing={missing} />;
  return children(account);
}
