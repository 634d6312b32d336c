export { isDraft, readCatalogue, type Catalogue } from './catalogue.ts';
export { createPhrases, type Params, type Phrases } from './phrases.ts';
