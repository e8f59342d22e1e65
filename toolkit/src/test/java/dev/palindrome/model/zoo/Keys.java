package dev.palindrome.model.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.io.Serializable;
import java.util.UUID;

/** Where keys come from. */
@SuppressWarnings({"unused", "serial", "NullAway.Init"})
public final class Keys {
    private Keys() {}

    @Entity
    @Table(name = "identity_row")
    public static class IdentityRow {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;
    }

    @Entity
    @Table(name = "serial_row")
    public static class SerialRow {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
    }

    @Entity
    @Table(name = "always_row")
    public static class AlwaysRow {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity
    @Table(name = "sequence_row")
    public static class SequenceRow {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket")
        @SequenceGenerator(name = "ticket", sequenceName = "ticket_number", initialValue = 1000, allocationSize = 20)
        Long id;
    }

    @Entity
    @Table(name = "owned_row")
    public static class OwnedRow {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "owned")
        @SequenceGenerator(name = "owned", sequenceName = "owned_row_id_seq", allocationSize = 1)
        Long id;
    }

    @Entity
    @Table(name = "auto_row")
    public static class AutoRow {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Table(name = "uuid_row")
    public static class UuidRow {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;
    }

    @Entity
    @Table(name = "assigned_row")
    public static class AssignedRow {
        @Id
        @Column(length = 20)
        String code;
    }

    @Entity
    @Table(name = "counted_row")
    public static class CountedRow {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counter")
        @TableGenerator(name = "counter", table = "counters", pkColumnName = "counter", valueColumnName = "next")
        Long id;
    }

    @Embeddable
    public record RoomKey(@Column(length = 10) String building, int number) implements Serializable {}

    @Entity
    @Table(name = "room")
    public static class Room {
        @EmbeddedId
        RoomKey key;

        int seats;
    }

    /** The key of a plot. */
    public static class PlotKey implements Serializable {
        int sheet;
        String letter;

        @Override
        public boolean equals(Object other) {
            return other instanceof PlotKey that && that.sheet == sheet && that.letter.equals(letter);
        }

        @Override
        public int hashCode() {
            return sheet;
        }
    }

    @Entity
    @IdClass(PlotKey.class)
    @Table(name = "plot")
    public static class Plot {
        @Id
        int sheet;

        @Id
        @Column(length = 1)
        String letter;
    }

    @Entity
    @Table(name = "identity_detail")
    public static class IdentityDetail {
        @Id
        Long id;

        @MapsId
        @OneToOne(optional = false)
        IdentityRow row;
    }
}
