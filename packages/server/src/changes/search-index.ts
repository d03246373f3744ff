import type { Step } from '../database/table.ts'

/**
 * On SQLite an index of trigrams over the text of `searchentries`, kept by triggers: any three characters are found at once.
 * Texts are folded before they come here, so the index need not fold. MariaDB has nothing like it; there the narrow table is read.
 */
export const searchindex: Step = {
  step: 'sql',
  sqlite: [
    `create virtual table if not exists searchindex using fts5(text, content='searchentries', content_rowid='searchentryid', tokenize='trigram case_sensitive 1')`,
    `create trigger if not exists searchindexinsert after insert on searchentries begin
       insert into searchindex(rowid, text) values (new.searchentryid, new.text);
     end`,
    `create trigger if not exists searchindexdelete after delete on searchentries begin
       insert into searchindex(searchindex, rowid, text) values ('delete', old.searchentryid, old.text);
     end`,
    `create trigger if not exists searchindexupdate after update of text on searchentries when old.text <> new.text begin
       insert into searchindex(searchindex, rowid, text) values ('delete', old.searchentryid, old.text);
       insert into searchindex(rowid, text) values (new.searchentryid, new.text);
     end`,
  ],
  mysql: [],
}
