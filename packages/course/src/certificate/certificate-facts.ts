import type { EventId } from '@tracecraft/record';

/** The record of a case a certificate rests on. */
export interface RestsOn {
  readonly stream: string;
  /** Hexadecimal root of the case tree, as in the manifest of its bundle. */
  readonly root: string;
}

/** What a certificate says. Nothing in it is a score. Times are UTC milliseconds. */
export interface CertificateFacts {
  /** `urn:uuid:…`. */
  readonly credential: string;
  readonly issuer: { readonly did: string; readonly name: string };
  readonly course: {
    readonly stream: string;
    readonly title: string;
    readonly starts: number;
    readonly ends: number;
  };
  /** Name in any script, as it stands in the enrolment. */
  readonly officer: string;
  readonly modules: readonly CertifiedModule[];
  /** `practice@version`, sorted. */
  readonly practices: readonly string[];
  readonly records: readonly RestsOn[];
  readonly issued: number;
  /** Place in the course's status list. */
  readonly statusIndex: number;
}

/** A module all of whose sessions the officer attended. */
export interface CertifiedModule {
  readonly module: string;
  readonly title: string;
}

/** Who may have a certificate now, and on what it rests. */
export interface CertificateGround {
  readonly account: string;
  readonly officer: string;
  readonly language: string | null;
  readonly modules: readonly CertifiedModule[];
  /** The officer's teams and runs: their cases are the records it rests on. */
  readonly runs: readonly { readonly run: string; readonly team: string }[];
  /** The enrolment that gives the name. */
  readonly enrolment: EventId;
}
