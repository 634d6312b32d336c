import {
  IconBook2,
  IconClipboardText,
  IconSchool,
  IconShare3,
  IconSettings,
  IconShieldCheck,
} from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { buttonClass } from '../design/index.ts';
import { LANGUAGES, useLanguage, useSay } from '../language/index.ts';
import { useAccount } from './account.ts';
import { Emblem } from './emblem.tsx';
import styles from './shell.module.css';

/** What stands around every screen: where one is, who one is, which language, and whether its words are a draft. */
export function Shell() {
  const say = useSay();
  const { code, draft } = useLanguage();
  const account = useAccount();
  useEffect(() => {
    document.title = say('product.name');
  }, [say]);
  return (
    <div className={styles['app']}>
      <header>
        <a className={`${buttonClass()} ${styles['skip']}`} href="#main">
          {say('shell.skip')}
        </a>
        <div className={styles['bar']}>
          <Link to="/" className={styles['home']} aria-label={say('product.name')}>
            <Emblem />
            <span>{say('product.name')}</span>
          </Link>
          <nav className={styles['nav']} aria-label={say('shell.navigation')}>
            <Tool
              to="/"
              label={say('shell.exercises')}
              icon={<IconClipboardText size={20} stroke={1.75} aria-hidden />}
            />
            <Tool
              to="/courses"
              label={say('shell.courses')}
              icon={<IconSchool size={20} stroke={1.75} aria-hidden />}
            />
            <Tool
              to="/practices"
              label={say('shell.practices')}
              icon={<IconBook2 size={20} stroke={1.75} aria-hidden />}
            />
            <Tool
              to="/sharing"
              label={say('shell.sharing')}
              icon={<IconShare3 size={20} stroke={1.75} aria-hidden />}
            />
            <Tool
              to="/verify"
              label={say('shell.verify')}
              icon={<IconShieldCheck size={20} stroke={1.75} aria-hidden />}
            />
          </nav>
          <div className={styles['tools']}>
            {account !== null && account !== undefined && (
              <span className={styles['person']}>
                <b>{account.name}</b> {say(`role.${account.role}`)}
              </span>
            )}
            <Link to="/settings" className={styles['tool']} title={say('shell.settings')}>
              <IconSettings size={22} stroke={1.75} aria-hidden />
              <span className="sr-only">{say('shell.settings')}</span>
              <span className={styles['wideOnly']}>
                {LANGUAGES.find((language) => language.code === code)?.name}
              </span>
            </Link>
          </div>
        </div>
        {draft && <p className={styles['draft']}>{say('shell.draft')}</p>}
      </header>
      <main id="main" className={styles['main']} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

function Tool({
  to,
  label,
  icon,
}: {
  readonly to: '/' | '/courses' | '/practices' | '/sharing' | '/verify';
  readonly label: string;
  readonly icon: React.ReactNode;
}) {
  return (
    <Link to={to} activeOptions={{ exact: to === '/' }} title={label}>
      {icon}
      <span className={styles['navText']}>{label}</span>
    </Link>
  );
}
