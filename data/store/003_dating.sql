-- Days of articles that state none. article.published stays NULL, article.published_from is then 'inferred', article.day
-- the day that is thought most likely. All of it is inferred anew when another article tells more.

CREATE TABLE dating (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    day TEXT,                                 -- NULL: nothing tells
    first_day TEXT,                           -- the shortest run of days that holds four fifths of the chance
    last_day TEXT,
    chance REAL NOT NULL,                     -- of the day itself
    why TEXT NOT NULL,                        -- a reason a line
    record BLOB NOT NULL                      -- what it is inferred from
) STRICT;

-- Days that hang on the article's: as long as that is not known to a fortnight they stay open.
CREATE TABLE open_day (
    what INTEGER NOT NULL,                    -- 1 statement, 2 figure, 3 moment
    row INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    value TEXT NOT NULL,                      -- TIMEX3: 'XXXX-WXX-5'; empty: the article's own
    PRIMARY KEY (what, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_day_article ON open_day (article);
