import { named, type DatabaseReading } from './reading.ts';

/** Chromium's ui/base/page_transition_types.h: the low byte is how, the rest are marks. */
const TRANSITIONS = [
  'link',
  'typed',
  'auto bookmark',
  'auto subframe',
  'manual subframe',
  'generated',
  'auto toplevel',
  'form submit',
  'reload',
  'keyword',
  'keyword generated',
];
const WEBKIT = { time: 'webkit-us-utc' } as const;
const PRTIME = { time: 'unix-us-utc' } as const;
const COCOA = { time: 'cocoa-s-utc' } as const;

/** `History` of Chrome, Edge, Brave, Opera and other Chromium browsers (components/history/core/browser). */
export const CHROMIUM: DatabaseReading = {
  form: 'Chromium History',
  marks: { urls: ['url', 'last_visit_time'], visits: ['visit_time', 'transition'] },
  tables: [
    {
      table: 'urls',
      label: 'url',
      columns: [
        { name: 'url' },
        { name: 'title' },
        { name: 'visit_count' },
        { name: 'typed_count' },
        { name: 'last_visit_time', ...WEBKIT },
        { name: 'hidden' },
      ],
    },
    {
      table: 'visits',
      label: 'url',
      columns: [
        { name: 'url', refersTo: { table: 'urls', shows: 'url' } },
        { name: 'visit_time', ...WEBKIT },
        { name: 'from_visit' },
        { name: 'transition', names: (value) => TRANSITIONS[Number(BigInt.asUintN(8, value))] },
        { name: 'visit_duration' },
      ],
    },
    {
      table: 'downloads',
      label: 'target_path',
      columns: [
        { name: 'current_path' },
        { name: 'target_path' },
        { name: 'start_time', ...WEBKIT },
        { name: 'end_time', ...WEBKIT },
        { name: 'received_bytes' },
        { name: 'total_bytes' },
        { name: 'state', names: named(0, 'in progress', 'complete', 'cancelled', 'bug', 'interrupted') },
        { name: 'danger_type' },
        { name: 'opened', names: named(0, 'not opened from the browser', 'opened from the browser') },
        { name: 'last_access_time', ...WEBKIT },
        { name: 'referrer' },
        { name: 'tab_url' },
        { name: 'site_url' },
        { name: 'mime_type' },
        { name: 'original_mime_type' },
      ],
    },
    {
      table: 'keyword_search_terms',
      label: 'term',
      columns: [{ name: 'term' }, { name: 'url_id', refersTo: { table: 'urls', shows: 'url' } }],
    },
  ],
};

/** nsINavHistoryService: how a page was reached, from 1. */
const VISIT_TYPES = named(
  1,
  'link',
  'typed',
  'bookmark',
  'embed',
  'redirect, permanent',
  'redirect, temporary',
  'download',
  'framed link',
  'reload',
);
const PAGE = { table: 'moz_places', shows: 'url' };

/** `places.sqlite` of Firefox (toolkit/components/places). */
export const FIREFOX: DatabaseReading = {
  form: 'Firefox places',
  marks: { moz_places: ['url', 'last_visit_date'], moz_historyvisits: ['visit_date', 'place_id'] },
  tables: [
    {
      table: 'moz_places',
      label: 'url',
      columns: [
        { name: 'url' },
        { name: 'title' },
        { name: 'visit_count' },
        { name: 'hidden' },
        { name: 'typed' },
        { name: 'last_visit_date', ...PRTIME },
      ],
    },
    {
      table: 'moz_historyvisits',
      label: 'place_id',
      columns: [
        { name: 'place_id', refersTo: PAGE },
        { name: 'visit_date', ...PRTIME },
        { name: 'visit_type', names: VISIT_TYPES },
        { name: 'from_visit' },
      ],
    },
    {
      table: 'moz_annos',
      label: 'place_id',
      columns: [
        { name: 'place_id', refersTo: PAGE },
        { name: 'anno_attribute_id', refersTo: { table: 'moz_anno_attributes', shows: 'name' } },
        { name: 'content' },
        { name: 'dateAdded', ...PRTIME },
        { name: 'lastModified', ...PRTIME },
      ],
    },
    {
      table: 'moz_bookmarks',
      label: 'title',
      columns: [
        { name: 'title' },
        { name: 'fk', refersTo: PAGE },
        { name: 'dateAdded', ...PRTIME },
        { name: 'lastModified', ...PRTIME },
      ],
    },
  ],
};

/** `History.db` of Safari. */
export const SAFARI: DatabaseReading = {
  form: 'Safari History',
  marks: { history_items: ['url', 'visit_count'], history_visits: ['history_item', 'visit_time'] },
  tables: [
    {
      table: 'history_items',
      label: 'url',
      columns: [{ name: 'url' }, { name: 'visit_count' }],
    },
    {
      table: 'history_visits',
      label: 'history_item',
      columns: [
        { name: 'history_item', refersTo: { table: 'history_items', shows: 'url' } },
        { name: 'visit_time', ...COCOA },
        { name: 'title' },
        { name: 'load_successful' },
        { name: 'redirect_source' },
      ],
    },
  ],
};
