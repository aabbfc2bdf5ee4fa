-- What people decided about people and parties, so that later articles follow it; and the roles an article gives somebody,
-- so that roles have their days and go with their articles when an entity is split.

ALTER TABLE appearance ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'; -- JSON: ["prime minister", …]
ALTER TABLE entity ADD COLUMN merged_into INTEGER REFERENCES entity (id);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
    entity INTEGER NOT NULL REFERENCES entity (id),
    other INTEGER NOT NULL REFERENCES entity (id), -- that went into it, or came out of it
    detail TEXT NOT NULL,                          -- a split: what was named, JSON
    made TEXT NOT NULL
) STRICT;

CREATE TABLE pin (                            -- a whole name that means this entity, whatever else speaks for another
    hash INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity (id),
    decision INTEGER NOT NULL REFERENCES decision (id)
) STRICT;
