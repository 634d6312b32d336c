import type { CoursePerson } from '@tracecraft/course';
import { paths, type FreshLink } from '@tracecraft/protocol';
import { useCallback, useState } from 'react';
import { postJson } from '../../adapters/api.ts';
import { cameFrom } from '../../case/course-views.ts';
import { useCourse } from '../../case/open-course.ts';
import { Button, Notice } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import { problemText } from '../../shell/problem-text.ts';
import { QrCode } from '../course-parts/qr-code.tsx';
import { Sheet } from '../course-parts/sheet.tsx';
import styles from './links.module.css';

/** Makes fresh sign-in links. A link is shown this once: to be copied, or printed and cut. */
export function LinksFor({ people }: { readonly people: readonly CoursePerson[] }) {
  const say = useSay();
  const { stream } = useCourse();
  const [links, setLinks] = useState<readonly FreshLink[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const close = useCallback(() => setLinks(null), []);
  const make = async (): Promise<void> => {
    setProblem(null);
    try {
      const accounts = people.map(({ account }) => account);
      setLinks(await postJson<readonly FreshLink[]>(paths.courseLinks(stream), { accounts }));
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <>
      <Button disabled={people.length === 0} onClick={() => void make()}>
        {say('office.links.make', { count: people.length })}
      </Button>
      {problem !== null && (
        <Notice tone="departure" live>
          <p>{problemText(say, problem)}</p>
        </Notice>
      )}
      {links !== null && <LinkSheet links={links} onClose={close} />}
    </>
  );
}

function LinkSheet({
  links,
  onClose,
}: {
  readonly links: readonly FreshLink[];
  readonly onClose: () => void;
}) {
  const say = useSay();
  const { state } = useCourse();
  const [copied, setCopied] = useState(false);
  const rows = links.flatMap(({ account, token }) => {
    const person = state.people.get(account);
    return person === undefined ? [] : [{ person, address: `${location.origin}${paths.signIn(token)}` }];
  });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(
      rows.map(({ person, address }) => `${person.name}\t${address}`).join('\n'),
    );
    setCopied(true);
  };
  return (
    <Sheet
      title={say('office.links.title')}
      onClose={onClose}
      closing={say('office.links.close')}
      tools={<Button onClick={() => void copy()}>{say('office.links.copy')}</Button>}
    >
      <div className={styles['once']}>
        <Notice tone="risk">
          <p>{say('office.links.once')}</p>
          <output>{copied && say('office.links.copied', { count: rows.length })}</output>
        </Notice>
      </div>
      <ul className={styles['slips']}>
        {rows.map(({ person, address }) => (
          <li key={person.account}>
            <QrCode text={address} label={say('office.links.qr', { name: person.name })} />
            <div>
              <p className={styles['course']}>{state.opened?.title}</p>
              <h2>{person.name}</h2>
              <p>{cameFrom(state, person)}</p>
              <p className={styles['address']}>{address}</p>
              <p>{say('office.links.keep-secret')}</p>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
