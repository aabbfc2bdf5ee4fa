-- The first schema. docs/store.md draws it and says what each table is for.
-- Days are YYYY-MM-DD. begins and ends are byte offsets into article.text; a column of several spans is JSON: [[begins,ends],…].

CREATE TABLE migration (
    version INTEGER PRIMARY KEY,
    applied TEXT NOT NULL
) STRICT;

CREATE TABLE story (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,                      -- of its first article
    merged_into INTEGER REFERENCES story (id)
) STRICT;

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,                       -- SHA-256 of text
    name TEXT NOT NULL,                       -- file name, URL or given id
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    published TEXT,                           -- day or moment
    day TEXT,                                 -- of publication
    published_from TEXT NOT NULL CHECK (published_from IN ('unknown', 'given', 'metadata', 'stated', 'inferred')),
    story INTEGER REFERENCES story (id),
    copy_of INTEGER REFERENCES article (id),  -- the article that this one reprints
    added TEXT NOT NULL,
    UNIQUE (hash, outlet)
) STRICT;
CREATE INDEX article_day ON article (day);
CREATE INDEX article_story ON article (story) WHERE story IS NOT NULL;
CREATE INDEX article_copy ON article (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE sentence (
    id INTEGER PRIMARY KEY,                   -- article * 1048576 + position
    article INTEGER NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    skipped INTEGER NOT NULL,                 -- 1: not the article's own prose
    title INTEGER NOT NULL                    -- 1: the headline
) STRICT;

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('person', 'organisation', 'place', 'other')),
    plural INTEGER NOT NULL,
    affiliation TEXT NOT NULL,
    country TEXT NOT NULL                     -- ISO 3166-1 alpha-3, or empty
) STRICT;

CREATE TABLE role (
    entity INTEGER NOT NULL REFERENCES entity (id),
    role TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    PRIMARY KEY (entity, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance (                     -- an entity in an article
    article INTEGER NOT NULL REFERENCES article (id),
    position INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (id),
    name TEXT NOT NULL,                       -- as the article has it
    mentions TEXT NOT NULL,                   -- spans
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_entity ON appearance (entity);

CREATE TABLE statement (                      -- one utterance
    id INTEGER PRIMARY KEY,
    speaker INTEGER REFERENCES entity (id),
    speaker_text TEXT NOT NULL,               -- the speaker as the article has it, where there is no entity
    addressee TEXT NOT NULL,
    act TEXT NOT NULL,
    day TEXT,                                 -- of speaking
    day_stated INTEGER NOT NULL               -- 0: day is that of the first report
) STRICT;
CREATE INDEX statement_speaker ON statement (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE report (                         -- a statement in an article
    id INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statement (id),
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    source TEXT NOT NULL,                     -- spans
    cue TEXT NOT NULL,                        -- spans
    content TEXT NOT NULL,                    -- spans
    score REAL NOT NULL,
    why TEXT NOT NULL
) STRICT;
CREATE INDEX report_statement ON report (statement);
CREATE INDEX report_article ON report (article);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    plover TEXT NOT NULL,
    cameo TEXT NOT NULL,
    source INTEGER REFERENCES entity (id),
    target INTEGER REFERENCES entity (id),
    day TEXT,
    place TEXT NOT NULL,
    factual TEXT NOT NULL,
    said_in INTEGER REFERENCES report (id),
    score REAL NOT NULL
) STRICT;
CREATE INDEX event_article ON event (article);

CREATE TABLE series (                         -- figures for the same thing
    id INTEGER PRIMARY KEY,
    topic TEXT NOT NULL,
    counts TEXT NOT NULL,
    place TEXT NOT NULL,
    UNIQUE (topic, counts, place)
) STRICT;

CREATE TABLE figure (
    id INTEGER PRIMARY KEY,
    series INTEGER NOT NULL REFERENCES series (id),
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    value REAL,
    upper REAL,
    qualifier TEXT NOT NULL,
    unit TEXT NOT NULL,
    counts TEXT NOT NULL,                     -- as the article has it
    day TEXT,                                 -- as of
    day_stated INTEGER NOT NULL,
    account TEXT NOT NULL,                    -- by whose
    said_in INTEGER REFERENCES report (id)
) STRICT;
CREATE INDEX figure_series ON figure (series);
CREATE INDEX figure_article ON figure (article);

CREATE TABLE moment (                         -- something that happened on a day
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL
) STRICT;
CREATE INDEX moment_day ON moment (day);

CREATE TABLE telling (                        -- a moment in an article
    id INTEGER PRIMARY KEY,
    moment INTEGER NOT NULL REFERENCES moment (id),
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    said_in INTEGER REFERENCES report (id),
    weight REAL NOT NULL
) STRICT;
CREATE INDEX telling_moment ON telling (moment);
CREATE INDEX telling_article ON telling (article);

CREATE TABLE difference (                     -- two passages that do not say the same
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('words', 'figure', 'denial')),
    question TEXT NOT NULL,                   -- what they differ on
    article INTEGER NOT NULL REFERENCES article (id),
    sentence INTEGER NOT NULL REFERENCES sentence (id),
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    other_article INTEGER NOT NULL REFERENCES article (id),
    other_sentence INTEGER NOT NULL REFERENCES sentence (id),
    other_begins INTEGER NOT NULL,
    other_ends INTEGER NOT NULL,
    score REAL NOT NULL
) STRICT;
CREATE INDEX difference_article ON difference (article);
CREATE INDEX difference_other ON difference (other_article);

-- What linking needs to find its candidates: a record an item that may be met again, found by its keys. Those of
-- people and parties are in entity_key; the others matter for days: their keys are packed, and the program holds those of
-- the days around an article in memory.
CREATE TABLE link_record (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    target INTEGER NOT NULL,                  -- the row that it stands for, of the kind's table
    article INTEGER NOT NULL REFERENCES article (id),
    entity INTEGER,                           -- who speaks, or NULL
    day INTEGER,                              -- days since 1970-01-01
    bucket INTEGER NOT NULL,                  -- of four days
    keys BLOB NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE INDEX link_record_bucket ON link_record (bucket);

CREATE TABLE entity_key (                     -- the names, roles and affiliation under which an entity was met
    hash INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (id),
    record BLOB NOT NULL,
    PRIMARY KEY (hash, entity, record)
) STRICT, WITHOUT ROWID;

-- The texts of sentences and of what is said, cut out of the articles by their spans.
CREATE VIEW sentence_text AS
    SELECT sentence.id, article, position,
           CAST(substr(CAST(text AS BLOB), begins + 1, ends - begins) AS TEXT) AS text
    FROM sentence JOIN article ON article.id = sentence.article;

CREATE VIEW report_text AS
    SELECT report.id, statement, article,
           (SELECT group_concat(CAST(substr(CAST(article.text AS BLOB), (span.value ->> 0) + 1,
                                            (span.value ->> 1) - (span.value ->> 0)) AS TEXT), ' … ')
            FROM json_each(report.content) AS span) AS text
    FROM report JOIN article ON article.id = report.article;

CREATE VIRTUAL TABLE sentence_search USING fts5 (
    text, content = 'sentence_text', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE report_search USING fts5 (
    text, content = 'report_text', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);
