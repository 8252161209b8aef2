-- Falls of named people and what came of them, one row an affair: what the pages of returns and falls are made from,
-- without weighing every person who fell again. Weighing writes it, so their blocks are to be weighed anew.

CREATE TABLE affair (
    block $key NOT NULL,
    number INTEGER NOT NULL,
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    act TEXT NOT NULL,  -- the gravest of the fall
    fell TEXT NOT NULL,  -- as claims give it
    day DATE NOT NULL,  -- from which time counts
    body TEXT NOT NULL,
    state TEXT NOT NULL,  -- back, cleared or out
    until DATE,  -- the day of that; none for who is out
    post TEXT,
    new_body TEXT,
    claims $json NOT NULL,
    PRIMARY KEY (block, number),
    FOREIGN KEY(block) REFERENCES block (key)
)$lean;

UPDATE block SET touched = TRUE WHERE name >= 'return.person:' AND name < 'return.person;';
