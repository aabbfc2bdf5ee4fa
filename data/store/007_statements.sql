-- Statements that a later report shows to be one, and runs of quoted words by which a quotation is found again however much
-- later it is repeated. The runs of what was stored by an older program are not there.

ALTER TABLE statement ADD COLUMN merged_into INTEGER REFERENCES statement (id); -- it has no reports any more
CREATE INDEX statement_merged ON statement (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE statement_merge (
    id INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL UNIQUE REFERENCES statement (id),  -- the younger, which is no more
    into_statement INTEGER NOT NULL REFERENCES statement (id),    -- the older, which has its reports since
    article INTEGER NOT NULL REFERENCES article (id),             -- whose report is like those of both
    score REAL NOT NULL                                           -- how like it is to the one that it is less like
) STRICT;
CREATE INDEX statement_merge_article ON statement_merge (article);

CREATE TABLE quoted_run (
    hash INTEGER NOT NULL,
    record INTEGER NOT NULL REFERENCES link_record (id),
    PRIMARY KEY (hash, record)
) STRICT, WITHOUT ROWID;
