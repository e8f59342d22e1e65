package dev.palindrome.sample.acquisition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One window of a grid. */
@Entity
@Table(
        name = "gridsquare",
        indexes =
                @Index(
                        name = "idx_gridsquare_acquisition_datetime_status",
                        columnList = "acquisition_datetime, status"),
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_gridsquare_grid_natural_id",
                        columnNames = {"grid_id", "natural_id"}))
public class Gridsquare {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "grid_id", foreignKey = @ForeignKey(name = "fk_gridsquare_grid"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Grid grid;

    /** What the microscope's software calls it; unique on its grid. */
    @Column(name = "natural_id", nullable = false, length = 64)
    private String naturalId;

    @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
    @ColumnDefault("'NONE'")
    @Column(nullable = false)
    private GridsquareStatus status = GridsquareStatus.NONE;

    @Column(name = "acquisition_datetime", columnDefinition = "timestamptz")
    private @Nullable Instant acquisitionDatetime;

    private @Nullable Double defocus;

    private @Nullable Double magnification;

    @Column(name = "pixel_size")
    private @Nullable Double pixelSize;

    @Column(name = "detector_name")
    private @Nullable String detectorName;

    @Column(name = "image_path", length = Length.LONG32)
    private @Nullable String imagePath;

    /** For the persistence provider. */
    protected Gridsquare() {}

    /** A grid square that nobody has looked at. */
    public Gridsquare(UUID id, Grid grid, String naturalId) {
        this.id = id;
        this.grid = grid;
        this.naturalId = naturalId;
    }

    public UUID id() {
        return id;
    }

    public Grid grid() {
        return grid;
    }

    public GridsquareStatus status() {
        return status;
    }
}
