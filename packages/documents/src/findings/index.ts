export type {
  FindingsReport,
  ReportedDeparture,
  ReportedImage,
  ReportedItem,
  ReportedNotice,
  ReportedPlace,
} from './contract.ts';
export { findingsHtml } from './findings-html.ts';
export { sayNotice } from './say-place.ts';
export { visibleText } from './visible-text.ts';
