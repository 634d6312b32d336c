import type { LogRule } from './rule.ts';

/** What binary rules come down to, each a relation of an activating activity to another one. */
export const RELATION = {
  respondedExistence: 0,
  response: 1,
  alternateResponse: 2,
  chainResponse: 3,
  precedence: 4,
  alternatePrecedence: 5,
  chainPrecedence: 6,
  notResponse: 7,
  notRespondedExistence: 8,
} as const;
export const RELATIONS = 9;

export interface RelationOf {
  readonly relation: number;
  /** True when `b` activates and `a` is looked for. */
  readonly turned: boolean;
}

const straight = (relation: number): RelationOf => ({ relation, turned: false });
const turned = (relation: number): RelationOf => ({ relation, turned: true });
const both = (relation: number): readonly RelationOf[] => [straight(relation), turned(relation)];

/** The relations that must all hold. */
export function relationsOf({ template }: LogRule): readonly RelationOf[] {
  switch (template) {
    case 'responded existence':
      return [straight(RELATION.respondedExistence)];
    case 'response':
      return [straight(RELATION.response)];
    case 'alternate response':
      return [straight(RELATION.alternateResponse)];
    case 'chain response':
      return [straight(RELATION.chainResponse)];
    case 'precedence':
      return [turned(RELATION.precedence)];
    case 'alternate precedence':
      return [turned(RELATION.alternatePrecedence)];
    case 'chain precedence':
      return [turned(RELATION.chainPrecedence)];
    case 'not response':
      return [straight(RELATION.notResponse)];
    case 'not responded existence':
      return [straight(RELATION.notRespondedExistence)];
    case 'not coexistence':
      return both(RELATION.notRespondedExistence);
    case 'coexistence':
      return both(RELATION.respondedExistence);
    case 'succession':
      return [straight(RELATION.response), turned(RELATION.precedence)];
    default:
      return [];
  }
}
