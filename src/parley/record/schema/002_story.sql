-- What spans reports: computed anew after reading, from claims alone.

CREATE TABLE echo (
  id    INTEGER PRIMARY KEY,
  basis TEXT NOT NULL                          -- copy, rewrite, same words: how it is known
);

CREATE TABLE echo_claim (                      -- nr 0 is the first telling
  echo   INTEGER NOT NULL, nr INTEGER NOT NULL,
  report INTEGER NOT NULL, claim INTEGER NOT NULL,
  how    TEXT NOT NULL,
  PRIMARY KEY (echo, nr)
) WITHOUT ROWID;
CREATE INDEX echo_claim_claim ON echo_claim (report, claim);
