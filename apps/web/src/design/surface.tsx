import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './surface.module.css';

/** A bordered part of a screen with a heading. `flush`: the body has no padding (lists, tables). */
export function Panel({
  title,
  aside,
  flush = false,
  level = 2,
  children,
  className,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly flush?: boolean;
  readonly level?: 2 | 3;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={[styles['panel'], className].filter(Boolean).join(' ')}>
      <header className={styles['head']}>
        <Heading>{title}</Heading>
        {aside}
      </header>
      <div className={flush ? styles['flush'] : styles['body']}>{children}</div>
    </section>
  );
}

export type Tone = 'info' | 'ok' | 'risk' | 'departure';
const noticeIcon = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  risk: IconAlertTriangle,
  departure: IconAlertTriangle,
};

/** A message that stays where it is; never modal. `live`: read out when it appears. */
export function Notice({
  tone = 'info',
  live = false,
  children,
}: {
  readonly tone?: Tone;
  readonly live?: boolean;
  readonly children: ReactNode;
}) {
  const Icon = noticeIcon[tone];
  const Box = live ? 'output' : 'div';
  return (
    <Box className={`${styles['notice']} ${styles[tone] ?? ''}`}>
      <Icon size={22} aria-hidden />
      <div>{children}</div>
    </Box>
  );
}

/** A short word about a thing: its state, its setting, its review. */
export function Tag({
  tone,
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles['tag']} ${tone === undefined ? '' : (styles[tone] ?? '')}`}>
      {icon}
      {children}
    </span>
  );
}

/** How far a piece of work is, in words and as a bar. Nothing spins: `label` says what, `value` of `max` says how far. */
export function Progress({
  label,
  value,
  max,
}: {
  readonly label: string;
  readonly value?: number;
  readonly max?: number;
}) {
  return (
    <output className={styles['progress']}>
      <span className="label">{label}</span>
      <progress value={value} max={max} aria-label={label} />
    </output>
  );
}

/** What a list says when there is nothing in it yet. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles['empty']}>{children}</p>;
}

/** Names and values, as a definition list. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [name: ReactNode, value: ReactNode])[];
}) {
  return (
    <dl className={styles['facts']}>
      {rows.map(([name, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows never reorder
        <div key={index} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A hash, readable to the last digit; `short` shows its first 12 with the whole in the title. */
export function Digest({ value, short = false }: { readonly value: string; readonly short?: boolean }) {
  return (
    <code className={styles['digest']} title={value}>
      {short ? `${value.slice(0, 12)}…` : value}
    </code>
  );
}

/** The yellow marker that stands beside an exhibit. Nothing else in the product is yellow. */
export function Marker({ number }: { readonly number: number | string }) {
  return <span className={styles['marker']}>{number}</span>;
}
