import { ANDROID_CALLS, ANDROID_MESSAGES, IOS_CALLS, IOS_MESSAGES } from './phones.ts';
import { CHROMIUM, FIREFOX, SAFARI } from './browsers.ts';
import type { DatabaseReading } from './reading.ts';

/** Every application's database that is read. */
export const DATABASES: readonly DatabaseReading[] = [
  CHROMIUM,
  FIREFOX,
  SAFARI,
  ANDROID_MESSAGES,
  ANDROID_CALLS,
  IOS_MESSAGES,
  IOS_CALLS,
];
