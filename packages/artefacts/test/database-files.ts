import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A database and the log beside it, as a running application leaves them. */
export interface Written {
  readonly main: Uint8Array;
  readonly wal: Uint8Array;
}

/** Runs statements in a fresh database of SQLite's own; those of `later` stay in the write-ahead log. */
export function written(statements: string, later = ''): Written {
  const folder = mkdtempSync(join(tmpdir(), 'artefacts-db-'));
  const path = join(folder, 'a.db');
  try {
    const database = new DatabaseSync(path);
    database.exec('PRAGMA page_size = 1024');
    if (later !== '') database.exec('PRAGMA journal_mode = WAL');
    database.exec(statements);
    if (later !== '') database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0');
    database.exec(later);
    const main = new Uint8Array(readFileSync(path));
    const wal = later === '' ? new Uint8Array(0) : new Uint8Array(readFileSync(`${path}-wal`));
    database.close();
    return { main, wal };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Columns and types as the applications' published sources create them; the rows are invented. */
export const CHROMIUM = `
  CREATE TABLE urls(id INTEGER PRIMARY KEY AUTOINCREMENT,url LONGVARCHAR,title LONGVARCHAR,visit_count INTEGER DEFAULT 0 NOT NULL,
    typed_count INTEGER DEFAULT 0 NOT NULL,last_visit_time INTEGER NOT NULL,hidden INTEGER DEFAULT 0 NOT NULL);
  CREATE TABLE visits(id INTEGER PRIMARY KEY AUTOINCREMENT,url INTEGER NOT NULL,visit_time INTEGER NOT NULL,from_visit INTEGER,
    transition INTEGER DEFAULT 0 NOT NULL,segment_id INTEGER,visit_duration INTEGER DEFAULT 0 NOT NULL);
  CREATE TABLE downloads (id INTEGER PRIMARY KEY,guid VARCHAR NOT NULL,current_path LONGVARCHAR NOT NULL,
    target_path LONGVARCHAR NOT NULL,start_time INTEGER NOT NULL,received_bytes INTEGER NOT NULL,total_bytes INTEGER NOT NULL,
    state INTEGER NOT NULL,danger_type INTEGER NOT NULL,end_time INTEGER NOT NULL,opened INTEGER NOT NULL,
    referrer VARCHAR NOT NULL,tab_url VARCHAR NOT NULL,mime_type VARCHAR(255) NOT NULL);
  CREATE TABLE keyword_search_terms (keyword_id INTEGER NOT NULL,url_id INTEGER NOT NULL,term LONGVARCHAR NOT NULL);
  INSERT INTO urls VALUES (7,'https://port.example/waybill?q=1','Phiếu giao 운송장',3,1,13418991015250007,0);
  INSERT INTO visits VALUES (21,7,13418991015250007,0,805306369,0,0);
  INSERT INTO downloads VALUES (1,'g','C:\\Users\\kim\\a.zip','C:\\Users\\kim\\a.zip',13418991015250007,5,5000000000,1,0,0,1,'','https://port.example/','application/zip');
  INSERT INTO keyword_search_terms VALUES (2,7,'container 4471');`;

export const FIREFOX = `
  CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url LONGVARCHAR, title LONGVARCHAR, rev_host LONGVARCHAR, visit_count INTEGER DEFAULT 0,
    hidden INTEGER DEFAULT 0 NOT NULL, typed INTEGER DEFAULT 0 NOT NULL, frecency INTEGER DEFAULT -1 NOT NULL, last_visit_date INTEGER, guid TEXT);
  CREATE TABLE moz_historyvisits (id INTEGER PRIMARY KEY, from_visit INTEGER, place_id INTEGER, visit_date INTEGER, visit_type INTEGER, session INTEGER);
  INSERT INTO moz_places VALUES (4,'https://port.example/','Port',NULL,1,0,0,100,1774517415250007,'x');
  INSERT INTO moz_historyvisits VALUES (9,0,4,1774517415250007,2,0);`;

export const SAFARI = `
  CREATE TABLE history_items (id INTEGER PRIMARY KEY AUTOINCREMENT,url TEXT NOT NULL UNIQUE,domain_expansion TEXT NULL,visit_count INTEGER NOT NULL);
  CREATE TABLE history_visits (id INTEGER PRIMARY KEY AUTOINCREMENT,history_item INTEGER NOT NULL,visit_time REAL NOT NULL,title TEXT NULL,
    load_successful BOOLEAN NOT NULL DEFAULT 1);
  INSERT INTO history_items VALUES (2,'https://port.example/','port',1);
  INSERT INTO history_visits VALUES (5,2,796210215.25,'Port',1);`;

export const ANDROID_MESSAGES = `
  CREATE TABLE sms (_id INTEGER PRIMARY KEY,thread_id INTEGER,address TEXT,person INTEGER,date INTEGER,date_sent INTEGER DEFAULT 0,protocol INTEGER,
    read INTEGER DEFAULT 0,status INTEGER DEFAULT -1,type INTEGER,subject TEXT,body TEXT);
  CREATE TABLE pdu (_id INTEGER PRIMARY KEY AUTOINCREMENT,thread_id INTEGER,date INTEGER,date_sent INTEGER DEFAULT 0,msg_box INTEGER,read INTEGER DEFAULT 0,
    m_id TEXT,sub TEXT);
  INSERT INTO sms VALUES (3,1,'+84 555 0100',NULL,1774517415250,1774517414000,0,1,-1,1,NULL,'Hàng đến lúc 7 giờ');
  INSERT INTO pdu VALUES (1,1,1774517415,0,2,1,'m1','s');`;

export const ANDROID_CALLS = `
  CREATE TABLE calls (_id INTEGER PRIMARY KEY AUTOINCREMENT,number TEXT,presentation INTEGER NOT NULL DEFAULT 1,date INTEGER,duration INTEGER,type INTEGER,
    new INTEGER,name TEXT,geocoded_location TEXT);
  INSERT INTO calls VALUES (1,'+82 2 555 0123',1,1774517415250,61,3,1,'Ha',NULL);`;

/** The first message counts as iOS 10 did, the second as iOS 11 on. */
export const IOS_MESSAGES = `
  CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE,id TEXT NOT NULL,country TEXT,service TEXT NOT NULL);
  CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT,guid TEXT UNIQUE NOT NULL,text TEXT,handle_id INTEGER DEFAULT 0,subject TEXT,service TEXT,
    date INTEGER,date_read INTEGER,date_delivered INTEGER,is_from_me INTEGER DEFAULT 0,is_read INTEGER DEFAULT 0);
  INSERT INTO handle VALUES (8,'+63 555 0101','ph','iMessage');
  INSERT INTO message VALUES (1,'A','old',8,NULL,'SMS',796210215,0,0,0,1);
  INSERT INTO message VALUES (2,'B','new',8,NULL,'iMessage',796210215250000000,0,0,1,1);`;

export const IOS_CALLS = `
  CREATE TABLE ZCALLRECORD (Z_PK INTEGER PRIMARY KEY,Z_ENT INTEGER,Z_OPT INTEGER,ZANSWERED INTEGER,ZCALLTYPE INTEGER,ZORIGINATED INTEGER,ZDATE TIMESTAMP,
    ZDURATION FLOAT,ZADDRESS VARCHAR,ZNAME VARCHAR);
  INSERT INTO ZCALLRECORD VALUES (1,2,1,0,1,1,796210215.25,12.5,'+63 555 0102','Luz');`;
