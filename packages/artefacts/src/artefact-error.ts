import type { ArtefactFault, ArtefactFaultCode } from './contract.ts';

/** Where in a structure a field stands; offsets are bytes from the start of the file. */
export interface Place {
  readonly structure: string;
  readonly field: string;
  readonly offset: number;
}

/** A field that could not be read; becomes a fault beside the rows. */
export class ArtefactError extends Error {
  readonly fault: ArtefactFault;

  constructor(code: ArtefactFaultCode, place: Place, value: string | number = '') {
    super(`${code} ${place.structure}.${place.field} at ${place.offset}`);
    this.name = 'ArtefactError';
    const { structure, field, offset } = place;
    this.fault = { code, structure, field, offset, value: String(value) };
  }
}
