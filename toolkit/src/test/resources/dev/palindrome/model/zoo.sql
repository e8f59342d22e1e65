-- A history as people write it: their own names, serial here and identity there, constraints in the table and after it.
CREATE SCHEMA archive;
CREATE TYPE mood AS ENUM ('SAD', 'HAPPY');
CREATE TYPE grade AS ENUM ('LOW', 'FAIR', 'HIGH');

-- Keys.
CREATE TABLE identity_row (
    id   bigserial PRIMARY KEY,
    name varchar(255)
);
CREATE TABLE serial_row (id serial CONSTRAINT pk_serial_row PRIMARY KEY);
CREATE TABLE always_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE SEQUENCE ticket_number START 1000 INCREMENT 20;
CREATE TABLE sequence_row (id bigint DEFAULT nextval('ticket_number') PRIMARY KEY);
CREATE TABLE owned_row (id bigserial PRIMARY KEY);
CREATE SEQUENCE auto_row_seq INCREMENT BY 50;
CREATE TABLE auto_row (id bigint PRIMARY KEY);
CREATE TABLE uuid_row (id uuid PRIMARY KEY DEFAULT gen_random_uuid());
CREATE TABLE assigned_row (code varchar(20) PRIMARY KEY);
CREATE TABLE counted_row (id int8 PRIMARY KEY);
CREATE TABLE counters (counter varchar(255) PRIMARY KEY, next bigint);
CREATE TABLE room (
    building varchar(10),
    number   int,
    seats    int NOT NULL,
    PRIMARY KEY (number, building)
);
CREATE TABLE plot (
    sheet  integer,
    letter varchar(1),
    CONSTRAINT plot_key PRIMARY KEY (sheet, letter)
);
CREATE TABLE identity_detail (
    row_id bigint PRIMARY KEY REFERENCES identity_row (id)
);

-- Values.
CREATE TABLE numbers (
    id      bigint PRIMARY KEY,
    little  smallint       NOT NULL,
    middle  int            NOT NULL,
    big     int8,
    rough   real           NOT NULL,
    fine    double precision NOT NULL,
    money   decimal(12, 2) NOT NULL,
    huge    numeric(38),
    flag    bool           NOT NULL,
    perhaps boolean
);
CREATE TABLE texts (
    id        bigint PRIMARY KEY,
    plain     character varying(255),
    bounded   varchar(40) NOT NULL,
    unbounded text,
    letter    character(1) NOT NULL,
    defined   text NOT NULL,
    wide      text,
    large     oid
);
CREATE TABLE times (
    id      bigint PRIMARY KEY,
    instant timestamptz,
    day     date,
    clock   time(0),
    local   timestamp,
    shifted timestamp(6) with time zone,
    lasting numeric(21),
    second  timestamp(0) with time zone
);
CREATE TABLE others (
    id       uuid PRIMARY KEY,
    bytes    bytea,
    document jsonb,
    words    varchar(255)[],
    numbers  int[],
    list     varchar(255) ARRAY,
    address  inet
);
CREATE TABLE enums (
    id    bigint PRIMARY KEY,
    size  varchar(20) NOT NULL CONSTRAINT size_is_known CHECK (size IN ('SMALL', 'MEDIUM', 'LARGE')),
    rank  smallint CHECK (rank >= 0 AND rank <= 2),
    mood  mood,
    grade grade NOT NULL DEFAULT 'LOW'
);
CREATE TABLE defaults (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    made   timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    state  varchar(255) DEFAULT 'new',
    count  int NOT NULL DEFAULT 0,
    factor numeric(10, 2) NOT NULL DEFAULT 1.50,
    silent varchar(255) DEFAULT 'nothing that the entity speaks of'
);
-- The entity says now(): CURRENT_TIMESTAMP is another expression.
ALTER TABLE defaults ALTER COLUMN made SET DEFAULT now();
CREATE TABLE boxes (
    id            bigint PRIMARY KEY,
    width         int NOT NULL,
    height        int NOT NULL,
    area          int GENERATED ALWAYS AS (width * height) STORED,
    serial_number bigint GENERATED ALWAYS AS IDENTITY
);
ALTER TABLE boxes ALTER COLUMN serial_number DROP IDENTITY;
ALTER TABLE boxes ALTER COLUMN serial_number DROP NOT NULL;
CREATE TABLE links (id bigint PRIMARY KEY, target varchar(2000));
CREATE TABLE notes (
    id         bigint PRIMARY KEY,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz,
    body       text
);
COMMENT ON TABLE notes IS 'What people wrote down';
COMMENT ON COLUMN notes.body IS 'In Markdown';
COMMENT ON COLUMN notes.version IS 'Of no interest to the entity';
CREATE TABLE people (
    id          bigint PRIMARY KEY,
    street      varchar(100),
    zip         varchar(10),
    work_street varchar(100),
    work_zip    varchar(10),
    "Order"     int
);

-- Relations.
CREATE TABLE owners (id bigint PRIMARY KEY);
CREATE TABLE pets (
    id        bigint PRIMARY KEY,
    owner_id  bigint NOT NULL CONSTRAINT pets_have_owners REFERENCES owners ON DELETE CASCADE,
    walker_id bigint REFERENCES owners (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX pets_by_owner ON pets (owner_id);
CREATE TABLE passports (
    id       bigint PRIMARY KEY,
    owner_id bigint NOT NULL REFERENCES owners
);
CREATE UNIQUE INDEX passport_of_owner ON passports (owner_id);
CREATE TABLE students (id bigint PRIMARY KEY);
CREATE TABLE courses (id bigint PRIMARY KEY);
CREATE TABLE enrolments (
    course_id  bigint REFERENCES courses,
    student_id bigint REFERENCES students,
    PRIMARY KEY (course_id, student_id)
);
CREATE TABLE tree_nodes (id bigint PRIMARY KEY, parent_id bigint);
ALTER TABLE tree_nodes ADD CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES tree_nodes (id);
CREATE TABLE contacts (id bigint PRIMARY KEY);
CREATE TABLE contact_mails (
    contact_id bigint NOT NULL REFERENCES contacts,
    position   int NOT NULL CHECK (position >= 0),
    mail       varchar(100),
    PRIMARY KEY (contact_id, position)
);
CREATE TABLE contact_labels (
    contact_id bigint REFERENCES contacts,
    label      varchar(30),
    content    varchar(255),
    PRIMARY KEY (contact_id, label)
);
CREATE TABLE contact_phones (
    contact_id bigint NOT NULL REFERENCES contacts,
    number     varchar(20) NOT NULL,
    kind       varchar(10),
    UNIQUE (contact_id, number, kind)
);
CREATE TABLE carts (id bigint PRIMARY KEY);
CREATE TABLE cart_lines (
    id      bigint PRIMARY KEY,
    cart_id bigint REFERENCES carts,
    amount  int NOT NULL CHECK (amount > 0)
);
CREATE TABLE libraries (id bigint PRIMARY KEY);
CREATE TABLE shelves (id bigint PRIMARY KEY);
CREATE TABLE library_shelves (
    library_id bigint NOT NULL REFERENCES libraries,
    shelf_id   bigint PRIMARY KEY REFERENCES shelves
);
CREATE TABLE leases (
    id          bigint PRIMARY KEY,
    plot_sheet  int NOT NULL,
    plot_letter varchar(1) NOT NULL,
    FOREIGN KEY (plot_sheet, plot_letter) REFERENCES plot (sheet, letter)
);

-- Families.
CREATE TABLE animals (
    id          bigint PRIMARY KEY,
    kind        varchar(10) NOT NULL CHECK (kind IN ('dog', 'cat', 'animal')),
    name        varchar(255),
    bark_volume int,
    indoor      boolean
);
CREATE TABLE vehicles (id bigint PRIMARY KEY, wheels int NOT NULL);
CREATE TABLE cars (id bigint PRIMARY KEY REFERENCES vehicles, doors int NOT NULL);
CREATE TABLE trucks (vehicle_id bigint PRIMARY KEY REFERENCES vehicles, payload float NOT NULL);
CREATE TABLE payments (id bigint PRIMARY KEY, cents bigint NOT NULL);
CREATE TABLE card_payments (id bigint PRIMARY KEY, cents bigint NOT NULL, card_number varchar(19) NOT NULL);
CREATE TABLE cash_payments (id bigint PRIMARY KEY, cents bigint NOT NULL, till varchar(255));

-- Rules.
CREATE TABLE accounts (
    id     bigint PRIMARY KEY,
    login  varchar(50) NOT NULL CONSTRAINT login_taken UNIQUE,
    iban   varchar(34) UNIQUE,
    bank   varchar(8),
    number varchar(20),
    UNIQUE (number, bank)
);
CREATE UNIQUE INDEX login_without_case ON accounts (lower(login));
CREATE TABLE prices (
    id   bigint PRIMARY KEY,
    low  int NOT NULL CHECK (low >= 0),
    high int NOT NULL,
    CHECK (low <= high)
);
ALTER TABLE prices ALTER COLUMN low DROP NOT NULL;
CREATE TABLE events (
    id    bigint PRIMARY KEY,
    day   date,
    place varchar(60),
    code  varchar(12),
    open  boolean NOT NULL
);
CREATE INDEX events_by_day ON events (day DESC, place);
CREATE UNIQUE INDEX events_by_code ON events (code);
CREATE INDEX open_events ON events (place) WHERE open;
CREATE TABLE books (id bigint PRIMARY KEY, title varchar(255));
CREATE TABLE book_covers (book_id bigint PRIMARY KEY REFERENCES books, colour varchar(7));
CREATE SEQUENCE archive.record_seq INCREMENT BY 10;
CREATE TABLE archive.records (
    id       bigint PRIMARY KEY DEFAULT nextval('archive.record_seq'),
    owner_id bigint REFERENCES owners
);
ALTER SEQUENCE archive.record_seq OWNED BY archive.records.id;
CREATE TABLE archive.pages (
    id          bigint PRIMARY KEY,
    document_id bigint NOT NULL REFERENCES archive.records
);
CREATE VIEW pet_counts AS
SELECT owner_id, count(*) AS pets
FROM pets
GROUP BY owner_id;

-- What no entity knows: a table of somebody else's, a function, a trigger.
CREATE TABLE spatial_notes (id int PRIMARY KEY, owner_id bigint REFERENCES owners);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
CREATE TRIGGER notes_touched BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION touch();
