import type { LinkProps } from '@tanstack/react-router';

/** A place in sharing: its address and the phrase that names it. */
export interface ExchangeTab {
  readonly to: LinkProps['to'] & string;
  readonly phrase: string;
}

/** In the order of the bar. */
export const EXCHANGE_TABS: readonly ExchangeTab[] = [
  { to: '/sharing/rounds', phrase: 'sharing.tab.rounds' },
  { to: '/sharing/lessons', phrase: 'sharing.tab.lessons' },
  { to: '/sharing/proposals', phrase: 'sharing.tab.proposals' },
  { to: '/sharing/code', phrase: 'sharing.tab.code' },
  { to: '/sharing/translations', phrase: 'sharing.tab.translations' },
  { to: '/sharing/cooperation', phrase: 'sharing.tab.cooperation' },
  { to: '/sharing/twins', phrase: 'sharing.tab.twins' },
  { to: '/sharing/members', phrase: 'sharing.tab.members' },
];
