/** Every role an account can have; what each may do is the server's permission table. */
export const ROLES = [
  'trainee',
  'trainer',
  'assessor',
  'observer',
  'programme-office',
  'practice-steward',
  'investigator',
  'property-officer',
  'reviewer',
  'counsel',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** The signed-in person, as the server sees them. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string;
  readonly team: string | null;
  /** How the person was identified: a sign-in link is weak, and is said to be. */
  readonly strength: 'sign-in-link' | 'passkey' | 'in-person';
}
