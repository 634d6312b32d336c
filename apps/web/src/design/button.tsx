import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger';

interface Looks {
  /** `primary`: the next act; at most one on a screen. `quiet`: text only. */
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly wide?: boolean;
}

/** Classes of a button, for a link that looks like one. */
export function buttonClass({ look = 'plain', small = false, wide = false }: Looks = {}): string {
  return [styles['button'], styles[look], small && styles['small'], wide && styles['wide']]
    .filter(Boolean)
    .join(' ');
}

/** A button; its text says what it does. Never submits a form unless `type="submit"`. */
export function Button({
  look,
  small,
  wide,
  icon,
  children,
  className,
  ...rest
}: Looks & ButtonHTMLAttributes<HTMLButtonElement> & { readonly icon?: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      className={[buttonClass({ look, small, wide }), className].filter(Boolean).join(' ')}
    >
      {icon}
      {children}
    </button>
  );
}

/** A button that shows an icon alone; `label` is what a screen reader and the tooltip say. */
export function IconButton({
  label,
  icon,
  look,
  small,
  className,
  ...rest
}: Looks & ButtonHTMLAttributes<HTMLButtonElement> & { readonly label: string; readonly icon: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={[buttonClass({ look, small }), styles['icon'], className].filter(Boolean).join(' ')}
    >
      {icon}
    </button>
  );
}
