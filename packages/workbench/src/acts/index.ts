export { stateAct, type ActParts } from './state-act.ts';
export { actForm, actsAbout, actsByHand, type FormField } from './act-form.ts';
export { openCase } from './open-case.ts';
export { recogniseExhibit } from './recognise-exhibit.ts';
export { photographExhibit, photographScene, type StoredPicture } from './photograph-exhibit.ts';
export { sealExhibit } from './seal-exhibit.ts';
export { acceptExhibit, offerExhibit } from './hand-over-exhibit.ts';
export { explainDeparture } from './explain-departure.ts';
export { showAdvice } from './show-advice.ts';
