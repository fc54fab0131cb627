-- An echo joins tellings, and a telling is an attribution, whether a claim was read from it or not.

DROP TABLE echo_claim;

CREATE TABLE echo_telling (                    -- nr 0 is the first telling
  echo        INTEGER NOT NULL, nr INTEGER NOT NULL,
  report      INTEGER NOT NULL,
  attribution INTEGER NOT NULL,                -- attribution.nr
  how         TEXT NOT NULL,                   -- first, copy, same words, rewrite
  likeness    REAL NOT NULL,                   -- probability that it repeats an earlier telling
  PRIMARY KEY (echo, nr)
) WITHOUT ROWID;
CREATE INDEX echo_telling_attribution ON echo_telling (report, attribution);

CREATE TABLE echoes_of (                       -- which reports the echoes were computed from: 'highest id/reports'
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  reports TEXT NOT NULL
);
