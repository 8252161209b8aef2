-- The first schema. Applied by migrations/__init__.py, which fills in what differs between databases:
-- $key, $big, $double, $bytes, $json, $moment are types, $lean is WITHOUT ROWID where there is such a thing, $chain joins sources.

CREATE TABLE name (  -- names as claims give them
    key $key NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (key),
    UNIQUE (name)
);

CREATE TABLE outlet (  -- outlets as documents name them; folded is for look-up
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE raw (  -- the bytes a document was made from, compressed; hash is their BLAKE2b-160
    hash TEXT NOT NULL,
    size $big NOT NULL,  -- before compression
    zlib $bytes NOT NULL,
    PRIMARY KEY (hash)
);

CREATE TABLE set_aside (  -- inputs that could not be taken in: why, what to do, who gave up, how often it was tried
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    hint TEXT NOT NULL,
    "by" TEXT NOT NULL,
    raw_hash TEXT,
    tries INTEGER NOT NULL,
    at $moment NOT NULL,
    PRIMARY KEY (source)
);

CREATE TABLE document (  -- one article, release, page or letter; offsets elsewhere count code points of its text
    key $key NOT NULL,
    id TEXT NOT NULL,
    shelf $big NOT NULL,  -- orders documents by date of publication
    title TEXT,
    outlet TEXT,
    byline TEXT,
    date TEXT,  -- EDTF
    date_from DATE,  -- first day it can mean
    date_to DATE,  -- last day it can mean
    date_basis TEXT,  -- stated, metadata or inferred
    url TEXT,
    language TEXT,  -- ISO 639-1
    media_type TEXT NOT NULL,
    source TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    furniture $json NOT NULL,  -- spans of text that are no reporting: [[start, end], ...]
    length INTEGER NOT NULL,  -- code points
    added_at $moment NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (key),
    UNIQUE (id),
    UNIQUE (shelf),
    FOREIGN KEY (outlet) REFERENCES outlet (name),
    FOREIGN KEY (raw_hash) REFERENCES raw (hash)
);

CREATE INDEX ix_document_outlet ON document (outlet, shelf);

CREATE INDEX ix_document_text_hash ON document (text_hash);

CREATE TABLE name_word (  -- the words of a name without case and diacritics
    word TEXT NOT NULL,
    name $key NOT NULL,
    PRIMARY KEY (word, name),
    FOREIGN KEY (name) REFERENCES name (key)
)$lean;

CREATE TABLE duplicate (  -- the document has the same text as an earlier one, or nearly so (similarity is Jaccard, 0 to 1)
    document $key NOT NULL,
    other $key NOT NULL,
    similarity $double NOT NULL,
    exact BOOLEAN NOT NULL,
    PRIMARY KEY (document, other),
    FOREIGN KEY (document) REFERENCES document (key),
    FOREIGN KEY (other) REFERENCES document (key)
)$lean;

CREATE INDEX ix_duplicate_other ON duplicate (other);

CREATE TABLE likeness (  -- keys that similar documents share, to find near duplicates
    band $big NOT NULL,
    document $key NOT NULL,
    PRIMARY KEY (band, document),
    FOREIGN KEY (document) REFERENCES document (key)
)$lean;

CREATE TABLE origin (  -- every path or address under which a document came
    document $key NOT NULL,
    source TEXT NOT NULL,
    raw_hash TEXT NOT NULL,
    added_at $moment NOT NULL,
    PRIMARY KEY (document, source, raw_hash),
    FOREIGN KEY (document) REFERENCES document (key)
)$lean;

CREATE INDEX ix_origin_source ON origin (source);

CREATE TABLE reading (  -- that a reader has read a document, also where it found nothing
    document $key NOT NULL,
    reader TEXT NOT NULL,  -- name and version
    family TEXT NOT NULL,  -- its name without the version
    read_at $moment NOT NULL,
    claims INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (document, reader),
    FOREIGN KEY (document) REFERENCES document (key)
)$lean;

CREATE TABLE claim (  -- what every claim has; the views career, justice ... show claims whole
    key $key NOT NULL,
    id TEXT NOT NULL,
    document $key NOT NULL,
    reader TEXT NOT NULL,
    kind TEXT NOT NULL,
    act TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,  -- quote = text[start:end]
    "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,  -- the sentence that holds it
    sentence_end INTEGER NOT NULL,
    "when" TEXT,  -- EDTF
    when_from DATE,
    when_to DATE,
    stance TEXT NOT NULL,
    confidence $double NOT NULL,
    PRIMARY KEY (key),
    FOREIGN KEY (document, reader) REFERENCES reading (document, reader) ON DELETE CASCADE,
    UNIQUE (document, reader, id),
    CONSTRAINT claim_span CHECK (0 <= start AND start < "end")
);

CREATE INDEX ix_claim_id ON claim (id);

CREATE INDEX ix_claim_kind ON claim (kind, act, document);

CREATE TABLE mention (  -- places where a document names a person, body or post
    document $key NOT NULL,
    reader TEXT NOT NULL,
    position INTEGER NOT NULL,
    surface TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    schema TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (document, reader, position),
    FOREIGN KEY (document, reader) REFERENCES reading (document, reader) ON DELETE CASCADE
)$lean;

CREATE TABLE claim_career (  -- the own fields of career claims
    claim $key NOT NULL,
    person TEXT,
    person_described TEXT,
    post TEXT,
    body TEXT,
    place TEXT,
    former BOOLEAN NOT NULL,
    "by" TEXT,
    reason TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_citation (  -- the own fields of citation claims
    claim $key NOT NULL,
    name TEXT NOT NULL,
    "on" TEXT,
    on_from DATE,
    on_to DATE,
    place TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_event (  -- the own fields of event claims
    claim $key NOT NULL,
    place TEXT,
    people $json NOT NULL,
    title TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_figure (  -- the own fields of figure claims
    claim $key NOT NULL,
    indicator TEXT,
    topic TEXT NOT NULL,
    value $double NOT NULL,  -- in whole units
    value_text TEXT NOT NULL,
    unit TEXT,
    bound TEXT NOT NULL,
    "of" $double,
    of_text TEXT,
    period TEXT,
    period_from DATE,
    period_to DATE,
    since TEXT,
    since_from DATE,
    since_to DATE,
    population TEXT,
    place TEXT,
    part_of TEXT,  -- id of the figure that this is a part of
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_justice (  -- the own fields of justice claims
    claim $key NOT NULL,
    person TEXT,
    person_described TEXT,
    count $big,
    post TEXT,
    body TEXT,
    "by" TEXT,
    offences $json NOT NULL,
    term TEXT,  -- ISO 8601 duration, or life
    what TEXT,
    amount $double,
    currency TEXT,
    amount_text TEXT,
    place TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_measure (  -- the own fields of measure claims
    claim $key NOT NULL,
    title TEXT,
    bodies $json NOT NULL,
    status TEXT,
    due TEXT,
    due_from DATE,
    due_to DATE,
    place TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_misconduct (  -- the own fields of misconduct claims
    claim $key NOT NULL,
    person TEXT,
    body TEXT,
    described TEXT,
    amount $double,
    currency TEXT,
    amount_text TEXT,
    victim TEXT,
    beneficiary TEXT,
    place TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_name (  -- who and what a claim names, and in which role
    claim $key NOT NULL,
    role TEXT NOT NULL,
    name $key NOT NULL,
    PRIMARY KEY (claim, role, name),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE,
    FOREIGN KEY (name) REFERENCES name (key)
)$lean;

CREATE INDEX ix_claim_name_name ON claim_name (name);

CREATE TABLE claim_statement (  -- the own fields of statement claims
    claim $key NOT NULL,
    speaker TEXT,
    speaker_described TEXT,
    about TEXT,
    content TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE claim_tie (  -- the own fields of tie claims
    claim $key NOT NULL,
    "from" TEXT,
    from_described TEXT,
    "to" TEXT,
    to_described TEXT,
    detail TEXT,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE said_by (  -- whom a claim is attributed to; position 0 is the outermost source
    claim $key NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    post TEXT,
    "on" TEXT,
    on_from DATE,
    on_to DATE,
    PRIMARY KEY (claim, position),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
)$lean;

CREATE VIEW career AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.person, own.person_described, own.post, own.body,
    own.place, own.former, own."by", own.reason, claim."when", claim.when_from, claim.when_to, claim.stance,
    $chain AS said_by, claim.quote, claim.start, claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_career AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW justice AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.person, own.person_described, own.count, own.post,
    own.body, own."by", own.offences, own.term, own.what, own.amount, own.currency, own.place, claim."when",
    claim.when_from, claim.when_to, claim.stance, $chain AS said_by, claim.quote, claim.start, claim."end",
    claim.confidence, claim.reader, document.source
FROM claim JOIN claim_justice AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW misconduct AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.person, own.body, own.described, own.amount, own.currency,
    own.victim, own.beneficiary, own.place, claim."when", claim.when_from, claim.when_to, claim.stance,
    $chain AS said_by, claim.quote, claim.start, claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_misconduct AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW measure AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.title, own.bodies, own.status, own.due, own.due_from,
    own.due_to, own.place, claim."when", claim.when_from, claim.when_to, claim.stance, $chain AS said_by,
    claim.quote, claim.start, claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_measure AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW figure AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.indicator, own.topic, own.value, own.unit, own.bound,
    own.of, own.period, own.period_from, own.period_to, own.since, own.since_from, own.since_to,
    own.population, own.place, own.part_of, claim."when", claim.when_from, claim.when_to, claim.stance,
    $chain AS said_by, claim.quote, claim.start, claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_figure AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW tie AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own."from", own.from_described, own."to", own.to_described,
    own.detail, claim."when", claim.when_from, claim.when_to, claim.stance, $chain AS said_by, claim.quote,
    claim.start, claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_tie AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW event AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.place, own.people, own.title, claim."when",
    claim.when_from, claim.when_to, claim.stance, $chain AS said_by, claim.quote, claim.start, claim."end",
    claim.confidence, claim.reader, document.source
FROM claim JOIN claim_event AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW statement AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.speaker, own.speaker_described, own.about, own.content,
    claim."when", claim.when_from, claim.when_to, claim.stance, $chain AS said_by, claim.quote, claim.start,
    claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_statement AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;

CREATE VIEW citation AS SELECT
    claim.id, document.id AS document, document.title AS document_title, document.outlet,
    document.date AS document_date, claim.act, own.name, own."on", own.on_from, own.on_to, own.place,
    claim."when", claim.when_from, claim.when_to, claim.stance, $chain AS said_by, claim.quote, claim.start,
    claim."end", claim.confidence, claim.reader, document.source
FROM claim JOIN claim_citation AS own ON own.claim = claim.key JOIN document ON document.key = claim.document;
