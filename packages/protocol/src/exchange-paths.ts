/** Calendars of standing exchanges; not in `paths`, because the first load of the app does without. */
export const twinPaths = {
  /** GET `CalendarLink`: where the caller's calendar of the exchange can be subscribed to. */
  twinCalendar: (twin: string): string => `/api/exchange/twins/${encodeURIComponent(twin)}/calendar`,
  /** GET text/calendar; whoever has the address reads it. */
  twinFeed: (token: string): string => `/api/exchange/calendars/${encodeURIComponent(token)}`,
} as const;

/** Where what was shared is looked for. Everybody gets what is for them; without a sign-in what is public. */
export const exchangePaths = {
  /** GET `ExchangeFound`: practices and experiences that hold `words`. `language`: only texts written in it. */
  exchangeSearch: (words: string, language?: string): string =>
    `/api/exchange/search?q=${encodeURIComponent(words)}${language === undefined ? '' : `&language=${encodeURIComponent(language)}`}`,
  /** GET `ToldExperience`[]: experiences that speak of a practice, newest first. */
  experiencesOf: (practice: string): string =>
    `/api/exchange/experiences?practice=${encodeURIComponent(practice)}`,
} as const;
