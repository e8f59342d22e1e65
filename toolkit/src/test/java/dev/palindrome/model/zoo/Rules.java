package dev.palindrome.model.zoo;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.NaturalId;

/** Uniques, checks, indexes, schemas, views. */
@SuppressWarnings({"unused", "NullAway.Init"})
public final class Rules {
    private Rules() {}

    @Entity
    @Table(
            name = "accounts",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uq_account_bank_number",
                            columnNames = {"bank", "number"}))
    public static class Account {
        @Id
        long id;

        @Column(unique = true, nullable = false, length = 50)
        String login;

        @NaturalId
        @Column(length = 34)
        String iban;

        @Column(length = 8)
        String bank;

        @Column(length = 20)
        String number;
    }

    @Entity
    @Table(name = "prices", check = @CheckConstraint(name = "ck_price_range", constraint = "low <= high"))
    public static class Price {
        @Id
        long id;

        @Column(check = @CheckConstraint(name = "ck_price_low", constraint = "low >= 0"))
        int low;

        int high;
    }

    @Entity
    @Table(
            name = "events",
            indexes = {
                @Index(name = "ix_event_day", columnList = "day desc, place"),
                @Index(name = "ix_event_code", columnList = "code", unique = true),
                @Index(name = "ix_event_open", columnList = "place", options = "where open")
            })
    public static class Event {
        @Id
        long id;

        java.time.LocalDate day;

        @Column(length = 60)
        String place;

        @Column(length = 12)
        String code;

        boolean open;
    }

    @Entity
    @Table(name = "books")
    @SecondaryTable(name = "book_covers", pkJoinColumns = @PrimaryKeyJoinColumn(name = "book_id"))
    public static class Book {
        @Id
        long id;

        String title;

        @Column(table = "book_covers", length = 7)
        String colour;
    }

    @Entity
    @Table(name = "records", schema = "archive")
    public static class ArchivedRecord {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "record")
        @SequenceGenerator(name = "record", sequenceName = "record_seq", schema = "archive", allocationSize = 10)
        long id;

        @ManyToOne
        @JoinColumn(name = "owner_id")
        Relations.Owner owner;
    }

    @Entity
    @Table(name = "pages", schema = "archive")
    public static class ArchivedPage {
        @Id
        long id;

        @ManyToOne(optional = false)
        ArchivedRecord document;
    }

    @Entity
    @Immutable
    @Table(name = "pet_counts")
    public static class PetCount {
        @Id
        @Column(name = "owner_id")
        long ownerId;

        long pets;
    }
}
