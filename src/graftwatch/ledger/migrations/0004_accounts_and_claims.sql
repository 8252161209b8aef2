-- What persons decide on claims, who they are, what they look for, and what they did.

CREATE TABLE decision (  -- on a claim; never changed: a later one supersedes it, or it is taken back
    key $key NOT NULL,
    claim TEXT NOT NULL,  -- its id: a claim read anew keeps it
    judgement TEXT NOT NULL,  -- accepted, corrected, rejected, unsure
    fields $json NOT NULL,  -- the correction, in the exchange form
    reason TEXT,
    "user" TEXT NOT NULL,
    at $moment NOT NULL,
    ended_at $moment,  -- superseded or taken back
    PRIMARY KEY (key)
);

CREATE INDEX ix_decision_claim ON decision (claim);

CREATE INDEX ix_decision_rejected ON decision (claim) WHERE judgement = 'rejected' AND ended_at IS NULL;

CREATE INDEX ix_claim_confidence ON claim (confidence, key);

CREATE TABLE deed (  -- who did what; only ever added to
    key $key NOT NULL,
    at $moment NOT NULL,
    "user" TEXT NOT NULL,
    act TEXT NOT NULL,  -- claim.rejected, pair.same, pair.undone, finding.dismissed, account.added, …
    about TEXT NOT NULL,  -- ids, parted by a space
    told TEXT NOT NULL,  -- the same in words, as it was then
    reason TEXT,
    PRIMARY KEY (key)
);

CREATE INDEX ix_deed_about ON deed (about);

CREATE TABLE account (
    name TEXT NOT NULL,
    role TEXT NOT NULL,  -- reader, reviewer, admin
    password TEXT NOT NULL,  -- argon2id, in the PHC form
    created_at $moment NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE session (
    token TEXT NOT NULL,  -- a hash of what the browser holds
    account TEXT NOT NULL,
    created_at $moment NOT NULL,
    seen_at $moment NOT NULL,
    PRIMARY KEY (token),
    FOREIGN KEY (account) REFERENCES account (name) ON DELETE CASCADE
);

CREATE INDEX ix_session_account ON session (account);

CREATE TABLE saved_search (
    account TEXT NOT NULL,  -- empty where nobody has to log in
    query TEXT NOT NULL,
    saved_at $moment NOT NULL,
    PRIMARY KEY (account, query)
);

CREATE TABLE visit (  -- of the front page
    account TEXT NOT NULL,  -- empty where nobody has to log in
    since $big NOT NULL,  -- key of the last document of the visit before
    last $big NOT NULL,  -- of this visit
    at $moment NOT NULL,  -- when it was last looked at
    PRIMARY KEY (account)
);
