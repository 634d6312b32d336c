import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import styles from './sheet.module.css';

/** Paper in front of the screen: alone in print, and what lies behind takes no keys meanwhile. Escape closes it. */
export function Sheet({
  title,
  tools,
  onClose,
  closing,
  children,
}: {
  readonly title: string;
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  readonly closing: string;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const behind = document.getElementById('root');
    behind?.setAttribute('inert', '');
    sheet.current?.focus();
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onClose();
    };
    addEventListener('keydown', press);
    return () => {
      behind?.removeAttribute('inert');
      removeEventListener('keydown', press);
    };
  }, [onClose]);
  return createPortal(
    <main ref={sheet} className={styles['sheet']} tabIndex={-1}>
      <header className={styles['tools']}>
        <h1>{title}</h1>
        <Button look="primary" onClick={() => print()}>
          {say('office.print')}
        </Button>
        {tools}
        <Button onClick={onClose}>{closing}</Button>
      </header>
      {children}
    </main>,
    document.body,
  );
}
