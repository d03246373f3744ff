import type { Step } from './table.ts'

/**
 * The full-text index over `searchentries.text`, which SQLite keeps by triggers. It finds any three characters in a row; the
 * texts themselves stay in the table. MariaDB has nothing of the kind (its own index knows whole words only) and reads all
 * texts. A text that was not changed is not indexed again: that costs ten times the row.
 */
export const makesearchindex: Step = {
  step: 'sql',
  sqlite: [
    `create virtual table if not exists searchindex using fts5(
      text, content = 'searchentries', content_rowid = 'searchentryid', tokenize = 'trigram')`,
    `create trigger if not exists searchentriesinsert after insert on searchentries begin
      insert into searchindex (rowid, text) values (new.searchentryid, new.text);
    end`,
    `create trigger if not exists searchentriesdelete after delete on searchentries begin
      insert into searchindex (searchindex, rowid, text) values ('delete', old.searchentryid, old.text);
    end`,
    `create trigger if not exists searchentriesupdate after update of text on searchentries
      when old.text is not new.text begin
      insert into searchindex (searchindex, rowid, text) values ('delete', old.searchentryid, old.text);
      insert into searchindex (rowid, text) values (new.searchentryid, new.text);
    end`,
    "insert into searchindex (searchindex) values ('rebuild')",
  ],
  mysql: [],
}

/** Takes the index away; the texts stay. */
export const removesearchindex: Step = {
  step: 'sql',
  sqlite: [
    'drop trigger if exists searchentriesinsert',
    'drop trigger if exists searchentriesdelete',
    'drop trigger if exists searchentriesupdate',
    'drop table if exists searchindex',
  ],
  mysql: [],
}
