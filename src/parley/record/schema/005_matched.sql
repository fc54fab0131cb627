-- What the reader alone holds a report's claims to say of an agreement, worked out once. All of it may be thrown away
-- at any time: it is worked out again where it is not there, or where the report was read otherwise since.

CREATE TABLE matching (
  id     INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE                  -- of the agreement's content and of what matches claims to it
);

CREATE TABLE matched (
  matching INTEGER NOT NULL, report INTEGER NOT NULL,
  reading  TEXT    NOT NULL,                   -- report.reading that it was worked out from
  told     TEXT,                               -- JSON; NULL where the report tells nothing of the agreement
  PRIMARY KEY (matching, report)
) WITHOUT ROWID;
CREATE INDEX matched_told ON matched (matching, report) WHERE told IS NOT NULL;

CREATE INDEX decision_kind ON decision (kind, field);
