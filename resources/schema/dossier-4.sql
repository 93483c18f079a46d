CREATE TABLE career_document (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    purpose TEXT NOT NULL,
    receiver TEXT NOT NULL,
    why TEXT NOT NULL,
    know TEXT NOT NULL,
    portrait INTEGER NOT NULL,
    experience_ids TEXT NOT NULL,
    reflections INTEGER NOT NULL,
    photos INTEGER NOT NULL,
    said INTEGER NOT NULL,
    conversation_ids TEXT NOT NULL,
    plan_ids TEXT NOT NULL,
    work_image_ids TEXT NOT NULL,
    choice_ids TEXT NOT NULL,
    contact_ids TEXT NOT NULL,
    "table" INTEGER NOT NULL,
    recordings INTEGER NOT NULL,
    private INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    left_out TEXT NOT NULL,
    kept TEXT NOT NULL,
    consent_by TEXT NOT NULL,
    consent_on TEXT,
    keep_until TEXT,
    design TEXT NOT NULL,
    larger INTEGER NOT NULL,
    dyslexic INTEGER NOT NULL,
    pages_only INTEGER NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_career_document PRIMARY KEY (id)
) STRICT;

CREATE TABLE choice (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL,
    "instead" TEXT NOT NULL,
    outcome TEXT NOT NULL,
    "on" TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_choice PRIMARY KEY (id)
) STRICT;

CREATE TABLE conversation (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    "on" TEXT,
    at TEXT,
    place TEXT NOT NULL,
    went_well TEXT NOT NULL,
    talk_about TEXT NOT NULL,
    private TEXT NOT NULL,
    share_private INTEGER NOT NULL,
    experience_ids TEXT NOT NULL,
    reflection_ids TEXT NOT NULL,
    cards TEXT NOT NULL,
    questions TEXT NOT NULL,
    answers TEXT NOT NULL,
    own_first INTEGER NOT NULL,
    notes TEXT NOT NULL,
    talked_about TEXT NOT NULL,
    summary TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_conversation PRIMARY KEY (id)
) STRICT;

CREATE TABLE evidence_piece (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_evidence_piece PRIMARY KEY (sha256, number)
) STRICT;

CREATE TABLE experience (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    organisation TEXT NOT NULL,
    place TEXT NOT NULL,
    role TEXT NOT NULL,
    hours INTEGER,
    story TEXT NOT NULL,
    competences TEXT NOT NULL,
    star INTEGER NOT NULL,
    goal TEXT NOT NULL,
    result TEXT NOT NULL,
    evaluation TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_experience PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_experience_list ON experience (deleted, start, id);

CREATE TABLE feedback (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    sort TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_id TEXT NOT NULL,
    path TEXT NOT NULL,
    quote TEXT NOT NULL,
    seen TEXT NOT NULL,
    quality TEXT NOT NULL,
    who TEXT NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    reply TEXT NOT NULL,
    competence TEXT,
    step INTEGER,
    "on" TEXT,
    handled INTEGER NOT NULL,
    agreed INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_feedback PRIMARY KEY (id)
) STRICT;

CREATE TABLE goal (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL,
    "by" TEXT,
    competences TEXT NOT NULL,
    reached TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_goal PRIMARY KEY (id)
) STRICT;

CREATE TABLE guidance_review (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    "on" TEXT,
    answers TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_guidance_review PRIMARY KEY (id)
) STRICT;

CREATE TABLE handover (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    purpose TEXT NOT NULL,
    receiver TEXT NOT NULL,
    at TEXT,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    keep_until TEXT,
    consent_by TEXT NOT NULL,
    consent_on TEXT,
    conversation_id TEXT NOT NULL,
    choice TEXT,
    items TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_handover PRIMARY KEY (id)
) STRICT;

CREATE TABLE insight (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    competence TEXT NOT NULL,
    text TEXT NOT NULL,
    "on" TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_insight PRIMARY KEY (id)
) STRICT;

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_meta PRIMARY KEY ("key")
) STRICT;

CREATE TABLE motive (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    card_id TEXT NOT NULL,
    sentence TEXT NOT NULL,
    rank INTEGER,
    since TEXT,
    until TEXT,
    experience_ids TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_motive PRIMARY KEY (id)
) STRICT;

CREATE TABLE motive_order (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    "on" TEXT,
    motives TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_motive_order PRIMARY KEY (id)
) STRICT;

CREATE TABLE quality (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    fit TEXT NOT NULL,
    card_id TEXT NOT NULL,
    note TEXT NOT NULL,
    experience_ids TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_quality PRIMARY KEY (id)
) STRICT;

CREATE TABLE school_period (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    school TEXT NOT NULL,
    sector TEXT NOT NULL,
    course TEXT NOT NULL,
    level TEXT NOT NULL,
    track TEXT NOT NULL,
    start TEXT,
    "end" TEXT,
    guide TEXT NOT NULL,
    help_desk TEXT NOT NULL,
    requirements TEXT NOT NULL,
    requirements_from TEXT NOT NULL,
    look_back TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_school_period PRIMARY KEY (id)
) STRICT;

CREATE TABLE search (
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    folded TEXT NOT NULL,
    CONSTRAINT pk_search PRIMARY KEY (number),
    CONSTRAINT uq_search_record UNIQUE (kind, record_id)
) STRICT;

CREATE TABLE self_view (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    competence TEXT NOT NULL,
    step INTEGER NOT NULL,
    why TEXT NOT NULL,
    "on" TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_self_view PRIMARY KEY (id)
) STRICT;

CREATE TABLE shared_version (
    content TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    plain TEXT NOT NULL,
    CONSTRAINT pk_shared_version PRIMARY KEY (content, record_id)
) STRICT;

CREATE INDEX ix_shared_version_record ON shared_version (record_id);

CREATE TABLE student (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    motto TEXT NOT NULL,
    own_words TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_student PRIMARY KEY (id)
) STRICT;

CREATE TABLE text_version (
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    path TEXT NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_text_version PRIMARY KEY (number)
) STRICT;

CREATE INDEX ix_text_version_record ON text_version (kind, record_id, path, at);

CREATE TABLE work_image (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    example_id TEXT NOT NULL,
    beforehand TEXT NOT NULL,
    met TEXT NOT NULL,
    asks TEXT NOT NULL,
    demands TEXT NOT NULL,
    in_place TEXT NOT NULL,
    out_of_place TEXT NOT NULL,
    chances TEXT NOT NULL,
    chances_source TEXT NOT NULL,
    chances_on TEXT,
    comparisons TEXT NOT NULL,
    experience_ids TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_work_image PRIMARY KEY (id)
) STRICT;

CREATE TABLE agreement (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    what TEXT NOT NULL,
    who TEXT NOT NULL,
    mine INTEGER NOT NULL,
    "by" TEXT,
    state TEXT NOT NULL,
    how_it_went TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_agreement PRIMARY KEY (id),
    CONSTRAINT fk_agreement_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id)
) STRICT;

CREATE INDEX ix_agreement_conversation_id ON agreement (conversation_id);

CREATE TABLE contact (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    helps_with TEXT NOT NULL,
    reach TEXT NOT NULL,
    opening TEXT NOT NULL,
    sphere TEXT NOT NULL,
    nearness INTEGER NOT NULL,
    met INTEGER NOT NULL,
    via TEXT NOT NULL,
    thanked INTEGER NOT NULL,
    moments TEXT NOT NULL,
    experience_id TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_contact PRIMARY KEY (id),
    CONSTRAINT fk_contact_experience_id FOREIGN KEY(experience_id) REFERENCES experience (id)
) STRICT;

CREATE INDEX ix_contact_experience_id ON contact (experience_id);

CREATE TABLE evidence (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    experience_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    mime TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seconds INTEGER,
    alt TEXT NOT NULL,
    transcript TEXT NOT NULL,
    address TEXT NOT NULL,
    people_agree INTEGER NOT NULL,
    badge TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT fk_evidence_experience_id FOREIGN KEY(experience_id) REFERENCES experience (id)
) STRICT;

CREATE INDEX ix_evidence_experience_id ON evidence (experience_id);

CREATE TABLE reflection (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    experience_id TEXT,
    "on" TEXT,
    answers TEXT NOT NULL,
    feelings TEXT NOT NULL,
    competences TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_reflection PRIMARY KEY (id),
    CONSTRAINT fk_reflection_experience_id FOREIGN KEY(experience_id) REFERENCES experience (id)
) STRICT;

CREATE INDEX ix_reflection_experience_id ON reflection (experience_id);

CREATE TABLE testimony (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    experience_id TEXT NOT NULL,
    who TEXT NOT NULL,
    role TEXT NOT NULL,
    said TEXT NOT NULL,
    "on" TEXT,
    quality_ids TEXT NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_testimony PRIMARY KEY (id),
    CONSTRAINT fk_testimony_experience_id FOREIGN KEY(experience_id) REFERENCES experience (id)
) STRICT;

CREATE INDEX ix_testimony_experience_id ON testimony (experience_id);

CREATE TABLE participant (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    question TEXT NOT NULL,
    consent TEXT NOT NULL,
    consent_because TEXT NOT NULL,
    consent_on TEXT,
    contact_id TEXT,
    asked_on TEXT,
    asked_by TEXT NOT NULL,
    answers TEXT NOT NULL,
    answered_on TEXT,
    answered_by TEXT NOT NULL,
    may_show INTEGER NOT NULL,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_participant PRIMARY KEY (id),
    CONSTRAINT fk_participant_conversation_id FOREIGN KEY(conversation_id) REFERENCES conversation (id),
    CONSTRAINT fk_participant_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
) STRICT;

CREATE INDEX ix_participant_contact_id ON participant (contact_id);

CREATE INDEX ix_participant_conversation_id ON participant (conversation_id);

CREATE TABLE step (
    id TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    deleted TEXT,
    earlier TEXT NOT NULL,
    title TEXT NOT NULL,
    "by" TEXT,
    state TEXT NOT NULL,
    finished TEXT,
    how_it_went TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    later INTEGER NOT NULL,
    goal_id TEXT,
    experience_id TEXT,
    reflection_id TEXT,
    agreement_id TEXT,
    became_id TEXT,
    unknown TEXT NOT NULL,
    CONSTRAINT pk_step PRIMARY KEY (id),
    CONSTRAINT fk_step_goal_id FOREIGN KEY(goal_id) REFERENCES goal (id),
    CONSTRAINT fk_step_experience_id FOREIGN KEY(experience_id) REFERENCES experience (id),
    CONSTRAINT fk_step_reflection_id FOREIGN KEY(reflection_id) REFERENCES reflection (id),
    CONSTRAINT fk_step_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id),
    CONSTRAINT fk_step_became_id FOREIGN KEY(became_id) REFERENCES experience (id)
) STRICT;

CREATE INDEX ix_step_agreement_id ON step (agreement_id);

CREATE INDEX ix_step_became_id ON step (became_id);

CREATE INDEX ix_step_experience_id ON step (experience_id);

CREATE INDEX ix_step_goal_id ON step (goal_id);

CREATE INDEX ix_step_reflection_id ON step (reflection_id);

CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search', content_rowid='number', tokenize='trigram');
