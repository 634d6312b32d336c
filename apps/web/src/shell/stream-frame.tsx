import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import type { LinkState } from '../adapters/link.ts';
import { Notice } from '../design/index.ts';
import { useSay } from '../language/index.ts';
import styles from './stream-frame.module.css';
import { problemText } from './problem-text.ts';
import { syncWords } from './setting-band.tsx';

/** What stands around every screen of a course or of sharing: its name, its places, and whether all is signed and sent. */
export function StreamFrame({
  head,
  link,
  label,
  tabs,
  children,
}: {
  readonly head: ReactNode;
  readonly link: LinkState;
  /** Name of the bar of places. */
  readonly label: string;
  readonly tabs: ReactNode;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const tabsRef = useRef<HTMLElement>(null);
  const place = useLocation({ select: ({ pathname }) => pathname });
  useEffect(() => {
    // On a phone the bar is wider than the screen: where one is has to be seen. Before the frame, the page would be laid out twice.
    const frame = requestAnimationFrame(() =>
      tabsRef.current
        ?.querySelector('[aria-current]')
        ?.scrollIntoView({ inline: 'center', block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [place]);
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['title']}>{head}</p>
        <output className={styles['sync']} data-unsent={link.unsent > 0 || link.refused.length > 0}>
          {syncWords(say, link)}
        </output>
      </header>
      <nav ref={tabsRef} className={styles['tabs']} aria-label={label}>
        {tabs}
      </nav>
      {link.refused.length > 0 && <Refused codes={link.refused.map(({ code }) => code)} />}
      {children}
    </>
  );
}

/** What the server did not take stays on this device; people are told why, once for each reason. */
function Refused({ codes }: { readonly codes: readonly string[] }) {
  const say = useSay();
  return (
    <Notice tone="departure">
      {[...new Set(codes)].map((code) => (
        <p key={code}>{problemText(say, { code, params: {} })}</p>
      ))}
    </Notice>
  );
}
