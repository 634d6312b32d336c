import { named, type DatabaseReading } from './reading.ts';

const MS = { time: 'unix-ms-utc' } as const;
const SECONDS = { time: 'unix-s-utc' } as const;
const APPLE = { time: 'cocoa-by-size' } as const;
/** android.provider.Telephony: which box a message is in. */
const BOX = named(1, 'received', 'sent', 'draft', 'outbox', 'failed', 'queued');
const READ = named(0, 'unread', 'read');

/** `mmssms.db` of Android: short messages count milliseconds, multimedia messages seconds. */
export const ANDROID_MESSAGES: DatabaseReading = {
  form: 'Android messages',
  marks: { sms: ['address', 'date', 'body', 'thread_id'] },
  tables: [
    {
      table: 'sms',
      label: 'address',
      columns: [
        { name: 'address' },
        { name: 'date', ...MS },
        { name: 'date_sent', ...MS },
        { name: 'type', names: BOX },
        { name: 'read', names: READ },
        { name: 'thread_id' },
        { name: 'body' },
      ],
    },
    {
      table: 'pdu',
      label: 'm_id',
      columns: [
        { name: 'date', ...SECONDS },
        { name: 'date_sent', ...SECONDS },
        { name: 'msg_box', names: BOX },
        { name: 'read', names: READ },
        { name: 'thread_id' },
        { name: 'sub' },
      ],
    },
    {
      table: 'addr',
      label: 'address',
      columns: [{ name: 'msg_id' }, { name: 'address' }, { name: 'type', names: addressType }],
    },
    {
      table: 'part',
      label: 'name',
      columns: [{ name: 'mid' }, { name: 'ct' }, { name: 'name' }, { name: '_data' }, { name: 'text' }],
    },
  ],
};

/** PduHeaders of Android: whose address it is. */
function addressType(value: bigint): string | undefined {
  return { 129: 'bcc', 130: 'cc', 137: 'from', 151: 'to' }[Number(value)];
}

/** `calllog.db`, and `contacts2.db` up to Android 6. */
export const ANDROID_CALLS: DatabaseReading = {
  form: 'Android calls',
  marks: { calls: ['number', 'date', 'duration', 'type'] },
  tables: [
    {
      table: 'calls',
      label: 'number',
      columns: [
        { name: 'number' },
        { name: 'name' },
        { name: 'date', ...MS },
        { name: 'duration' },
        {
          name: 'type',
          names: named(1, 'incoming', 'outgoing', 'missed', 'voicemail', 'rejected', 'blocked', 'elsewhere'),
        },
        { name: 'geocoded_location' },
        { name: 'last_modified', ...MS },
      ],
    },
  ],
};

/** `sms.db` of iOS: messages and iMessages. */
export const IOS_MESSAGES: DatabaseReading = {
  form: 'iOS messages',
  marks: { message: ['guid', 'text', 'date', 'handle_id', 'is_from_me'], handle: ['id'] },
  tables: [
    {
      table: 'message',
      label: 'handle_id',
      columns: [
        { name: 'handle_id', refersTo: { table: 'handle', shows: 'id' } },
        { name: 'text' },
        { name: 'subject' },
        { name: 'service' },
        { name: 'date', ...APPLE },
        { name: 'date_read', ...APPLE },
        { name: 'date_delivered', ...APPLE },
        { name: 'date_edited', ...APPLE },
        { name: 'is_from_me', names: named(0, 'received', 'sent') },
        { name: 'is_read', names: READ },
        { name: 'guid' },
      ],
    },
    {
      table: 'attachment',
      label: 'filename',
      columns: [
        { name: 'filename' },
        { name: 'mime_type' },
        { name: 'total_bytes' },
        { name: 'created_date', ...APPLE },
        { name: 'transfer_name' },
      ],
    },
  ],
};

/** `CallHistory.storedata` of iOS 8 on: a Core Data store. */
export const IOS_CALLS: DatabaseReading = {
  form: 'iOS calls',
  marks: { ZCALLRECORD: ['ZDATE', 'ZDURATION', 'ZADDRESS', 'ZORIGINATED'] },
  tables: [
    {
      table: 'ZCALLRECORD',
      label: 'ZADDRESS',
      columns: [
        { name: 'ZADDRESS' },
        { name: 'ZNAME' },
        { name: 'ZDATE', time: 'cocoa-s-utc' },
        { name: 'ZDURATION' },
        { name: 'ZORIGINATED', names: named(0, 'incoming', 'outgoing') },
        { name: 'ZANSWERED', names: named(0, 'not answered', 'answered') },
        { name: 'ZCALLTYPE' },
        { name: 'ZSERVICE_PROVIDER' },
        { name: 'ZISO_COUNTRY_CODE' },
        { name: 'ZLOCATION' },
      ],
    },
  ],
};
