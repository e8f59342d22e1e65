package dev.palindrome.sample.acquisition;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One session at a microscope, for one experiment. */
@Entity
@Table(
        name = "acquisition",
        indexes = @Index(name = "idx_acquisition_instrument", columnList = "instrument_id"),
        uniqueConstraints = @UniqueConstraint(name = "uq_acquisition_slug", columnNames = "slug"),
        check = {
            @CheckConstraint(name = "ck_acquisition_ends_after_start", constraint = "end_time >= start_time"),
            @CheckConstraint(
                    name = "ck_acquisition_instrument_id_has_model",
                    constraint = "instrument_model IS NOT NULL OR instrument_id IS NULL")
        })
public class Acquisition {
    @Id
    private UUID id;

    @Column(nullable = false)
    private String name;

    /** Its name in addresses; unique, and never changed once it has been given out. */
    @Column(nullable = false, length = 80)
    private String slug;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'PLANNED'")
    @Column(nullable = false)
    private AcquisitionStatus status = AcquisitionStatus.PLANNED;

    @Column(name = "start_time", columnDefinition = "timestamptz")
    private @Nullable Instant startTime;

    @Column(name = "end_time", columnDefinition = "timestamptz")
    private @Nullable Instant endTime;

    @Column(name = "paused_time", columnDefinition = "timestamptz")
    private @Nullable Instant pausedTime;

    @Column(name = "storage_path", length = Length.LONG32)
    private @Nullable String storagePath;

    @Column(name = "computer_name")
    private @Nullable String computerName;

    @Column(name = "instrument_model", length = Length.LONG32)
    private @Nullable String instrumentModel;

    @Column(name = "instrument_id", length = Length.LONG32)
    private @Nullable String instrumentId;

    /** For the persistence provider. */
    protected Acquisition() {}

    /** A planned acquisition. */
    public Acquisition(UUID id, String name, String slug) {
        this.id = id;
        this.name = name;
        this.slug = slug;
    }

    public UUID id() {
        return id;
    }

    public AcquisitionStatus status() {
        return status;
    }

    /** Marks it as begun. */
    public void start(Instant now) {
        status = AcquisitionStatus.STARTED;
        startTime = now;
    }
}
