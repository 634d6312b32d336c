import type { CourseFacts } from './course-facts.ts';
import type { CourseDraft } from './course-draft.ts';
import type { CoursePerson, PlannedSession } from './course-state.ts';
import { plain } from '../programme/plain-name.ts';

type Fold = (draft: CourseDraft, facts: CourseFacts) => void;

/** What the programme office, the timetable and the people in it say. */
export const foldProgramme: Readonly<Record<string, Fold>> = {
  'course.opened': (draft, { said, text, maybe, number }) => {
    draft.opened ??= {
      ...said,
      title: text('title'),
      template: maybe('template'),
      zone: text('zone'),
      starts: number('starts'),
      ends: number('ends'),
      note: text('note'),
    };
  },
  'course.closed': (draft, { said }) => {
    draft.closed ??= said;
  },
  // invited again, an agency keeps its delegation and gets the seats given last
  'delegation.invited': (draft, { said, text, number, yes }) => {
    const name = plain(`${text('state')}\n${text('agency')}`);
    const before = [...draft.delegations.values()].find(
      (one) => plain(`${one.state}\n${one.agency}`) === name,
    );
    const seat = before ?? { ...said, id: said.event, state: text('state'), agency: text('agency') };
    draft.delegations.set(seat.id, { ...seat, quota: number('quota'), remote: yes('remote') });
  },
  'sponsor.named': (draft, { said, text }) => {
    draft.sponsors.push({ ...said, name: text('name'), text: text('text') });
  },
  'person.enrolled': (draft, facts) => {
    draft.people.set(facts.text('account'), personOf(facts));
  },
  'person.withdrawn': (draft, { text }) => {
    const person = draft.people.get(text('account'));
    if (person !== undefined) draft.people.set(person.account, { ...person, withdrawn: true });
  },
  'team.formed': (draft, { said, text, list }) => {
    draft.teams.set(text('team'), {
      ...said,
      team: text('team'),
      name: text('name'),
      members: list('members'),
    });
  },
  'session.planned': (draft, facts) => {
    draft.sessions.set(facts.text('session'), sessionOf(facts));
  },
  'session.cancelled': (draft, { text }) => {
    const session = draft.sessions.get(text('session'));
    if (session !== undefined) draft.sessions.set(session.session, { ...session, cancelled: text('reason') });
  },
  'material.added': (draft, { said, text, maybe, event }) => {
    const about = { session: maybe('session'), title: text('title'), language: maybe('language') };
    draft.materials.push({ ...said, ...about, files: event.body.attachments });
  },
  'attendance.opened': (draft, { text }) => {
    draft.attendanceSecrets.set(text('session'), text('secret'));
  },
  'attendance.marked': (draft, { said, text, maybe, yes }) => {
    const how = text('how') as 'code' | 'roll-call' | 'remote';
    const mark = {
      ...said,
      session: text('session'),
      account: text('account'),
      present: yes('present'),
      how,
      code: maybe('code'),
    };
    const there = draft.attendance.get(mark.session) ?? new Map<string, typeof mark>();
    draft.attendance.set(mark.session, there.set(mark.account, mark));
  },
  'code.signed': (draft, { said, text }) => {
    if (!draft.signatures.has(said.by)) draft.signatures.set(said.by, { ...said, code: text('code') });
  },
  'test.answered': (draft, { said, text, pairs }) => {
    const pass = text('pass') as 'before' | 'after';
    const key = `${said.by}\n${text('test')}\n${pass}`;
    const given = { ...said, test: text('test'), pass, account: said.by, answers: pairs('answers') };
    if (!draft.tests.has(key)) draft.tests.set(key, given);
  },
  'survey.answered': (draft, { said, text, pairs }) => {
    const given = {
      ...said,
      survey: text('survey'),
      about: text('about'),
      answers: pairs('answers'),
      text: text('text'),
    };
    draft.surveys.set(`${said.by}\n${given.survey}\n${given.about}`, given);
  },
  'follow-up.answered': (draft, { said, text, number, pairs }) => {
    const as = text('by') as 'officer' | 'supervisor';
    const given = {
      account: text('account'),
      months: number('months'),
      as,
      answers: pairs('answers'),
      text: text('text'),
    };
    draft.followUps.push({ ...said, ...given });
  },
  'lesson.observed': (draft, { said, text, maybe }) => {
    const lesson = {
      practice: maybe('practice'),
      observed: text('observed'),
      cause: text('cause'),
      change: text('change'),
    };
    draft.lessons.push({ ...said, ...lesson, language: maybe('language') });
  },
  'certificate.issued': (draft, { said, text, list, number, event }) => {
    const rests = { modules: list('modules'), practices: list('practices'), roots: list('roots') };
    const file = event.body.attachments[0] ?? null;
    const about = { account: text('account'), credential: text('credential'), expires: number('expires') };
    draft.certificates.set(about.credential, { ...said, ...about, ...rests, file, revoked: null });
  },
  'certificate.revoked': (draft, { text }) => {
    const one = draft.certificates.get(text('credential'));
    if (one !== undefined) draft.certificates.set(one.credential, { ...one, revoked: text('reason') });
  },
};

function personOf({ said, text, maybe, list }: CourseFacts): CoursePerson {
  return {
    ...said,
    account: text('account'),
    name: text('name'),
    role: text('role') as CoursePerson['role'],
    delegation: maybe('delegation'),
    organisation: maybe('organisation'),
    language: maybe('language'),
    zone: maybe('zone'),
    competence: list('competence'),
    supervisor: maybe('supervisor'),
    withdrawn: false,
  };
}

function sessionOf({ said, text, number, list }: CourseFacts): PlannedSession {
  return {
    ...said,
    session: text('session'),
    module: text('module'),
    title: text('title'),
    starts: number('starts'),
    ends: number('ends'),
    place: text('place'),
    mode: text('mode') as PlannedSession['mode'],
    trainers: list('trainers'),
    plays: list('plays'),
    cancelled: null,
  };
}
