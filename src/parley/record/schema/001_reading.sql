-- What was read, report by report. Days are ISO 8601 and both ends are included; spans are JSON, [[start, end], ...],
-- in code points of the report's text (or title, where `part` says so). Rows of a report are numbered from 0 by `nr`.

CREATE TABLE report (
  id              INTEGER PRIMARY KEY,
  name            TEXT    NOT NULL,            -- the file's name, or the id given with the text
  version         INTEGER NOT NULL,            -- 1, 2, ... of this name
  current         INTEGER NOT NULL DEFAULT 1,  -- 0 where a later version stands
  content         TEXT    NOT NULL,            -- sha256 of title and text
  reading         TEXT    NOT NULL,            -- digest of what decided the reading: metadata, cast, reader
  outlet          TEXT    NOT NULL,
  url             TEXT    NOT NULL,
  title           TEXT    NOT NULL,
  byline          TEXT    NOT NULL,
  language        TEXT    NOT NULL,
  published_from  TEXT,                        -- NULL: unknown
  published_to    TEXT,
  granularity     TEXT,
  day_basis       TEXT,
  published_basis TEXT    NOT NULL,
  published_spans TEXT,
  raw_sha256      TEXT    NOT NULL,            -- of the bytes that the text was extracted from
  notes           TEXT    NOT NULL,            -- JSON list
  words           INTEGER NOT NULL,
  attributions    INTEGER NOT NULL,            -- how many of the rows below, so that nobody has to count
  own_voice       INTEGER NOT NULL,            -- of these attributions, the outlet's own
  claims          INTEGER NOT NULL,
  figures         INTEGER NOT NULL,
  days            INTEGER NOT NULL,
  unread          INTEGER NOT NULL,
  read_at         TEXT    NOT NULL,
  UNIQUE (name, version)
);
CREATE INDEX report_content ON report (content);

CREATE TABLE report_text (                     -- beside, so that lists of reports stay quick
  report INTEGER PRIMARY KEY,
  text   TEXT NOT NULL
);

CREATE TABLE block (
  report INTEGER NOT NULL, nr INTEGER NOT NULL,
  kind   TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE credit (                          -- agencies and outlets that a report credits
  report INTEGER NOT NULL, nr INTEGER NOT NULL,
  name   TEXT NOT NULL, start INTEGER, "end" INTEGER,
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE speaker (                         -- a speaker exists within one report
  report     INTEGER NOT NULL, nr INTEGER NOT NULL,
  name       TEXT NOT NULL,                    -- of an unnamed one, what is said of them
  kind       TEXT NOT NULL,                    -- person, body, unnamed, outlet, elided
  speaks_for TEXT NOT NULL, basis TEXT NOT NULL, capacity TEXT,
  rank       TEXT NOT NULL, side TEXT NOT NULL,
  number     INTEGER,                          -- 'two officials' = 2; NULL: several, uncounted
  anonymity  TEXT NOT NULL, told TEXT NOT NULL, document TEXT NOT NULL,
  hearsay    INTEGER NOT NULL, rendered INTEGER NOT NULL,
  entity     INTEGER,
  attributions INTEGER NOT NULL,               -- how many are this speaker's
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE INDEX speaker_unnamed ON speaker (attributions) WHERE kind = 'unnamed';

CREATE TABLE attribution (
  report  INTEGER NOT NULL, nr INTEGER NOT NULL,
  part    TEXT NOT NULL,                       -- text or title
  speaker INTEGER NOT NULL,                    -- speaker.nr
  mode    TEXT NOT NULL,
  source  TEXT, cue TEXT, content TEXT,        -- spans; NULL where there are none
  parent  INTEGER,                             -- attribution.nr of the one whose content holds this
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE claim (
  report      INTEGER NOT NULL, nr INTEGER NOT NULL,
  part        TEXT NOT NULL,
  attribution INTEGER NOT NULL,                -- attribution.nr
  act         TEXT NOT NULL,
  spans       TEXT NOT NULL,
  trigger     TEXT, condition TEXT, reason TEXT,             -- spans
  event_kind  TEXT NOT NULL,
  event_by    TEXT, event_to TEXT,                           -- JSON lists of names; NULL where empty
  event_what  TEXT NOT NULL, event_place TEXT NOT NULL,
  polarity    TEXT NOT NULL, status TEXT NOT NULL,
  presupposes TEXT NOT NULL, strength TEXT NOT NULL,
  said_from   TEXT, said_to  TEXT, said_granularity  TEXT, said_basis  TEXT,
  event_from  TEXT, event_until TEXT, event_granularity TEXT, event_basis TEXT,
  figures     TEXT,                            -- JSON list of figure.nr
  links       TEXT,                            -- JSON list of [kind, claim.nr]
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE figure (
  report INTEGER NOT NULL, nr INTEGER NOT NULL,
  part   TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text   TEXT NOT NULL,
  low    TEXT, high TEXT,                      -- decimal numbers as text, exact; NULL: an open end
  hedge  TEXT NOT NULL, unit TEXT NOT NULL, of TEXT NOT NULL,
  in_claim_only INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE day (                             -- time expressions
  report INTEGER NOT NULL, nr INTEGER NOT NULL,
  part   TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  text   TEXT NOT NULL,
  type   TEXT NOT NULL, value TEXT NOT NULL,   -- TIMEX3
  "from" TEXT, "to" TEXT, granularity TEXT, basis TEXT,
  relative TEXT NOT NULL,                      -- how it hangs on the report's day or another
  mod    TEXT NOT NULL,                        -- TIMEX3: START, MID, APPROX, ...
  note   TEXT NOT NULL,
  range_end TEXT,                              -- spans of the expression that ends the range begun here
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE unread (
  report INTEGER NOT NULL, nr INTEGER NOT NULL,
  part   TEXT NOT NULL, spans TEXT, why TEXT NOT NULL,
  PRIMARY KEY (report, nr)
) WITHOUT ROWID;

CREATE TABLE unreadable (                      -- what was to be read and could not be
  source TEXT NOT NULL, place TEXT NOT NULL, reason TEXT NOT NULL, mend TEXT NOT NULL,
  PRIMARY KEY (source, place, reason)
) WITHOUT ROWID;

CREATE TABLE cast_file (                       -- the cast that reports are read with, until another is given
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  text TEXT NOT NULL
);

-- Search: a passage is a claim, or an attribution that no claim reads. Integers only; `term` holds the facets' words.
-- A block repeats one column of 16,384 passages as 32-bit little-endian integers, so that a million are counted in
-- milliseconds; a block that is not there is read from `passage`.

CREATE TABLE term (
  id    INTEGER PRIMARY KEY,
  facet TEXT NOT NULL,                         -- outlet, speaker, party, kind, act, status
  name  TEXT NOT NULL,
  UNIQUE (facet, name)
);

CREATE TABLE passage (
  id          INTEGER PRIMARY KEY,
  report      INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  claim       INTEGER,                         -- claim.nr; NULL: an attribution that no claim reads
  title       INTEGER NOT NULL,                -- 1: start and end count in the title
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  outlet      INTEGER NOT NULL,                -- term.id; 0: none
  speaker     INTEGER NOT NULL,                -- 0 for unnamed people: they are not linked across reports
  party       INTEGER NOT NULL,
  kind        INTEGER NOT NULL,
  act         INTEGER NOT NULL,
  status      INTEGER NOT NULL,
  month       INTEGER NOT NULL,                -- 202503; 0: unknown
  day         INTEGER                          -- 20250312, the first day said or published; NULL: unknown
);
CREATE INDEX passage_report ON passage (report);

CREATE TABLE facet_block (
  nr     INTEGER NOT NULL,                     -- passage.id / 16384
  facet  TEXT NOT NULL,
  "values" BLOB NOT NULL,                      -- 0 where there is no such passage
  PRIMARY KEY (nr, facet)
) WITHOUT ROWID;

CREATE VIEW passage_text AS
  SELECT p.id,
         substr(CASE WHEN p.title THEN r.title ELSE t.text END, p.start + 1, p."end" - p.start) AS text,
         coalesce(s.name, '') AS speaker
    FROM passage p
    JOIN report r ON r.id = p.report
    JOIN report_text t ON t.report = p.report
    JOIN attribution a ON a.report = p.report AND a.nr = p.attribution
    JOIN speaker s ON s.report = a.report AND s.nr = a.speaker;

CREATE VIRTUAL TABLE search USING fts5 (
  text, speaker, content = 'passage_text', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);

-- A person's hand: rows are only ever added. A target is named by content, so that reading again keeps the decision.

CREATE TABLE decision (
  id      INTEGER PRIMARY KEY,
  content TEXT NOT NULL,                       -- report.content
  part    TEXT NOT NULL,
  spans   TEXT NOT NULL,
  kind    TEXT NOT NULL,                       -- attribution, speaker, claim, figure, day, published, ...
  field   TEXT NOT NULL,                       -- what of it; '' for the whole
  verdict TEXT NOT NULL,                       -- accept, correct, reject, undo
  value   TEXT,                                -- JSON: the corrected value
  undoes  INTEGER REFERENCES decision (id),
  by      TEXT NOT NULL,
  at      TEXT NOT NULL,
  reason  TEXT NOT NULL
);
CREATE INDEX decision_target ON decision (content, kind);

-- To be read with any SQLite tool.

CREATE VIEW said AS
  SELECT r.name AS report, r.outlet, r.published_from AS published,
         s.name AS speaker, s.kind, s.speaks_for, s.basis,
         (SELECT group_concat(substr(CASE a.part WHEN 'title' THEN r.title ELSE t.text END,
                                     json_extract(value, '$[0]') + 1,
                                     json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ')
            FROM json_each(a.content)) AS content,
         a.mode, a.part, a.nr
    FROM attribution a
    JOIN report r ON r.id = a.report AND r.current
    JOIN report_text t ON t.report = r.id
    JOIN speaker s ON s.report = a.report AND s.nr = a.speaker;

CREATE VIEW claimed AS
  SELECT r.name AS report, r.outlet, r.published_from AS published,
         s.name AS speaker, s.speaks_for, c.act, c.event_kind, c.status, c.polarity,
         c.event_by, c.event_to, c.event_what, c.said_from, c.said_to, c.event_from, c.event_until,
         (SELECT group_concat(substr(CASE c.part WHEN 'title' THEN r.title ELSE t.text END,
                                     json_extract(value, '$[0]') + 1,
                                     json_extract(value, '$[1]') - json_extract(value, '$[0]')), ' … ')
            FROM json_each(c.spans)) AS text,
         c.part, c.nr
    FROM claim c
    JOIN report r ON r.id = c.report AND r.current
    JOIN report_text t ON t.report = r.id
    JOIN attribution a ON a.report = c.report AND a.nr = c.attribution
    JOIN speaker s ON s.report = a.report AND s.nr = a.speaker;

CREATE VIEW standing_decision AS
  SELECT * FROM decision d
   WHERE verdict <> 'undo'
     AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id)
     AND id = (SELECT max(e.id) FROM decision e
                WHERE e.content = d.content AND e.part = d.part AND e.spans = d.spans AND e.kind = d.kind
                  AND e.field = d.field AND e.verdict <> 'undo'
                  AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = e.id));
