import type { Verdict } from '@tracecraft/practice';
import styles from './verdict-mark.module.css';

/** How a verdict is drawn: by shape first, colour second; its word always stands beside it or is read out. */
export type MarkState = Verdict | 'explained';

const shapes: Readonly<Record<MarkState, React.ReactNode>> = {
  satisfied: <path d="M3.5 8.5 6.8 12 12.5 4.5" fill="none" strokeWidth="2.4" strokeLinecap="square" />,
  violated: <path d="M8 2 14.6 13.6H1.4z" stroke="none" fill="currentColor" />,
  explained: <path d="M8 3.2 13.4 12.8H2.6z" fill="none" strokeWidth="1.9" strokeLinejoin="round" />,
  pending: <path d="M8 2.2v5.8l3.6 2.4M8 14.2A6.2 6.2 0 1 1 14.2 8" fill="none" strokeWidth="1.9" />,
  holding: <circle cx="8" cy="8" r="5.4" fill="none" strokeWidth="1.9" />,
  uncertain: (
    <path d="M5.2 6a2.9 2.9 0 1 1 4.3 2.5C8.4 9.1 8 9.6 8 10.6M8 12.6v1.3" fill="none" strokeWidth="1.9" />
  ),
  'not-applicable': <path d="M3.5 8h9" fill="none" strokeWidth="1.9" />,
};

export function VerdictMark({ state, size = 16 }: { readonly state: MarkState; readonly size?: number }) {
  return (
    <svg
      className={`${styles['mark']} ${styles[state]}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      stroke="currentColor"
      aria-hidden
    >
      {shapes[state]}
    </svg>
  );
}
