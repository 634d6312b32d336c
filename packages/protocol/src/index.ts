export * from './account.ts';
export * from './api.ts';
export type * from './course-api.ts';
export type * from './exchange-api.ts';
export * from './library-api.ts';
export type * from './public-api.ts';
export { entryRefusals, errorStatus, type ApiErrorCode, type EntryRefusal } from './error-codes.ts';
export { LIMITS, faultOf, parseEntry, requests } from './shapes.ts';
export type { AgencyStanding } from './agreed-paths.ts';
