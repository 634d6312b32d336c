import { describe, expect, it } from 'vitest';
import { audienceFault, isFor } from '@tracecraft/exchange';

const event = (kind: string, fields: Record<string, string | string[]>, performer = 'somebody') =>
  ({ header: { kind }, body: { fields, performer } }) as never;
const reader = (account: string | null, ...parties: string[]) => ({ account, parties: new Set(parties) });

describe('who an entry is for', () => {
  const shared = (handling: string, ...audience: string[]) =>
    event('experience.posted', { handling, audience, agency: 'aranya' });

  it('an empty audience is for nobody but its writer', () => {
    expect(isFor(shared('TLP:CLEAR'), reader('other', 'members', 'agency:aranya'))).toBe(false);
    expect(isFor(shared('TLP:CLEAR'), reader('somebody'))).toBe(true);
  });
  it('the public reads what is public and clear, and nothing else', () => {
    expect(isFor(shared('TLP:CLEAR', 'public'), reader(null))).toBe(true);
    expect(isFor(shared('TLP:GREEN', 'members'), reader(null))).toBe(false);
    expect(isFor(shared('TLP:RED', 'agency:bayu'), reader(null))).toBe(false);
  });
  it('a label narrower than its audience shows it to nobody', () => {
    expect(isFor(shared('TLP:AMBER', 'public'), reader('other', 'members'))).toBe(false);
    expect(isFor(shared('TLP:AMBER', 'members'), reader('other', 'members'))).toBe(false);
  });
  it('an agency reads what names it', () => {
    expect(isFor(shared('TLP:AMBER', 'agency:bayu'), reader('other', 'members', 'agency:bayu'))).toBe(true);
    expect(isFor(shared('TLP:AMBER', 'agency:bayu'), reader('other', 'members', 'agency:cendra'))).toBe(
      false,
    );
  });
  it('who acts for whom is for members, and keys are for nobody', () => {
    expect(isFor(event('representative.named', {}), reader('other', 'members'))).toBe(true);
    expect(isFor(event('representative.named', {}), reader('other', 'agency:bayu'))).toBe(false);
    expect(isFor(event('key.enrolled', {}), reader('somebody', 'members'))).toBe(false);
  });
});

describe('an audience must be one that exists and fits its label', () => {
  it.each([
    ['TLP:RED', ['members'], 'audience.wider-than-label'],
    ['TLP:GREEN', ['public'], 'audience.wider-than-label'],
    ['TLP:GREEN', ['members'], null],
    ['TLP:CLEAR', ['public'], null],
    ['TLP:RED', ['agency:bayu', 'team:course:0a/1'], null],
    ['TLP:RED', ['everybody'], 'audience.unknown-party'],
    ['TLP:RED', [], null],
  ] as const)('%s %j %s', (handling, audience, fault) => {
    expect(audienceFault(handling, audience)).toBe(fault);
  });
});
