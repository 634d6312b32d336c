import type { ReactNode } from 'react';
import styles from './shell.module.css';

/** A reading page: one column, its heading first. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles['page']}>{children}</div>;
}
