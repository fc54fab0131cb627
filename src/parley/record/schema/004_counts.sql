-- Counts that pages open with, kept up by the writer in the transaction that writes a report, so that no page counts
-- a million rows. They hold for the current reports alone, and say what `passage`, `report` and `figure` say.

CREATE TABLE facet_count (
  facet    TEXT    NOT NULL,                   -- outlet, speaker, party, kind, act, status, month, day
  value    INTEGER NOT NULL,                   -- term.id; of a month or day its number; 0: none, or unknown
  passages INTEGER NOT NULL,
  PRIMARY KEY (facet, value)
) WITHOUT ROWID;
CREATE INDEX facet_most ON facet_count (facet, passages);

INSERT INTO facet_count SELECT 'outlet', outlet, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'speaker', speaker, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'party', party, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'kind', kind, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'act', act, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'status', status, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'month', month, count(*) FROM passage GROUP BY 2;
INSERT INTO facet_count SELECT 'day', coalesce(day, 0), count(*) FROM passage GROUP BY 2;

CREATE INDEX passage_day ON passage (day DESC);

CREATE TABLE unit_count (
  unit    TEXT    PRIMARY KEY,                 -- figure.unit
  figures INTEGER NOT NULL,
  reports INTEGER NOT NULL                     -- how many reports tell one
) WITHOUT ROWID;
INSERT INTO unit_count SELECT f.unit, count(*), count(DISTINCT f.report) FROM figure f
  JOIN report r ON r.id = f.report AND r.current WHERE NOT f.in_claim_only GROUP BY f.unit;

CREATE INDEX figure_unit ON figure (unit, report);

CREATE INDEX report_sums ON report (
  current, outlet, published_from, published_to, words, attributions, own_voice, claims, figures, unread
);
