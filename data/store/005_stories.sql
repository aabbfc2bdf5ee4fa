-- Stories that turned out to be one: story.merged_into holds the one that is left, also through several merges.

CREATE TABLE story_merge (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL UNIQUE REFERENCES story (id),  -- the younger, which is no more
    into_story INTEGER NOT NULL REFERENCES story (id),    -- the older, which its articles are in since
    article INTEGER NOT NULL REFERENCES article (id),     -- that fits both
    score REAL NOT NULL                                   -- how near it is to the one that it is less near to
) STRICT;
CREATE INDEX story_merge_article ON story_merge (article);
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;
