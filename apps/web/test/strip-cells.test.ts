import { expect, it } from 'vitest';
import type { StripEvent, TurnState, VerdictTurn } from '@tracecraft/workbench';
import { stripCells } from '../src/screens/record/strip-cells.ts';

const act = (id: string, start: number): StripEvent =>
  ({ event: { id, body: { claimed: { start } } }, verdicts: [], marks: [] }) as unknown as StripEvent;
const turn = (state: TurnState, at: number, event: string | null): VerdictTurn =>
  ({ state, at, event, verdict: {} }) as unknown as VerdictTurn;
const told = (cells: ReturnType<typeof stripCells>): readonly string[] =>
  cells.map((cell) =>
    cell.type === 'act'
      ? `${cell.entry.event.id}${cell.turn === null ? '' : ` ${cell.turn.state}`}`
      : `passed ${cell.turn.at}`,
  );

it('puts a deadline that passed between the acts it lies between, and a late one at the end', () => {
  const strip = [act('a', 10), act('b', 20), act('c', 30)];
  const turns = [turn('departed', 5, null), turn('departed', 20, null), turn('departed', 40, null)];
  expect(told(stripCells(strip, turns))).toEqual(['passed 5', 'a', 'passed 20', 'b', 'c', 'passed 40']);
});

it('shows the loudest turn of an act: a departure before a duty, a duty before what was kept', () => {
  const strip = [act('a', 10), act('b', 20), act('c', 30)];
  const turns = [
    turn('kept', 10, 'a'),
    turn('departed', 10, 'a'),
    turn('pending', 20, 'b'),
    turn('kept', 20, 'b'),
  ];
  expect(told(stripCells(strip, turns))).toEqual(['a departed', 'b pending', 'c']);
});

it('names a departure nobody answered before one that was explained or waived', () => {
  const open = {
    ...turn('departed', 10, 'a'),
    verdict: { explained: null, waived: null },
  } as unknown as VerdictTurn;
  const waived = {
    ...turn('departed', 10, 'a'),
    verdict: { explained: null, waived: 'w' },
  } as unknown as VerdictTurn;
  const [cell] = stripCells([act('a', 10)], [waived, open]);
  expect(cell?.type === 'act' && cell.turn).toBe(open);
});

it('is empty for an empty record', () => expect(stripCells([], [])).toEqual([]));
