package dev.palindrome.model.zoo;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** What a column can hold. */
@SuppressWarnings({"unused", "serial", "NullAway.Init"})
public final class Values {
    private Values() {}

    @Entity
    @Table(name = "numbers")
    public static class Numbers {
        @Id
        long id;

        short little;
        int middle;
        Long big;
        float rough;
        double fine;

        @Column(precision = 12, scale = 2, nullable = false)
        BigDecimal money;

        BigInteger huge;
        boolean flag;
        Boolean perhaps;
    }

    @Entity
    @Table(name = "texts")
    public static class Texts {
        @Id
        long id;

        String plain;

        @Column(length = 40, nullable = false)
        String bounded;

        @Column(length = Length.LONG32)
        String unbounded;

        char letter;

        @Column(columnDefinition = "text not null")
        String defined;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String wide;

        @Lob
        String large;
    }

    @Entity
    @Table(name = "times")
    public static class Times {
        @Id
        long id;

        Instant instant;
        LocalDate day;
        LocalTime clock;
        LocalDateTime local;
        OffsetDateTime shifted;
        Duration lasting;

        @Column(columnDefinition = "timestamptz(0)")
        Instant second;
    }

    @Entity
    @Table(name = "others")
    public static class Others {
        @Id
        UUID id;

        byte[] bytes;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> document;

        String[] words;
        int[] numbers;
        List<String> list;

        @JdbcTypeCode(SqlTypes.INET)
        @Column(columnDefinition = "inet")
        java.net.InetAddress address;
    }

    /** In no alphabetical order. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    /** An enum of PostgreSQL. */
    public enum Mood {
        SAD,
        HAPPY
    }

    /** An enum of PostgreSQL whose order counts. */
    public enum Grade {
        LOW,
        FAIR,
        HIGH
    }

    @Entity
    @Table(name = "enums")
    public static class Enums {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 20)
        Size size;

        @Enumerated(EnumType.ORDINAL)
        Size rank;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Mood mood;

        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        @ColumnDefault("'LOW'")
        @Column(nullable = false)
        Grade grade;
    }

    @Entity
    @Table(name = "defaults")
    public static class Defaults {
        @Id
        @ColumnDefault("gen_random_uuid()")
        UUID id;

        @ColumnDefault("now()")
        @Column(nullable = false)
        Instant made;

        @ColumnDefault("'new'")
        String state;

        @ColumnDefault("0")
        int count;

        @Column(columnDefinition = "numeric(10,2) default 1.50 not null")
        BigDecimal factor;

        String silent;
    }

    @Entity
    @Table(name = "boxes")
    public static class Box {
        @Id
        long id;

        int width;
        int height;

        @GeneratedColumn("width * height")
        int area;

        @Generated
        @Column(name = "serial_number", insertable = false, updatable = false)
        Long serialNumber;
    }

    @Converter
    public static class UriConverter implements AttributeConverter<URI, String> {
        @Override
        public String convertToDatabaseColumn(URI uri) {
            return uri.toString();
        }

        @Override
        public URI convertToEntityAttribute(String text) {
            return URI.create(text);
        }
    }

    @Entity
    @Table(name = "links")
    public static class Link {
        @Id
        long id;

        @Convert(converter = UriConverter.class)
        @Column(length = 2000)
        URI target;
    }

    /** What many entities have. */
    @MappedSuperclass
    public abstract static class Stamped {
        @Id
        long id;

        @Version
        int version;

        @CreationTimestamp
        @Column(name = "created_at", nullable = false, updatable = false)
        Instant createdAt;

        @UpdateTimestamp
        @Column(name = "updated_at")
        Instant updatedAt;
    }

    @Entity
    @Table(name = "notes", comment = "What people wrote down")
    public static class Note extends Stamped {
        @Comment("In Markdown")
        @Column(length = Length.LONG32)
        String body;
    }

    @Embeddable
    public static class Address {
        @Column(length = 100)
        String street;

        @Column(length = 10)
        String zip;
    }

    @Entity
    @Table(name = "people")
    public static class Person {
        @Id
        long id;

        @Embedded
        Address home;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "work_street", length = 100))
        @AttributeOverride(name = "zip", column = @Column(name = "work_zip", length = 10))
        Address work;

        @Column(name = "\"Order\"")
        int order;
    }
}
