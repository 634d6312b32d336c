import { parsePractice, parseProfile, type Practice, type Profile } from '@tracecraft/practice';

const SEALED = `before collect, require photograph within 30 min`;

/** A practice file of two steps; the code is what protects it. */
export function practiceText(id: string, code: string | null = null): string {
  const step = (name: string, check: string): string => `  - id: ${name}
    level: should
    severity: 2
    weight: 3
    check: 'for each exhibit: ${check}'
    why: { en: "It shows." }
    risk: { en: "A court may doubt." }
    science: []
    law: { KR: none }
    examples:
      - outcome: ok
        title: "Done"
        record: |
          09:00 budi photograph X view overall scale yes
          09:10 budi collect X
          09:20 budi seal X seal-number S1
      - outcome: bad
        title: "Not done"
        record: |
          09:10 budi collect X
`;
  return `---
id: ${id}
${code === null ? '' : `code: ${code}\n`}version: 1.0.0
title: { en: "Practice" }
status: draft
publisher: test
applies-to: { scenes: [any], objects: [exhibit] }
steps:
${step('picture', SEALED)}${step('seal', 'after collect, require seal')}---
## en
Words.
`;
}

export function practice(id: string, code: string | null = null): Practice {
  const parsed = parsePractice(practiceText(id, code));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.practice;
}

/** A profile file with these entries below its compulsory keys. */
export function profileText(entries: string, keys = ''): string {
  return `---
id: kr
version: 0.1.0
country: KR
status: worked-out
publisher: test
title: { en: "Profile" }
${keys}${entries}
---
## en
What differs and why.
`;
}

export function profile(entries: string): Profile {
  const parsed = parseProfile(profileText(entries));
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.profile;
}
