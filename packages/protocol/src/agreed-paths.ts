/** Where the agreed text is printed, and how agencies stand. */
export const agreedPaths = {
  /** GET application/pdf: an agreed text (id of its event) in English and `language` side by side. */
  agreedCode: (event: string, language: string): string =>
    `/api/agreed/${encodeURIComponent(event)}/code.pdf?lang=${encodeURIComponent(language)}`,
  /** GET `AgencyStanding`[]: how agencies stand to a practice, by name, as far as it is public. */
  standingsOf: (practice: string): string => `/api/adopted/${encodeURIComponent(practice)}`,
} as const;

/** How one agency stands to a practice. */
export interface AgencyStanding {
  readonly agency: string;
  readonly state: 'adopt' | 'adapt' | 'reserve' | 'undecided' | 'conflict' | 'refused';
  /** Whether an adaptation asks for less anywhere. */
  readonly loosens: boolean;
  /** Whether a newer text stands than the one it decided on. */
  readonly behind: boolean;
  /** Empty where none was given. */
  readonly reason: string;
}
