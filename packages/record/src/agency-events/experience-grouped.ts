import type { EventKind } from '../event-kind.ts';
import { sharedFields } from './shared-fields.ts';

/** Experiences that belong together, under one heading; a newer entry of the same group stands in its place. */
export const experienceGrouped = {
  kind: 'experience.grouped',
  verbs: [],
  meaning:
    'Experiences that belong together, under one heading; a newer entry of the same group stands in its place.',
  scope: 'case',
  streams: ['agency'],
  objects: [],
  basis: 'declared',
  fields: {
    ...sharedFields,
    group: { type: 'text', meaning: 'Id of the group.', required: true },
    title: { type: 'text', meaning: 'Heading.', required: true },
    experiences: { type: 'list', meaning: 'Experiences in it.', required: true },
  },
} as const satisfies EventKind;
